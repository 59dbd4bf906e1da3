"""Checks of a snippet's code: its syntax, and the names of the classes it may raise or warn of."""

import warnings
from dataclasses import replace
from typing import Final

from dlprep.model import Text
from dlprep.parse.field import Field
from dlprep.parse.scalars import Pattern
from dlprep.problems import Code, Place

_CLASS: Final = Pattern(
    r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*",
    Code("bad-class-name"),
    "the name of a class",
    "Write the name as in Python, such as ValueError or numpy.linalg.LinAlgError.",
)


def _builtin(*names: str) -> tuple[str, ...]:
    """Each name alone, and with ``builtins.`` before it."""
    return (*names, *(f"builtins.{name}" for name in names))


EXCEPTION: Final = replace(
    _CLASS,
    refused=_builtin("BaseException", "Exception", "object"),
    refusal="would let any exception pass",
)

WARNING: Final = replace(
    _CLASS,
    remedy="Write the name as in Python, such as RuntimeWarning.",
    refused=_builtin("BaseException", "Exception", "Warning", "object"),
    refusal="would let any warning pass",
)


def check_syntax(field: Field, code: Text) -> None:
    """Note at its line what keeps Python from compiling the code, if anything does.

    Warnings count, such as the one of an invalid escape, because they would fail the run.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(code.value, code.origin.path, "exec", dont_inherit=True)
    except SyntaxError as error:
        _report(field, _place(code, error.lineno or 1, error.offset or 1), error.msg)
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        _report(field, code.origin, str(error) or "it is nested too deep")


def _place(code: Text, line: int, column: int) -> Place:
    """The place of a position in the code, the end of its text for positions behind that."""
    last = code.value.rstrip("\n").count("\n") + 1
    text = code.value.split("\n")[min(line, last) - 1]
    column = column if line <= last else len(text) + 1
    origin = code.origin
    return Place(origin.path, origin.line + min(line, last) - 1, origin.column + max(column, 1) - 1)


def _report(field: Field, place: Place, said: str) -> None:
    field.report(
        Code("snippet-syntax"),
        f"Python cannot read the code: {said}",
        "Correct it; where it is not meant to be run, say why in `not_run`.",
        place,
    )
