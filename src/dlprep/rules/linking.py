"""Where a question refers to another one."""

from collections.abc import Iterator
from typing import NamedTuple

from dlprep.model import Question, Text
from dlprep.problems import Place
from dlprep.prose import QUESTION_SCHEME, Link
from dlprep.rules.pieces import of_question


class Mention(NamedTuple):
    """The id of a question, and the text in which it is named."""

    id: str
    text: Text
    offset: int = 0

    @property
    def place(self) -> Place:
        """Where it is named; counted when asked for, since few mentions are at fault."""
        return self.text.place(self.offset)


def mentions(question: Question) -> Iterator[Mention]:
    """Each id that a question names: its parent's, those of related questions and of links."""
    if question.parent is not None:
        yield Mention(question.parent.value, question.parent)
    for related in question.related:
        yield Mention(related.value, related)
    yield from _links(question)


def _links(question: Question) -> Iterator[Mention]:
    for piece in of_question(question):
        # looked for first: this is asked of every question whenever one has changed
        if not piece.markdown or QUESTION_SCHEME not in piece.text.value:
            continue
        for span in piece.spans:
            if isinstance(span, Link) and span.target.startswith(QUESTION_SCHEME):
                target = span.target.removeprefix(QUESTION_SCHEME).split("#")[0]
                yield Mention(target, piece.text, span.target_start)
