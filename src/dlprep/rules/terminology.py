"""The text uses a spelling of a term that the glossary asks to avoid.

Write the term as the glossary does. Spellings in code, formulas and link targets are left alone,
and so are questions and wrong claims, which quote how other people say it. A Korean term that has
a space is written with it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from dlprep.model import Glossary, Language, Term
from dlprep.problems import Code, Problem
from dlprep.rules.pieces import Piece

CODES: Final = (Code("terminology"),)
_problem = partial(Problem, code=CODES[0])

_LATIN: Final = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class _Avoided:
    """A spelling to avoid, what to write instead, and terms that rightly contain it.

    ``words`` are those of the spelling, case-folded; a text without one of them need not be read.
    """

    words: list[str]
    pattern: re.Pattern[str]
    instead: str
    inside: re.Pattern[str] | None


def checker(glossary: Glossary) -> Callable[[Piece], Iterator[Problem]]:
    """What finds the avoided spellings of this glossary in a text."""
    korean, english = _avoided(glossary, "ko"), _avoided(glossary, "en")
    by_language: dict[Language, list[_Avoided]] = {"ko": [*korean, *english], "en": english}
    return partial(_check, by_language)


def _avoided(glossary: Glossary, language: Language) -> list[_Avoided]:
    allowed = {s for term in glossary.terms for s in _allowed(term, language)}
    found = []
    for term in glossary.terms:
        right = term.name(language).value
        spellings = [text.value for text in term.avoid.get(language, ())]
        together = right.replace(" ", "")
        if language == "ko" and together not in allowed:
            spellings.append(together)
        found += [_spelling(s, right, allowed) for s in spellings]
    return found


def _spelling(spelling: str, right: str, allowed: set[str]) -> _Avoided:
    words = spelling.casefold().split()
    return _Avoided(words, _pattern(spelling, right), right, _longer(spelling, allowed))


def _allowed(term: Term, language: Language) -> Iterator[str]:
    yield term.name(language).value
    yield from (text.value for text in term.also.get(language, ()))


def _pattern(spelling: str, right: str) -> re.Pattern[str]:
    """Whole words where letters are Latin; case counts where only case is wrong."""
    before = r"(?<![A-Za-z0-9])" if _LATIN.match(spelling[0]) else ""
    after = r"(?![A-Za-z0-9])" if _LATIN.match(spelling[-1]) else ""
    words = r"\s+".join(map(re.escape, spelling.split()))
    only_case = spelling.casefold() == right.casefold()
    return re.compile(before + words + after, 0 if only_case else re.IGNORECASE)


def _longer(spelling: str, allowed: set[str]) -> re.Pattern[str] | None:
    """The allowed terms in which the spelling is hidden, such as 완전연결층 around 전연결층."""
    around = [re.escape(term) for term in allowed if spelling in term and spelling != term]
    return re.compile("|".join(sorted(around, key=len, reverse=True))) if around else None


def _check(by_language: dict[Language, list[_Avoided]], piece: Piece) -> Iterator[Problem]:
    if piece.quoted:
        return
    for avoided in _possible(by_language[piece.language], piece.words.casefold()):
        for match in avoided.pattern.finditer(piece.words):
            if not _is_inside(match, avoided.inside):
                yield _problem(
                    place=piece.text.place(match.start()),
                    message=f"the glossary avoids “{' '.join(match[0].split())}”",
                    remedy=f"Write “{avoided.instead}”.",
                )


def _possible(spellings: list[_Avoided], folded: str) -> list[_Avoided]:
    """Those of which every word is in the text: an expression takes far longer to find nothing."""
    likely = [each for each in spellings if each.words[0] in folded]
    return [each for each in likely if all(word in folded for word in each.words)]


def _is_inside(match: re.Match[str], longer: re.Pattern[str] | None) -> bool:
    if longer is None:
        return False
    return any(
        term.start() <= match.start() and match.end() <= term.end()
        for term in longer.finditer(match.string)
    )
