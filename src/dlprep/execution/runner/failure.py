"""An exception as plain data, shown from the snippet's point of view."""

from __future__ import annotations

import linecache
import traceback
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What was raised.

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


def describe(error: BaseException, path: str) -> Failure:
    """``error`` as it looks from the code that was compiled under the name ``path``."""
    shown = traceback.TracebackException.from_exception(error)
    _keep_frames(shown, path, set())
    line, column = _position(error, shown, path)
    return Failure(
        kind=type(error).__name__,
        names=tuple(base.__name__ for base in type(error).__mro__),
        message=_message(error)[:_LONGEST],
        line=line,
        column=column,
        trace=_shortened("".join(shown.format())),
    )


def _keep_frames(shown: traceback.TracebackException | None, path: str, seen: set[int]) -> None:
    if shown is None or id(shown) in seen:
        return
    seen.add(id(shown))
    own = [frame for frame in shown.stack if frame.filename == path]
    shown.stack = traceback.StackSummary.from_list(own)
    for other in (shown.__cause__, shown.__context__, *(shown.exceptions or ())):
        _keep_frames(other, path, seen)


def _position(
    error: BaseException, shown: traceback.TracebackException, path: str
) -> tuple[int, int]:
    """Line and column of the innermost frame, or of the syntax error."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 0, error.offset or 0
    if not shown.stack:
        return 0, 0
    frame = shown.stack[-1]
    number = frame.lineno or 0
    if frame.colno is None:
        return number, 0
    before = linecache.getline(path, number).encode()[: frame.colno]  # columns count bytes
    return number, len(before.decode(errors="replace")) + 1


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException as second:  # noqa: BLE001 - the snippet's own __str__ may raise anything
        return f"<its message cannot be shown: {type(second).__name__}>"


def _shortened(trace: str) -> str:
    if len(trace) <= _LONGEST:
        return trace
    half = _LONGEST // 2
    return f"{trace[:half]}\n…\n{trace[-half:]}"
