"""Renders the page for studying: what it is for, and the place in which a script works."""

from __future__ import annotations

from dlprep.rendering.context import RenderContext
from dlprep.rendering.site import Page


def study_page(context: RenderContext) -> Page:
    """The page for studying. All that a reader does there is made by ``assets/study/app.js``."""
    levels = {question.level for question in context.collection.by_id.values()}
    markdown = context.render("study.md.j2", levels_used=levels)
    return Page(path="study.md", title=context.words.study, markdown=markdown)
