"""Renders the page to revise from: of each question the short answer and the key points."""

from __future__ import annotations

from dlprep.model import Chapter
from dlprep.rendering.context import RenderContext
from dlprep.rendering.overview import chapter_view, chapters_begun
from dlprep.rendering.question_list import levels
from dlprep.rendering.questions import prose_renderer
from dlprep.rendering.site import Page
from dlprep.rendering.views import CardView, Choice, Choices, QuestionRow, RevisionChapter


def revision_page(context: RenderContext) -> Page:
    """All questions by chapter. Its form chooses a chapter, which can be printed alone."""
    chapters = tuple(_chapter(context, chapter) for chapter in chapters_begun(context))
    rows = tuple(card.row for chapter in chapters for card in chapter.cards)
    choices = (_chapters(context, chapters), levels(context, rows))
    markdown = context.render("revision.md.j2", chapters=chapters, choices=choices)
    return Page(path="revision.md", title=context.words.revision, markdown=markdown)


def _chapter(context: RenderContext, chapter: Chapter) -> RevisionChapter:
    view = chapter_view(context, chapter, "")
    cards = tuple(_card(context, row) for row in view.questions)
    return RevisionChapter(view, f"chapter-{view.id}", cards)


def _card(context: RenderContext, row: QuestionRow) -> CardView:
    question = context.collection.by_id[row.id]
    renderer = prose_renderer(context, question, "")
    points = tuple(map(renderer.passage, question.key_points))
    return CardView(row, renderer.passage(question.short), points)


def _chapters(context: RenderContext, chapters: tuple[RevisionChapter, ...]) -> Choices:
    titles = context.chapters
    choices = tuple(
        Choice(
            each.chapter.id,
            titles[each.chapter.id].title.shown(context.language).value,
            each.anchor,
            each.chapter.questions,
        )
        for each in chapters
    )
    return Choices("chapter", context.words.filter["chapter"], choices)
