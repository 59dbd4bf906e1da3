"""An exception as plain data, shown from the snippet's point of view."""

from __future__ import annotations

import linecache
import traceback
from typing import Final

from dlprep.execution.protocol import Raised

_LONGEST: Final = 8000


def describe(error: BaseException, path: str) -> Raised:
    """``error`` as it looks from the code that was compiled under the name ``path``."""
    shown = traceback.TracebackException.from_exception(error)
    _keep_frames(shown, path, set())
    line, column = _position(error, shown, path)
    return Raised(
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
