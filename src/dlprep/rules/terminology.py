"""The text uses a spelling of a term that the glossary asks to avoid.

Write the term as the glossary does. Spellings in code, formulas and link targets are left alone,
and so are questions and wrong claims, which quote how other people say it. A Korean term that has
a space is written with it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from dlprep.model import Glossary, Language, Term
from dlprep.problems import Code, Problem
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("terminology"),)
_problem = partial(Problem, code=CODES[0])

_LATIN: Final = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class _Avoided:
    """A spelling to avoid, what to write instead, and how else the glossary lets one write.

    ``words`` are those of the spelling, case-folded; a text without one of them need not be read.
    Most texts have none, so that the expressions are made for the first that has them all.
    """

    words: list[str]
    spelling: str
    instead: str
    allowed: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern: whole words where letters are Latin; case counts where only case is wrong."""
        before = r"(?<![A-Za-z0-9])" if _LATIN.match(self.spelling[0]) else ""
        after = r"(?![A-Za-z0-9])" if _LATIN.match(self.spelling[-1]) else ""
        words = r"\s+".join(map(re.escape, self.spelling.split()))
        only_case = self.spelling.casefold() == self.instead.casefold()
        return re.compile(before + words + after, 0 if only_case else re.IGNORECASE)

    @cached_property
    def inside(self) -> re.Pattern[str] | None:
        """The allowed terms in which the spelling is hidden, such as 완전연결층 around 전연결층."""
        around = (term for term in self.allowed if self.spelling in term and self.spelling != term)
        longest_first = sorted(map(re.escape, around), key=len, reverse=True)
        return re.compile("|".join(longest_first)) if longest_first else None


_Spellings = Mapping[str, list[_Avoided]]
"""Avoided spellings by their first character, case-folded."""


def checker(glossary: Glossary) -> Callable[[TextField], Iterator[Problem]]:
    """A check of a text for the spellings that this glossary avoids."""
    korean, english = list(_avoided(glossary, "ko")), list(_avoided(glossary, "en"))
    by_language: dict[Language, _Spellings] = {
        "ko": _by_first_character([*korean, *english]),
        "en": _by_first_character(english),
    }
    return partial(_check, by_language)


def _avoided(glossary: Glossary, language: Language) -> Iterator[_Avoided]:
    allowed = frozenset(s for term in glossary.terms for s in _allowed(term, language))
    for term in glossary.terms:
        right = term.name(language).value
        spellings = [text.value for text in term.avoid.get(language, ())]
        together = right.replace(" ", "")
        if language == "ko" and together not in allowed:
            spellings.append(together)
        for spelling in spellings:
            yield _Avoided(spelling.casefold().split(), spelling, right, allowed)


def _allowed(term: Term, language: Language) -> Iterator[str]:
    yield term.name(language).value
    yield from (text.value for text in term.also.get(language, ()))


def _by_first_character(spellings: Iterable[_Avoided]) -> _Spellings:
    by_first: dict[str, list[_Avoided]] = defaultdict(list)
    for each in spellings:
        by_first[each.words[0][0]].append(each)
    return by_first


def _check(by_language: Mapping[Language, _Spellings], field: TextField) -> Iterator[Problem]:
    if field.quoted:
        return
    for avoided in _possible(by_language[field.language], field.words.casefold()):
        for match in avoided.pattern.finditer(field.words):
            if not _is_inside(match, avoided.inside):
                yield _problem(
                    place=field.text.place(match.start()),
                    message=f"the glossary avoids “{' '.join(match[0].split())}”",
                    remedy=f"Write “{avoided.instead}”.",
                )


def _possible(spellings: _Spellings, folded: str) -> list[_Avoided]:
    """Those of which every word is in the text: an expression takes far longer to find nothing."""
    there = spellings.keys() & set(folded)
    likely = [each for first in there for each in spellings[first] if each.words[0] in folded]
    return [each for each in likely if all(word in folded for word in each.words)]


def _is_inside(match: re.Match[str], longer: re.Pattern[str] | None) -> bool:
    if longer is None:
        return False
    return any(
        term.start() <= match.start() and match.end() <= term.end()
        for term in longer.finditer(match.string)
    )
