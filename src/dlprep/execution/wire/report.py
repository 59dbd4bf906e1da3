"""What a snippet's process says of itself: the message that nobody may trust.

The code that writes it shares its process with the snippet, which may have written it itself. So
whoever reads one gets only what the runner would have sent: nothing longer, and no control
characters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import inf
from typing import Any, Self

from dlprep.execution.wire import bounds
from dlprep.execution.wire.untrusted import integer, items, number, string, texts, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An exception, as a snippet's process reports it.

    Attributes:
        kind: name of its class.
        names: names of its class and of the classes it derives from.
        message: its message.
        line: line of the file in which the snippet was, from 1; 0 if in none.
        column: column in the snippet's own source, from 1; 0 if unknown.
        trace: the traceback with the snippet's frames only.
    """

    kind: str
    names: tuple[str, ...]
    message: str
    line: int
    column: int
    trace: str

    def last_line(self) -> str:
        """Class and message, as the last line of a traceback shows them."""
        return f"{self.kind}: {self.message}" if self.message else self.kind

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """What JSON holds of an exception. Raises TypeError or KeyError for anything else."""
        return cls(
            kind=_text(data["kind"], bounds.NAME),
            names=_names(data["names"]),
            message=_text(data["message"], bounds.MESSAGE),
            line=integer(data["line"]),
            column=integer(data["column"]),
            trace=_text(data["trace"], bounds.TRACE),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning, as a snippet's process reports it; see :class:`Raised` for the attributes."""

    kind: str
    names: tuple[str, ...]
    message: str
    line: int

    @classmethod
    def from_data(cls, data: Any) -> Self:  # noqa: ANN401 - anything that JSON can be
        """What JSON holds of a warning. Raises TypeError or KeyError for anything else."""
        return cls(
            kind=_text(data["kind"], bounds.NAME),
            names=_names(data["names"]),
            message=_text(data["message"], bounds.WARNING),
            line=integer(data["line"]),
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures that a snippet left open.

    Attributes:
        documents: SVG documents as matplotlib wrote them, in the order of creation.
        code: code of the problem for which the figures can't be shown, or empty.
        message: what that problem is.
    """

    documents: tuple[str, ...] = ()
    code: str = ""
    message: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """What JSON holds of figures. Raises TypeError or KeyError for anything else."""
        return cls(
            documents=tuple(_text(each) for each in items(data["documents"], bounds.FIGURES)),
            code=_text(data["code"], bounds.NAME),
            message=_text(data["message"], bounds.MESSAGE),
        )


@dataclass(slots=True, kw_only=True)
class Report:
    """How a snippet's code ended and what it gave, as its own process tells.

    Attributes:
        failure: what it raised.
        warnings: what it was warned of.
        values: text by field.
        unknown: why a field's name was not found, by field.
        unshowable: why a field's value has no text, by field.
        drawn: its figures.
        seconds: processor time.
    """

    failure: Raised | None = None
    warnings: list[Warned] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    unshowable: dict[str, str] = field(default_factory=dict)
    drawn: Drawn = field(default_factory=Drawn)
    seconds: float = 0.0

    def to_json(self) -> bytes:
        """JSON in UTF-8."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Self | None:
        """The report that :meth:`to_json` wrote; none if it is another than the runner sends."""
        try:
            return cls._from_data(json.loads(data))
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    @classmethod
    def _from_data(cls, data: Mapping[str, Any]) -> Self:
        warnings = items(data["warnings"], bounds.WARNINGS + 1)
        return cls(
            failure=None if data["failure"] is None else Raised.from_data(data["failure"]),
            warnings=[Warned.from_data(each) for each in warnings],
            values=_values(data["values"]),
            unknown=_values(data["unknown"]),
            unshowable=_values(data["unshowable"]),
            drawn=Drawn.from_data(data["drawn"]),
            seconds=number(data["seconds"]),
        )


def _names(found: object) -> tuple[str, ...]:
    return tuple(_text(name, bounds.NAME) for name in items(found, bounds.NAMES))


def _values(found: object) -> dict[str, str]:
    return {name: _text(text) for name, text in texts(found, bounds.VALUE).items()}


def _text(item: object, longest: float = inf) -> str:
    return visible(string(item, longest).encode("utf-8", "backslashreplace").decode())
