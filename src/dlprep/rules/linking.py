"""Where a question refers to another one."""

from collections.abc import Iterator
from typing import Final

from dlprep.model import Question
from dlprep.problems import Place
from dlprep.prose import Link
from dlprep.rules.pieces import of_question

SCHEME: Final = "question:"


def references(question: Question) -> Iterator[tuple[Place, str]]:
    """Each reference's place and the id it names: parent, related questions and links."""
    if question.parent is not None:
        yield question.parent.place(), question.parent.value
    for related in question.related:
        yield related.place(), related.value
    yield from links(question)


def links(question: Question) -> Iterator[tuple[Place, str]]:
    """Each link's place and the id it names."""
    for piece in of_question(question):
        for span in piece.spans if piece.markdown else ():
            if isinstance(span, Link) and span.target.startswith(SCHEME):
                target = span.target.removeprefix(SCHEME).split("#")[0]
                yield piece.text.place(span.target_start), target
