"""Executed questions → Markdown pages, navigation as data, figures as files."""

from dlprep.rendering.figures import assets
from dlprep.rendering.page_cache import PageCache
from dlprep.rendering.render import render, render_question
from dlprep.rendering.site import NavigationItem, Page, Site

__all__ = [
    "NavigationItem",
    "Page",
    "PageCache",
    "Site",
    "assets",
    "render",
    "render_question",
]
