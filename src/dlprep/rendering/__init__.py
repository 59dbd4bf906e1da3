"""Executed questions → Markdown pages, navigation as data, figures as files."""

from dlprep.rendering.figures import assets
from dlprep.rendering.memo import Memo
from dlprep.rendering.render import render, render_question
from dlprep.rendering.site import NavigationItem, Page, Site

__all__ = [
    "Memo",
    "NavigationItem",
    "Page",
    "Site",
    "assets",
    "render",
    "render_question",
]
