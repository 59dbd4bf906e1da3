"""The proof that a collection passed every rule; what is unchecked cannot be run or rendered."""

from dataclasses import dataclass

from dlprep.collection import Collection
from dlprep.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A collection without errors, and the warnings it was given. Made by the rules only."""

    collection: Collection
    warnings: tuple[Problem, ...] = ()
