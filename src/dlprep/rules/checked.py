"""The proof that a collection passed every rule; what is unchecked cannot be rendered.

Nor can it be run, but for a :class:`Trial`, of which nothing comes to a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from dlprep.collection import Collection, Drafts
from dlprep.problems import Code, Problem, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """A collection without errors, and the warnings it was given. Made by the rules only.

    ``drafts`` are the paths of questions of which errors were taken for warnings, because their
    pages can be made as they are.
    """

    collection: Collection
    warnings: tuple[Problem, ...] = ()
    drafts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions whose snippets are tried out, and a warning for each that is not finished."""

    collection: Drafts
    warnings: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, collection: Drafts, problems: Iterable[Problem]) -> Self:
        """The trial of these questions, of which ``problems`` were found, in their order."""
        errors: dict[str, list[Problem]] = {question.path: [] for question in collection.questions}
        for problem in problems:
            if problem.severity is Severity.ERROR and problem.place.path in errors:
                errors[problem.place.path].append(problem)
        return cls(collection, tuple(_unfinished(found) for found in errors.values() if found))


def _unfinished(errors: list[Problem]) -> Problem:
    """One warning for all: who tries out code need not read what the check says anyway."""
    first, others = errors[0], len(errors) - 1
    further = f", and {others} more error{'s' * (others > 1)}" if others else ""
    return Problem(
        code=Code("unfinished-question"),
        place=first.place,
        message=f"the question is not finished: {first.message}{further}",
        remedy=f"See `dlprep check {first.place.path}` before you send it.",
        severity=Severity.WARNING,
    )


Runnable = Checked | Trial
"""Whose snippets may be executed."""
