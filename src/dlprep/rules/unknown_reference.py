"""A parent, a related question or a link names a question or a heading that does not exist.

Name the id of a question, which is the name of its file without `.yml`. A question that the
syllabus calls planned can be named once it is written. What follows a `#` is a heading in lower
case with hyphens for spaces, or `snippet-` and the name of a snippet.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from dlprep.anchors import anchors
from dlprep.collection import Collection
from dlprep.model import Language
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Problem
from dlprep.rules.linking import Fragment, Mention, fragments, mentions

CODES: Final = (Code("unknown-reference"),)
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
    yield from _fragments(collection)


def _fragments(collection: Collection) -> Iterator[Problem]:
    """Links to places that the page of a question does not have."""
    known = _known_anchors(collection)
    for question in collection.questions:
        for fragment in fragments(question):
            if fragment.id not in collection.by_id:
                continue
            anchors = known(fragment.id, fragment.language)
            if fragment.anchor not in anchors:
                page = "this page" if fragment.id == question.id else f"the page of `{fragment.id}`"
                yield _no_heading(fragment, page, anchors)


def _known_anchors(collection: Collection) -> Callable[[str, Language], list[str]]:
    """What gives the anchors of a question's page; each page's are worked out when asked for."""
    parents = {question.parent.value for question in collection.questions if question.parent}

    @cache
    def known(name: str, language: Language) -> list[str]:
        return anchors(collection.by_id[name], language, has_children=name in parents)

    return known


def _no_heading(fragment: Fragment, page: str, anchors: list[str]) -> Problem:
    return _problem(
        place=fragment.place,
        message=f"{page} has no heading `#{fragment.anchor}`",
        remedy=did_you_mean(fragment.anchor, anchors),
    )


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
