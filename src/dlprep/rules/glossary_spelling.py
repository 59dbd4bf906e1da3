"""The glossary contradicts itself: one spelling stands for two terms, or is listed twice.

Keep a spelling with the term it means most often. A spelling is either the term's own, or another
one (`also`), or to be avoided (`avoid`). Terms may share what readers type for either, such as
정규화 for normalization and for regularization: both list it under `also`.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.model import LANGUAGES, Language, Term, Text
from dlprep.problems import Code, Problem, Related

CODES: Final = (Code("glossary-spelling"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of the glossary."""
    yield from _unique([term.id for term in collection.glossary.terms], "the id")
    for language in LANGUAGES:
        shared = _shared(collection.glossary.terms, language)
        spellings = [
            text
            for term in collection.glossary.terms
            for text in _spellings(term, language)
            if text.value not in shared
        ]
        yield from _unique(spellings, "the spelling")


def _shared(terms: Iterable[Term], language: Language) -> set[str]:
    """Spellings that terms list only under ``also``; any number of terms may share these."""
    also = {text.value for term in terms for text in term.also.get(language, ())}
    return also - {text.value for term in terms for text in _exclusive(term, language)}


def _spellings(term: Term, language: Language) -> Iterator[Text]:
    yield from _exclusive(term, language)
    yield from term.also.get(language, ())


def _exclusive(term: Term, language: Language) -> Iterator[Text]:
    yield term.name(language)
    yield from term.avoid.get(language, ())


def _unique(texts: list[Text], what: str) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for text in texts:
        if first.setdefault(text.value, text) is not text:
            yield _problem(
                place=text.place(),
                message=f"{what} “{text}” is listed already",
                remedy="Keep one of the two.",
                related=(Related(first[text.value].place(), "first listed here"),),
            )
