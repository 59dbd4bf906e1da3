"""What is said when a build fails for a reason that is not in a question file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import jinja2
from mkdocs.exceptions import MkDocsException, PluginError

from dlprep.rendering.template_errors import innermost_line, undecodable_byte

TEMPLATES: Final = (".html", ".xml")
UNHARMED: Final = "The previous site is unharmed."


def explain(error: Exception, root: Path) -> PluginError | None:
    """The error in plain words, naming the place; nothing where MkDocs says it or it is a bug."""
    if isinstance(error, MkDocsException):
        return None
    if isinstance(error, OSError):
        fault = describe_os_error(error, root)
    else:
        fault = describe_template_error(error, root)
    return PluginError(f"{fault} {UNHARMED}") if fault else None


def describe_os_error(error: OSError, root: Path) -> str:
    """What the system refused, and for which file."""
    path = error.filename2 or error.filename  # of a copy, where it was to go
    place = f"{_relative(str(path), root)}: " if path else ""
    return f"{place}{error.strerror or error}."


def describe_template_error(error: Exception, root: Path) -> str:
    """What is wrong with a template of the theme, and in which line; empty if nothing is.

    Templates compute: whatever is raised while one is used is its fault.
    """
    place = _template_place(error)
    where = f"{_relative(place[0], root)}:{place[1]}: " if place else ""
    if isinstance(error, jinja2.TemplateError):
        return f"{where}{error.message}."
    return f"{where}{type(error).__name__}: {error}." if where else ""


def describe_encoding_error(error: UnicodeDecodeError, file: Path, root: Path) -> str:
    """Which byte of a file is not UTF-8."""
    line, byte = undecodable_byte(error)
    return f"{_relative(str(file), root)}:{line}: byte {byte} is not UTF-8. Save it as UTF-8."


def _template_place(error: Exception) -> tuple[str, int] | None:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    return innermost_line(error, lambda file: file.endswith(TEMPLATES))


def _relative(path: str, root: Path) -> str:
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path
