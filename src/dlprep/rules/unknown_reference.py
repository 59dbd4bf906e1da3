"""A parent, a related question or a `question:` link names a question that does not exist.

Name the id of a question, which is the name of its file without `.yml`. A question that the
syllabus calls planned can be named once it is written.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Problem
from dlprep.rules.linking import Mention, mentions

CODES: Final = ("unknown-reference",)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of all references from one question to another."""
    known = {*collection.by_id, *collection.unread}
    entries = (entry for chapter in collection.syllabus.chapters for entry in chapter.entries)
    planned = {entry.id.value for entry in entries if entry.planned}
    for question in collection.questions:
        for mention in mentions(question):
            if mention.id in planned and mention.id not in known:
                yield _planned(mention)
            elif mention.id not in known:
                yield _unknown(mention, known)


def _planned(mention: Mention) -> Problem:
    return _problem(
        place=mention.place,
        message=f"the question `{mention.id}` is planned, but not written yet",
        remedy="Leave the reference out until it is written.",
    )


def _unknown(mention: Mention, known: set[str]) -> Problem:
    return _problem(
        place=mention.place,
        message=f"there is no question `{mention.id}`",
        remedy=did_you_mean(
            mention.id,
            sorted(known),
            "Name a question by its id, the name of its file without .yml.",
        ),
    )
