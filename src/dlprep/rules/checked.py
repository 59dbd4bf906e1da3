"""The proof that a collection passed every rule; what is unchecked cannot be rendered.

Nor can it be run, but for a :class:`Trial`, of which nothing comes to a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from dlprep.collection import Collection
from dlprep.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """A collection without errors, and the warnings it was given. Made by the rules only."""

    collection: Collection
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions whose snippets are tried out, and what else is wrong with them, as warnings."""

    collection: Collection
    warnings: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, collection: Collection, problems: Iterable[Problem]) -> Self:
        """The trial of a whole collection, with those of ``problems`` that are errors of it."""
        paths = {question.path for question in collection.questions}
        return cls(
            collection,
            tuple(
                replace(problem, severity=Severity.WARNING)
                for problem in problems
                if problem.place.path in paths and problem.severity is Severity.ERROR
            ),
        )


Runnable = Checked | Trial
"""Whose snippets may be executed."""
