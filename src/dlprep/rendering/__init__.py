"""Executed questions → Markdown pages, navigation as data, figures as files."""

from dlprep.rendering.figures import assets
from dlprep.rendering.memo import Memo
from dlprep.rendering.render import render, render_question
from dlprep.rendering.site import NavigationItem, Page, Site
from dlprep.rendering.words import Words, words

__all__ = [
    "Memo",
    "NavigationItem",
    "Page",
    "Site",
    "Words",
    "assets",
    "render",
    "render_question",
    "words",
]
