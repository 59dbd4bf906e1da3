"""A Korean answer does not give the English of a term exactly where the glossary asks for it.

This is a warning. A term with `gloss: always` has its English at the first mention, as in
안장점(saddle point), and the Korean alone from then on. All other terms never have it.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from dlprep.korean import SYLLABLES, has_hangul
from dlprep.model import Gloss, Glossary, Term
from dlprep.problems import Code, Problem, Related, Severity
from dlprep.prose import MASK
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("first-mention"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_HEADING: Final = re.compile(r"^#[^\n]*", re.MULTILINE)
_IN_A_WORD: Final = re.compile(rf"[{SYLLABLES}A-Za-z]")
_PLURAL: Final = re.compile(r"(?:e?s)?\b", re.IGNORECASE)


class _Wanted(NamedTuple):
    """A term, and whether it has its English word at the first mention."""

    korean: str
    english: str
    always: bool

    @property
    def with_english(self) -> str:
        """The term as it is first mentioned."""
        return f"{self.korean}({self.english})"


def checker(glossary: Glossary) -> Callable[[TextField], Iterator[Problem]]:
    """A check of every mention of a term against what the glossary asks for."""
    terms = [_wanted(term) for term in glossary.terms if has_hangul(term.ko.value)]
    return partial(_check, sorted(terms, key=lambda term: -len(term.korean)))


def _wanted(term: Term) -> _Wanted:
    always = term.gloss is Gloss.ALWAYS and term.ambiguous is None
    return _Wanted(term.ko.value, term.en.value, always)


def _mentions(korean: str, words: str) -> Iterator[int]:
    """Where the term is in ``words`` and does not end another word."""
    start = words.find(korean)
    while start >= 0:
        if start == 0 or not _IN_A_WORD.match(words, start - 1):
            yield start
        start = words.find(korean, start + len(korean))


def _has_english(english: str, words: str, at: int) -> bool:
    """Whether the English word, or its plural, is in parentheses there."""
    end = at + len(english) + 1
    is_there = words[at:end].casefold() == f"({english}".casefold()
    return is_there and _PLURAL.match(words, end) is not None


def _check(terms: list[_Wanted], field: TextField) -> Iterator[Problem]:
    if field.language != "ko" or field.path != "answer":
        return
    words = _HEADING.sub(lambda heading: MASK * len(heading[0]), field.words)
    for term in terms:
        if term.korean in words:
            yield from _term(field, words, term)
            # so that 기울기 is not found in 기울기 소실, which comes before it
            words = words.replace(term.korean, MASK * len(term.korean))


def _term(field: TextField, words: str, term: _Wanted) -> Iterator[Problem]:
    starts = list(_mentions(term.korean, words))
    for index, start in enumerate(starts):
        wanted = term.always and index == 0
        if wanted != _has_english(term.english, words, start + len(term.korean)):
            first = Related(field.text.place(starts[0]), "first mentioned here")
            yield _problem(
                place=field.text.place(start),
                message=_missing(term) if wanted else _superfluous(term),
                remedy=f"Write {term.with_english if wanted else term.korean} here.",
                related=(first,) if term.always and index else (),
            )


def _missing(term: _Wanted) -> str:
    return f"“{term.korean}” is first mentioned without its English word"


def _superfluous(term: _Wanted) -> str:
    asked = "asks for only at the first mention" if term.always else "does not ask for"
    return f"“{term.korean}” has its English word, which the glossary {asked}"
