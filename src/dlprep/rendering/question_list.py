"""Renders the one list of all questions, which is filtered by level and tag."""

from __future__ import annotations

from collections.abc import Iterator

from dlprep.model import Level
from dlprep.rendering.context import RenderContext
from dlprep.rendering.rows import question_rows
from dlprep.rendering.site import Page
from dlprep.rendering.views import Choice, Choices, QuestionRow


def question_list_page(context: RenderContext) -> Page:
    """Every question once, in reading order.

    Levels and tags without a question are no choices. What they choose is also listed in an index,
    to which the links to tags lead where no script filters.
    """
    rows = question_rows(context, context.collection.questions, "")
    choices = (levels(context, rows), _tags(context, rows))
    markdown = context.render("tags.md.j2", rows=rows, choices=choices)
    return Page(path="tags.md", title=context.words.all_questions, markdown=markdown)


def levels(context: RenderContext, rows: tuple[QuestionRow, ...]) -> Choices:
    """The levels that ``rows`` have."""
    return Choices("level", context.words.filter["level"], tuple(_levels(context, rows)))


def _levels(context: RenderContext, rows: tuple[QuestionRow, ...]) -> Iterator[Choice]:
    for level in Level:
        chosen = tuple(row for row in rows if row.link.level == level)
        if chosen:
            yield Choice(level, context.words.levels[level], f"level-{level}", chosen)


def _tags(context: RenderContext, rows: tuple[QuestionRow, ...]) -> Choices:
    return Choices("tag", context.words.filter["tag"], tuple(_tag_choices(context, rows)))


def _tag_choices(context: RenderContext, rows: tuple[QuestionRow, ...]) -> Iterator[Choice]:
    for tag, name in context.collection.syllabus.tags.items():
        chosen = tuple(row for row in rows if tag in row.tag_ids)
        if chosen:
            yield Choice(tag, name.shown(context.language).value, tag, chosen)
