"""A rendered site: pages as Markdown, navigation as data, assets as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dlprep.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown page.

    ``path`` is relative to the language's root (``questions/sigmoid-vs-relu.md``); ``edit`` is the
    project file the reader would change (the YAML file), if there is one. ``structure`` holds what
    counts and lists of the whole site rest on: while it is equal, a change of the page concerns
    other pages only so far as their own Markdown changes.
    """

    path: str
    title: str
    markdown: str
    edit: str | None = None
    structure: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the navigation: a page, or a section with children; ``path`` as in Page."""

    title: str
    path: str | None = None
    children: tuple[NavigationItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything one language's site consists of, before any site generator sees it.

    ``assets`` maps paths relative to the language's root to their bytes; ``shared`` does so for
    those that are the same in every language, and ``beside`` for what only our own build serves
    beside the pages: other generators would take some of it for pages.
    """

    language: Language
    pages: tuple[Page, ...]
    navigation: tuple[NavigationItem, ...]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    shared: Mapping[str, bytes] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)
