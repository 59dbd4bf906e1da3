"""What readers type, which pages are right for it, and how well a list of pages does.

for row in rows("own-queries"):
    outcomes.append(Outcome(row, tuple(ids_found(row.query))))
print(Figures.of(outcomes).first)
"""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from dlprep.model import Language

SETS: Final = ("queries", "own-queries", "held-out-queries")
"""The files of queries: for tuning, of our own for tuning, and those that nobody tunes on."""

_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """A query, and the pages of which any is a right first answer."""

    id: str
    site: Language
    category: str
    query: str
    expect: frozenset[str]


def rows(name: str, existing: Collection[str]) -> list[Row]:
    """The queries of one file, without those whose right pages are all still to be written."""
    read = json.loads((_DATA / f"{name}.json").read_text("utf-8"))["queries"]
    every = (Row(r["id"], r["site"], r["cat"], r["q"], frozenset(r["expect"])) for r in read)
    return [row for row in every if not row.expect.isdisjoint(existing)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The pages that a search gave for a query, the best first, each once."""

    row: Row
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """The place of the first right page, counted from 1."""
        places = (at for at, page in enumerate(self.found, 1) if page in self.row.expect)
        return next(places, None)

    def within(self, places: int) -> bool:
        """Whether a right page is among the first."""
        return self.rank is not None and self.rank <= places

    def __str__(self) -> str:
        expected = ", ".join(sorted(self.row.expect))
        instead = ", ".join(self.found[:5]) or "nothing"
        return f"{self.row.id} “{self.row.query}” -> {instead}; expected {expected}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of queries with a right page first and within five, and the mean reciprocal rank."""

    count: int
    first: float
    five: float
    reciprocal: float

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Self:
        """The figures of at least one outcome."""
        every = list(outcomes)
        return cls(
            count=len(every),
            first=statistics.fmean(one.within(1) for one in every),
            five=statistics.fmean(one.within(5) for one in every),
            reciprocal=statistics.fmean(1 / one.rank if one.rank else 0 for one in every),
        )

    def __str__(self) -> str:
        return f"{self.count:5} {self.first:6.3f} {self.five:6.3f} {self.reciprocal:6.3f}"


def by_category(outcomes: Iterable[Outcome]) -> Mapping[str, list[Outcome]]:
    """The outcomes of each category, in the order in which the file names them."""
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.row.category].append(outcome)
    return found
