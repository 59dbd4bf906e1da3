"""The Jinja templates that turn views into Markdown, and what is wrong with them.

Whatever a template writes out is escaped for Markdown and for HTML attributes at once, unless it
is of type ``Markup``: see :mod:`dlprep.rendering.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from dlprep.problems import Code, Place, Problem
from dlprep.rendering.template_errors import innermost_line, undecodable_byte
from dlprep.rendering.text import escape_markdown

_RAISED_BY_TEMPLATES = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    jinja2.TemplateRuntimeError,
)


class TemplateFault(Exception):  # noqa: N818 - what every other module calls a fault
    """A template cannot be used; carries the problem to its reporter inside this package."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Templates:
    """The templates of one folder; each is read once in the lifetime of this object.

    ``state`` is another one after any of them has changed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.state = tuple(sorted(_states(folder)))
        self._environment = _environment(folder)
        self._templates: dict[str, jinja2.Template] = {}

    def render(self, name: str, **view: object) -> str:
        """The Markdown that the template gives for ``view``.

        Raises:
            TemplateFault: it is missing, malformed, or fails on this view.
        """
        template = self._templates.get(name) or self._load(name)
        try:
            return str(template.render(view))
        except jinja2.TemplateNotFound as error:
            raise self._missing(error, self._line(error, name)) from error
        except jinja2.TemplateSyntaxError as error:
            raise self._malformed(error) from error
        except jinja2.UndefinedError as error:
            raise self._undefined(error, name) from error
        except OSError as error:
            raise self._unreadable(error, name) from error
        except RecursionError as error:
            raise self._endless(error, name) from error
        except _RAISED_BY_TEMPLATES as error:
            raise self._failed(error, name) from error

    def _load(self, name: str) -> jinja2.Template:
        try:
            template = self._environment.get_template(name)
        except jinja2.TemplateNotFound as error:
            raise self._missing(error, Place(self._path(name))) from error
        except jinja2.TemplateSyntaxError as error:
            raise self._malformed(error) from error
        except UnicodeDecodeError as error:
            raise self._encoding(error, name) from error
        except OSError as error:
            raise self._unreadable(error, name) from error
        self._templates[name] = template
        return template

    def _path(self, name: str) -> str:
        return f"{self._folder.name}/{name}"

    def _line(self, error: BaseException, name: str) -> Place:
        """Where in the templates an error arose: the innermost of their lines it went through."""
        found = innermost_line(error, lambda file: Path(file).is_relative_to(self._folder))
        if found is None:
            return Place(self._path(name))
        file, line = found
        return Place(self._path(Path(file).relative_to(self._folder).as_posix()), line)

    def _missing(self, error: jinja2.TemplateNotFound, place: Place) -> TemplateFault:
        return _fault(
            Code("template-missing"),
            place,
            f"there is no template {self._path(str(error.name))}",
            "Restore the file, or correct its name where it is included.",
        )

    def _malformed(self, error: jinja2.TemplateSyntaxError) -> TemplateFault:
        return _fault(
            Code("template-syntax"),
            Place(self._path(error.name or ""), error.lineno),
            f"this is not a Jinja template: {error.message}",
            "Correct the line; {% … %} and {{ … }} must be closed, and blocks ended.",
        )

    def _undefined(self, error: jinja2.UndefinedError, name: str) -> TemplateFault:
        return _fault(
            Code("template-undefined"),
            self._line(error, name),
            f"the template uses a name that does not exist: {error.message}",
            "Use a field of the view, listed in src/dlprep/rendering/views.py, "
            "or a word of src/dlprep/words/table.py.",
        )

    def _failed(self, error: Exception, name: str) -> TemplateFault:
        return _fault(
            Code("template-failed"),
            self._line(error, name),
            f"the template fails while it is filled in: {type(error).__name__}: {error}",
            "Correct the expression in this line.",
        )

    def _endless(self, error: RecursionError, name: str) -> TemplateFault:
        return _fault(
            Code("template-failed"),
            self._line(error, name),
            "the template calls or includes itself without end",
            "End the recursion in this line with a condition.",
        )

    def _unreadable(self, error: OSError, name: str) -> TemplateFault:
        file = Path(error.filename).name if error.filename else name
        return _fault(
            Code("template-unreadable"),
            Place(self._path(file)),
            f"the template cannot be read: {error.strerror or error}",
            "Allow reading the file.",
        )

    def _encoding(self, error: UnicodeDecodeError, name: str) -> TemplateFault:
        line, byte = undecodable_byte(error)
        return _fault(
            Code("template-encoding"),
            Place(self._path(name), line),
            f"the template is not UTF-8: byte {byte} cannot be read",
            "Save the file as UTF-8.",
        )


def _fault(code: Code, place: Place, message: str, remedy: str) -> TemplateFault:
    return TemplateFault(Problem(code=code, place=place, message=message, remedy=remedy))


def _states(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in folder.glob("*.j2"):
        state = file.stat()
        yield file.name, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4)
def _environment(folder: Path) -> jinja2.Environment:
    """Compiled templates are kept between calls; Jinja reads those anew whose file changed."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _escape(value: object) -> Markup:
    return value if isinstance(value, Markup) else escape_markdown(str(value))
