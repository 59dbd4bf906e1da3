"""What is said when a build fails for a reason that is not in a question file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from mkdocs.exceptions import MkDocsException, PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEMPLATES: Final = (".html", ".xml")
_UNHARMED: Final = "The previous site is unharmed."


def told(error: Exception, root: Path) -> PluginError | None:
    """The error in plain words, naming the place; nothing where MkDocs says it or it is a bug."""
    if isinstance(error, MkDocsException):
        return None
    if isinstance(error, jinja2.TemplateError):
        return PluginError(f"{_template_fault(error, root)} {_UNHARMED}")
    if isinstance(error, OSError):
        return PluginError(f"{_os_fault(error, root)} {_UNHARMED}")
    return None


def _os_fault(error: OSError, root: Path) -> str:
    path = error.filename2 or error.filename  # of a copy, where it was to go
    place = f"{_relative(str(path), root)}: " if path else ""
    return f"{place}{error.strerror or error}."


def _template_fault(error: jinja2.TemplateError, root: Path) -> str:
    place, line = _template_place(error)
    return f"{_relative(place, root)}:{line}: {error.message}." if place else f"{error.message}."


def _template_place(error: jinja2.TemplateError) -> tuple[str, int]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    place, line = "", 0
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename.endswith(_TEMPLATES):
            place, line = code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return place, line


def _relative(path: str, root: Path) -> str:
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path


def refuse_broken_templates(env: jinja2.Environment, folder: Path, root: Path) -> None:
    """Compile every theme template in ``folder``.

    Raises:
        PluginError: some are broken; all of them are named.
    """
    faults = list(_broken(env, _templates(folder), folder, root))
    if faults:
        raise PluginError("\n".join((*faults, _UNHARMED)))


def _templates(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in _TEMPLATES)


def _broken(
    env: jinja2.Environment, files: Iterable[Path], folder: Path, root: Path
) -> Iterable[str]:
    for file in files:
        try:
            env.get_template(file.relative_to(folder).as_posix())
        except jinja2.TemplateSyntaxError as error:
            yield _template_fault(error, root)
