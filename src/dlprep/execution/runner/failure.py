"""Describes an exception as plain data, with the frames of the snippet only."""

from __future__ import annotations

import ast
import linecache
from traceback import StackSummary, TracebackException
from typing import Any

from dlprep.execution.wire import bounds
from dlprep.execution.wire.report import Raised


def describe(error: BaseException, path: str) -> Raised:
    """Describe ``error`` with the frames of the code that was compiled as ``path``."""
    try:
        line, column, trace = _locate(error, TracebackException.from_exception(error), path)
    except BaseException as second:  # noqa: BLE001 - its class may have attributes that raise anything
        plain = RuntimeError(f"<its traceback cannot be shown: {type(second).__name__}>")
        frames = _slot(BaseException, "__traceback__", error)
        shown = TracebackException(RuntimeError, plain, frames)
        line, column, trace = _locate(plain, shown, path)
    names = class_names(type(error))
    message = _message(error)
    return Raised(
        kind=names[0], names=names, message=message, line=line, column=column, trace=trace
    )


def class_names(kind: type) -> tuple[str, ...]:
    """The names of ``kind`` and of the classes it derives from."""
    bases = _slot(type, "__mro__", kind)[: bounds.NAMES]
    return tuple(_slot(type, "__name__", base)[: bounds.NAME] for base in bases)


def _slot(kind: type, name: str, of: object) -> Any:  # noqa: ANN401 - several things
    """Read a slot past overrides of the class, which may be the snippet's own."""
    return kind.__dict__[name].__get__(of)


def _locate(error: BaseException, shown: TracebackException, path: str) -> tuple[int, int, str]:
    """Line and column of ``error``, and its traceback."""
    _keep_own_frames(shown, path, set())
    return *_position(error, shown, path), _shorten("".join(shown.format()))


def _keep_own_frames(shown: TracebackException | None, path: str, seen: set[int]) -> None:
    if shown is None or id(shown) in seen:
        return
    seen.add(id(shown))
    own = [frame for frame in shown.stack if frame.filename == path]
    shown.stack = StackSummary.from_list(own)
    for other in (shown.__cause__, shown.__context__, *(shown.exceptions or ())):
        _keep_own_frames(other, path, seen)


def _position(error: BaseException, shown: TracebackException, path: str) -> tuple[int, int]:
    """Line and column of the innermost frame, or of the syntax error."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 0, error.offset or 0
    if not shown.stack:
        return 0, 0
    frame = shown.stack[-1]
    number = frame.lineno or 0
    if frame.colno is None:
        return number, 0
    number, offset = _condition(path, number, frame.colno)
    before = linecache.getline(path, number).encode()[:offset]  # columns count bytes
    return number, len(before.decode(errors="replace")) + 1


def _condition(path: str, number: int, offset: int) -> tuple[int, int]:
    """Where the condition of the assertion at a place begins, or the place if none is there.

    Python 3.12 says of an assertion that fails where the statement begins, and others where its
    condition does.
    """
    for node in ast.walk(ast.parse("".join(linecache.getlines(path)))):
        match node:
            case ast.Assert(test=test) if (node.lineno, node.col_offset) == (number, offset):
                return test.lineno, test.col_offset
    return number, offset


def _message(error: BaseException) -> str:
    try:
        return str(error)[: bounds.MESSAGE]
    except BaseException as second:  # noqa: BLE001 - the snippet's own __str__ may raise anything
        return f"<its message cannot be shown: {type(second).__name__}>"


def _shorten(trace: str) -> str:
    if len(trace) <= bounds.TRACE:
        return trace
    half = bounds.TRACE // 2 - 2
    return f"{trace[:half]}\n…\n{trace[-half:]}"
