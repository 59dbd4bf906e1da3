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
from dlprep.model import Language, Question
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Problem
from dlprep.rules.linking import Fragment, QuestionRef, fragments, links, question_refs

CODES: Final = (Code("unknown-reference"),)
_Anchors = Callable[[str, Language], list[str]]
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of all references from one question to another."""
    known = {*collection.by_id, *collection.unread}
    entries = (entry for chapter in collection.syllabus.chapters for entry in chapter.entries)
    planned = {entry.id.value for entry in entries if entry.planned}
    known_anchors = _known_anchors(collection)
    for question in collection.questions:
        found = tuple(links(question))
        for ref in question_refs(question, found):
            if ref.id in planned and ref.id not in known:
                yield _planned(ref)
            elif ref.id not in known:
                yield _unknown(ref, known)
        for fragment in fragments(question, found):
            if fragment.id in collection.by_id:
                yield from _fragment(question, fragment, known_anchors)


def _fragment(question: Question, fragment: Fragment, known: _Anchors) -> Iterator[Problem]:
    """The problem of a link to a heading that the page does not have."""
    anchors = known(fragment.id, fragment.language)
    if fragment.anchor not in anchors:
        page = "this page" if fragment.id == question.id else f"the page of `{fragment.id}`"
        yield _no_heading(fragment, page, anchors)


def _known_anchors(collection: Collection) -> _Anchors:
    """A function from a question's id to the anchors of its page; it works out each page once."""
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


def _planned(ref: QuestionRef) -> Problem:
    return _problem(
        place=ref.place,
        message=f"the question `{ref.id}` is planned, but not written yet",
        remedy="Leave the reference out until it is written.",
    )


def _unknown(ref: QuestionRef, known: set[str]) -> Problem:
    return _problem(
        place=ref.place,
        message=f"there is no question `{ref.id}`",
        remedy=did_you_mean(
            ref.id,
            sorted(known),
            "Name a question by its id, the name of its file without .yml.",
        ),
    )
