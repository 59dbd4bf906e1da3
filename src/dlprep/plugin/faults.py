"""What is said when a build fails for a reason that is not in a question file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import jinja2
from mkdocs.exceptions import MkDocsException, PluginError

TEMPLATES: Final = (".html", ".xml")
UNHARMED: Final = "The previous site is unharmed."


def told(error: Exception, root: Path) -> PluginError | None:
    """The error in plain words, naming the place; nothing where MkDocs says it or it is a bug."""
    if isinstance(error, MkDocsException):
        return None
    if isinstance(error, jinja2.TemplateError):
        return PluginError(f"{template_fault(error, root)} {UNHARMED}")
    if isinstance(error, OSError):
        return PluginError(f"{_os_fault(error, root)} {UNHARMED}")
    return None


def _os_fault(error: OSError, root: Path) -> str:
    path = error.filename2 or error.filename  # of a copy, where it was to go
    place = f"{_relative(str(path), root)}: " if path else ""
    return f"{place}{error.strerror or error}."


def template_fault(error: jinja2.TemplateError, root: Path) -> str:
    """What is wrong with a template of the theme, and in which line."""
    place, line = _template_place(error)
    return f"{_relative(place, root)}:{line}: {error.message}." if place else f"{error.message}."


def _template_place(error: jinja2.TemplateError) -> tuple[str, int]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    place, line = "", 0
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename.endswith(TEMPLATES):
            place, line = code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return place, line


def _relative(path: str, root: Path) -> str:
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path
