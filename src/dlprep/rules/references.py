"""A question has fewer than two references, or one that cannot be followed or is listed twice.

Give two or more, primary ones first, each with an address that begins with `https://`.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question, Reference
from dlprep.problems import Code, Problem, Related

CODES: Final = (Code("references"),)
_problem = partial(Problem, code=CODES[0])

FEWEST: Final = 2
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[^\s<>\"]*)?")


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of one question."""
    references = question.references
    if len(references) < FEWEST:
        yield _too_few(question)
    first: dict[str, Reference] = {}
    for reference in references:
        url = reference.url.value
        if not _ADDRESS.fullmatch(url):
            yield _unsafe(reference)
        if first.setdefault(url.rstrip("/"), reference) is not reference:
            yield _repeated(reference, first[url.rstrip("/")])


def _too_few(question: Question) -> Problem:
    references = question.references
    return _problem(
        place=question.place_of("references"),
        message=f"the question has {len(references)} of at least {FEWEST} references",
        remedy="Add the paper, documentation or textbook that a reader can check the answer by.",
    )


def _unsafe(reference: Reference) -> Problem:
    return _problem(
        place=reference.url.place(),
        message=f"`{reference.url}` is not an https:// address",
        remedy="Give the address that begins with https://, for a DOI https://doi.org/….",
    )


def _repeated(reference: Reference, first: Reference) -> Problem:
    return _problem(
        place=reference.url.place(),
        message="this address is that of another reference",
        remedy="Remove one of the two.",
        related=(Related(first.url.place(), "first given here"),),
    )
