"""Two chapters have a question of the same name, and so pages of the same address.

Rename the file that was published later: the id of a published question never changes.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.problems import Code, Place, Problem

CODES: Final = (Code("duplicate-id"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """A problem at every file but the first of the same id."""
    for question in collection.questions:
        first = collection.by_id[question.id]
        if question is not first:
            yield _problem(
                place=Place(question.path),
                message=f"{first.path} has the same id; an id must be unique in all chapters",
                remedy="Rename the file that was published later, or remove one of the two.",
            )
