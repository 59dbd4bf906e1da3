"""The glossary for the search: which spellings are one term, and which terms a text names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dlprep.korean import has_hangul, normalize, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dlprep.model import Glossary, Term

_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015·]+")
_LATIN_WORD: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """Groups of spellings, any of which may be typed for any other, numbered from 0.

    ``korean`` and ``latin`` hold what to look for in a text, and which term it names.
    """

    groups: Sequence[Sequence[str]]
    by_spelling: Mapping[str, int]
    korean: Sequence[tuple[str, int]]
    latin: Sequence[tuple[str, int]]

    @classmethod
    def of(cls, glossary: Glossary) -> Self:
        """The groups in the glossary's order; a spelling of two terms counts for the first."""
        groups = [list(_spellings(term)) for term in glossary.terms]
        every = [(one, number) for number, group in enumerate(groups) for one in _different(group)]
        return cls(
            groups=groups,
            by_spelling={squash(spelling): number for spelling, number in reversed(every)},
            korean=[(_unspaced(one), number) for one, number in every if has_hangul(one)],
            latin=[(_words(one), number) for one, number in every if not has_hangul(one)],
        )

    def split(self, aliases: Iterable[str]) -> tuple[list[str], list[int]]:
        """The aliases that are no spelling of a term, and the terms of the others, each once."""
        own: list[str] = []
        named: list[int] = []
        for alias in aliases:
            number = self.by_spelling.get(squash(alias))
            if number is None:
                own.append(alias)
            elif number not in named:
                named.append(number)
        return own, named

    def count_uses(self, text: str) -> Counter[int]:
        """How often each term is named in ``text``, in any spelling."""
        counts: Counter[int] = Counter()
        for searched, spellings in ((_unspaced(text), self.korean), (_words(text), self.latin)):
            for spelling, number in spellings:
                if found := searched.count(spelling):
                    counts[number] += found
        return counts


def _unspaced(text: str) -> str:
    """``text`` without what Korean may leave out between words; other marks keep words apart."""
    return _BETWEEN.sub("", normalize(text))


def _words(text: str) -> str:
    """The Latin words and numbers of ``text``, each between spaces."""
    return f" {' '.join(_LATIN_WORD.findall(normalize(text)))} "


def _different(group: Sequence[str]) -> Iterator[str]:
    """The spellings of a group that are compared as different from each other."""
    yield from {squash(spelling): spelling for spelling in group}.values()


def _spellings(term: Term) -> Iterator[str]:
    """Its Korean and its English name, even where they are one, then every other spelling once."""
    yield from (term.ko.value, term.en.value)
    seen = {squash(term.ko.value), squash(term.en.value)}
    for texts in (*term.also.values(), *term.avoid.values()):
        for text in texts:
            key = squash(text.value)
            if key not in seen:
                seen.add(key)
                yield text.value
