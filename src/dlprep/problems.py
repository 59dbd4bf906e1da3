"""What is wrong with a file, where, and what to do about it.

A fault in content is a value, never an exception: a stage returns its result or a
:class:`Refusal`, and the caller shows all of its problems at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Code = NewType("Code", str)
"""The name of a kind of problem. It never changes: people look it up in ``docs/*/problems.md``.

Each is written out where it is used, as ``Code("…")``, so that a test can collect them all.
"""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the project; line and column count from 1, columns in characters.

    ``path`` is relative to the project's root and written with forward slashes.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A further place that a problem speaks of, and in a few words what stands there."""

    place: Place
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: a permanent code, its place, what happened, and what to do about it.

    ``related`` are further places that it speaks of, such as the first of two equal entries.
    ``detail`` holds further lines, such as the traceback of a snippet.
    """

    code: Code
    place: Place
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a stage returns instead of its result: every problem that was found, at least one.

    Raises:
        ValueError: there is no problem, and so nothing to refuse.
    """

    problems: tuple[Problem, ...]

    def __post_init__(self) -> None:
        if not self.problems:
            raise ValueError("a refusal names at least one problem")


def in_order(problems: list[Problem]) -> list[Problem]:
    """Problems sorted by place, then code: the order does not depend on how they were found."""
    return sorted(problems, key=lambda one: (one.place, one.code, one.message, one.related))
