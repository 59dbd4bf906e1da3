"""A question leaves a term without an explanation that the glossary does not have.

Name the id of a term of the glossary in `no_terms`, or remove it there.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Problem

CODES: Final = (Code("unknown-term"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of what questions name in `no_terms`."""
    known = [term.id.value for term in collection.glossary.terms]
    for question in collection.questions:
        for term in question.no_terms:
            if term.value not in known:
                yield _problem(
                    place=term.place(),
                    message=f"the glossary has no term `{term}`",
                    remedy=did_you_mean(term.value, known, "Name a term by its id there."),
                )
