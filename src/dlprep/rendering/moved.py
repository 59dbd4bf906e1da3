"""Renders pages at the addresses that questions once had, which lead on to those of today."""

from __future__ import annotations

from dlprep.rendering.context import RenderContext, question_path
from dlprep.rendering.questions import question_link
from dlprep.rendering.site import Page


def moved_page(context: RenderContext, old: str, new: str) -> Page:
    """The page of the former id ``old``: a link, which the theme follows at once."""
    target = question_link(context, context.collection.by_id[new], "../")
    markdown = context.render("moved.md.j2", target=target, address=f"../{new}/")
    return Page(path=question_path(old), title=context.words.moved, markdown=markdown)
