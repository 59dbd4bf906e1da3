"""References from one question to another: fields that name one, and links."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from dlprep.model import Language, Question, Text
from dlprep.problems import Place
from dlprep.prose import QUESTION_SCHEME, Link
from dlprep.rules.text_fields import TextField, question_fields

_LEADS_HERE: Final = re.compile(rf"\]\(#|{QUESTION_SCHEME}")


PlacedLink = tuple[TextField, Link]
"""A link and the text it stands in."""


class QuestionRef(NamedTuple):
    """A reference to a question: its id, and the text and offset at which it is named."""

    id: str
    text: Text
    offset: int = 0

    @property
    def place(self) -> Place:
        """Its place in the file, worked out when asked for, since few are at fault."""
        return self.text.place(self.offset)


class Fragment(NamedTuple):
    """A link to a place within a page: the question's id, what follows the ``#``, and where."""

    id: str
    anchor: str
    language: Language
    place: Place


def question_refs(question: Question, links: Iterable[PlacedLink]) -> Iterator[QuestionRef]:
    """All references of a question: to its parent, to related questions and by its ``links``."""
    if question.parent is not None:
        yield QuestionRef(question.parent.value, question.parent)
    for related in question.related:
        yield QuestionRef(related.value, related)
    for field, link in links:
        if link.target.startswith(QUESTION_SCHEME):
            target = link.target.removeprefix(QUESTION_SCHEME).split("#")[0]
            yield QuestionRef(target, field.text, link.target_start)


def fragments(question: Question, links: Iterable[PlacedLink]) -> Iterator[Fragment]:
    """Each of its ``links`` that leads to a place within its own page or another question's."""
    for field, link in links:
        target, _, anchor = link.target.partition("#")
        if anchor and (not target or target.startswith(QUESTION_SCHEME)):
            place = field.text.place(link.target_start)
            name = target.removeprefix(QUESTION_SCHEME) or question.id
            yield Fragment(name, unquote(anchor), field.language, place)


def links(question: Question) -> Iterator[PlacedLink]:
    """The links in the texts of a question that may lead to questions, with their texts."""
    for field in question_fields(question):
        # looked for first: this is asked of every question whenever one has changed
        if field.markdown and _LEADS_HERE.search(field.text.value):
            for span in field.spans:
                if isinstance(span, Link):
                    yield field, span
