"""A parent, a related question or a `question:` link names a question that does not exist.

Name the id of a question, which is the name of its file without `.yml`. A question that the
syllabus calls planned can be named once it is written.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.problems import Place, Problem
from dlprep.rules.linking import references
from dlprep.rules.rule import suggestion

CODES: Final = ("unknown-reference",)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of all references from one question to another."""
    known = {*collection.by_id, *collection.unread}
    entries = (entry for chapter in collection.syllabus.chapters for entry in chapter.entries)
    planned = {entry.id.value for entry in entries if entry.planned}
    for question in collection.questions:
        for place, target in references(question):
            if target not in known:
                yield (
                    _planned(place, target) if target in planned else _unknown(place, target, known)
                )


def _planned(place: Place, target: str) -> Problem:
    return _problem(
        place=place,
        message=f"the question `{target}` is planned, but not written yet",
        remedy="Leave the reference out until it is written.",
    )


def _unknown(place: Place, target: str, known: set[str]) -> Problem:
    return _problem(
        place=place,
        message=f"there is no question `{target}`",
        remedy=suggestion(
            target, sorted(known), "Name a question by its id, the name of its file without .yml."
        ),
    )
