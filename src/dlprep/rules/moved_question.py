"""An entry under `moved:` in the syllabus does not lead from a former id to a question.

Write the id that the question has today. An id that a question has is not a former one.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.problems import Code, Problem

CODES: Final = (Code("moved-question"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """One problem for each entry that is wrong."""
    ids = {*collection.by_id, *collection.unread}
    for old, new in collection.syllabus.moved.items():
        if old in ids:
            yield _problem(
                place=new.place(),
                message=f"`{old}` is called a former id, but there is a question of that id",
                remedy="Remove the entry, or rename the question's file.",
            )
        elif new.value not in ids:
            yield _problem(
                place=new.place(),
                message=f"`{old}` leads to `{new.value}`, but there is no question of that id",
                remedy="Write the id that the question has today, even if it was renamed twice.",
            )
