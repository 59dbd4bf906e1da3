"""A question names itself as its parent, as related, or as the target of a link.

Name another question, or leave the reference out; a link within the page is `#heading`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question
from dlprep.problems import Code, Problem
from dlprep.rules.linking import links, question_refs

CODES: Final = (Code("self-reference"),)
_problem = partial(Problem, code=CODES[0])


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of one question."""
    for ref in question_refs(question, links(question)):
        if ref.id == question.id:
            yield _problem(
                place=ref.place,
                message="the question refers to itself",
                remedy="Name another question, or leave the reference out.",
            )
