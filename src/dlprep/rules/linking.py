"""Where a question refers to another one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from dlprep.model import Language, Question, Text
from dlprep.problems import Place
from dlprep.prose import QUESTION_SCHEME, Link
from dlprep.rules.text_fields import TextField, question_fields

_LEADS_HERE: Final = re.compile(rf"\]\(#|{QUESTION_SCHEME}")


Placed = tuple[TextField, Link]
"""A link and the text it stands in."""


class Mention(NamedTuple):
    """The id of a question, and the text in which it is named."""

    id: str
    text: Text
    offset: int = 0

    @property
    def place(self) -> Place:
        """Where it is named; counted when asked for, since few mentions are at fault."""
        return self.text.place(self.offset)


class Fragment(NamedTuple):
    """A link to a place within a page: the question's id, what follows the ``#``, and where."""

    id: str
    anchor: str
    language: Language
    place: Place


def mentions(question: Question, links: Iterable[Placed]) -> Iterator[Mention]:
    """Each id that a question names: its parent's, those of related questions and of ``links``."""
    if question.parent is not None:
        yield Mention(question.parent.value, question.parent)
    for related in question.related:
        yield Mention(related.value, related)
    for field, link in links:
        if link.target.startswith(QUESTION_SCHEME):
            target = link.target.removeprefix(QUESTION_SCHEME).split("#")[0]
            yield Mention(target, field.text, link.target_start)


def fragments(question: Question, links: Iterable[Placed]) -> Iterator[Fragment]:
    """Each of its ``links`` that leads to a place within its own page or another question's."""
    for field, link in links:
        target, _, anchor = link.target.partition("#")
        if anchor and (not target or target.startswith(QUESTION_SCHEME)):
            place = field.text.place(link.target_start)
            name = target.removeprefix(QUESTION_SCHEME) or question.id
            yield Fragment(name, unquote(anchor), field.language, place)


def links(question: Question) -> Iterator[Placed]:
    """The links in the texts of a question that may lead to questions, with their texts."""
    for field in question_fields(question):
        # looked for first: this is asked of every question whenever one has changed
        if field.markdown and _LEADS_HERE.search(field.text.value):
            for span in field.spans:
                if isinstance(span, Link):
                    yield field, span
