"""Questions in lists: what a reader chooses by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from dlprep.model import Question
from dlprep.rendering.context import RenderContext
from dlprep.rendering.questions import chapter_link, prose_renderer, question_link, tag_links
from dlprep.rendering.summaries import first_sentence, reading_minutes
from dlprep.rendering.views import Passage, QuestionRow

_MOST_BEFORE: Final = 2


def question_rows(
    context: RenderContext, questions: Iterable[Question], root: str
) -> tuple[QuestionRow, ...]:
    """``questions`` for a list on a page from which ``root`` leads up."""
    order = {question.id: at for at, question in enumerate(context.collection.questions)}
    return tuple(_row(context, question, root, order) for question in questions)


def _row(
    context: RenderContext, question: Question, root: str, order: dict[str, int]
) -> QuestionRow:
    renderer = prose_renderer(context, question, root)
    short = renderer.passage(question.short)
    return QuestionRow(
        id=question.id,
        link=question_link(context, question, root),
        chapter=chapter_link(context, question, renderer),
        lead=Passage(first_sentence(short.markdown), short.foreign),
        minutes=reading_minutes(question, context.language),
        tag_ids=tuple(tag.value for tag in question.tags),
        tags=tuple(tag_links(context, question, renderer)),
        before=tuple(
            question_link(context, context.collection.by_id[other], root)
            for other in _before(question, order)
        ),
    )


def _before(question: Question, order: dict[str, int]) -> Iterator[str]:
    """The ids of what ``question`` builds on: its parent and those related that precede it."""
    named = [text.value for text in (question.parent, *question.related) if text is not None]
    preceding = [each for each in named if order.get(each, len(order)) < order[question.id]]
    yield from list(dict.fromkeys(preceding))[:_MOST_BEFORE]
