"""A Korean term is given its English word only after it has been mentioned without.

This is a warning. Write 기울기 소실(vanishing gradient) where the answer first mentions the term,
and the Korean alone from then on.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from dlprep.model import Glossary
from dlprep.problems import Code, Problem, Severity
from dlprep.rules.pieces import MASK, Piece

CODES: Final = (Code("first-mention"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_HEADING: Final = re.compile(r"^#[^\n]*", re.MULTILINE)


def checker(glossary: Glossary) -> Callable[[Piece], Iterator[Problem]]:
    """What compares the first mention of each term with the later ones."""
    terms = ((term.ko.value, term.en.value) for term in glossary.terms)
    return partial(_check, sorted(terms, key=lambda term: -len(term[0])))


def _check(terms: list[tuple[str, str]], piece: Piece) -> Iterator[Problem]:
    if piece.language != "ko" or piece.field != "answer":
        return
    words = _HEADING.sub(lambda heading: MASK * len(heading[0]), piece.words)
    for korean, english in terms:
        if f"{korean}(" in words:
            yield from _term(piece, words, korean, english)
        # so that 기울기 is not found in 기울기 소실, which comes before it
        words = words.replace(korean, MASK * len(korean))


def _term(piece: Piece, words: str, korean: str, english: str) -> Iterator[Problem]:
    first = re.search(rf"(?<![가-힣A-Za-z]){re.escape(korean)}", words)
    given = re.search(rf"{re.escape(korean)}\({re.escape(english)}s?\b", words, re.IGNORECASE)
    if first and given and first.start() < given.start():
        yield _problem(
            place=piece.text.place(first.start()),
            message=f"“{korean}” is given its English word only in line "
            f"{piece.text.place(given.start()).line}",
            remedy=f"Write {korean}({english}) here, and the Korean alone below.",
        )
