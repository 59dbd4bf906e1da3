"""Questions follow up one another in a circle, so that none of them comes first.

Remove the `parent` of the question that can be asked without the others.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.model import Question
from dlprep.problems import Code, Problem

CODES: Final = (Code("parent-cycle"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """One problem for each circle, at the question in it that is read first."""
    seen: set[str] = set()
    for question in collection.questions:
        circle = _circle(question, collection)
        if question.parent is not None and len(circle) > 1 and not seen.intersection(circle):
            seen.update(circle)
            yield _problem(
                place=question.parent.place(),
                message=f"the parents go in a circle: {' → '.join([*circle, question.id])}",
                remedy="Remove the parent of the question that can be asked without the others.",
            )


def _circle(question: Question, collection: Collection) -> list[str]:
    """The ids from this question along the parents back to itself; empty if they end elsewhere."""
    path: list[str] = []
    current: Question | None = question
    while current is not None and current.id not in path:
        path.append(current.id)
        current = collection.by_id.get(current.parent.value) if current.parent else None
    return path if current is not None and current.id == question.id else []
