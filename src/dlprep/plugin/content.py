"""Markdown conversion that is remembered between the builds of one process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mkdocs.structure.pages import Page

from dlprep.memory import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents

_NO_DATE: Final = "1980-01-01"
"""MkDocs dates pages by the day of the build, so that each day's site would differ."""

_UNCOLOURED: Final = re.compile(r'<span class="[nopw]">([^<]*)</span>')
"""Names, signs and white space in code, in the colour of code that has no mark: with an element
each they would be a quarter of a page."""


@dataclass(frozen=True, slots=True)
class Content:
    """A page's content as converting its Markdown gives it.

    ``links`` are those with an anchor, by the file they lead to.
    """

    html: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]


@dataclass(slots=True)
class ContentCache:
    """The content of each page of one language, by file.

    ``settings`` is all that the conversion depends on besides the page; content converted under
    other settings is not used again.
    """

    settings: object = None
    pages: Remembered[str, Content] = field(default_factory=Remembered)

    def get(self, uri: str, markdown: str, convert: Callable[[], Content]) -> Content:
        """The content that this Markdown gave earlier under the present settings, or gives now."""
        return self.pages.get(uri, (markdown, self.settings), convert)


class CachedPage(Page):
    """A page that converts its Markdown only where it, or what it may link to, has changed."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, *, cache: ContentCache
    ) -> None:
        super().__init__(title, file, config)
        self.update_date = _NO_DATE
        self._cache = cache

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the page, which is none of those that Material's own search looks through."""
        super().read_source(config)
        self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give the page its content, table of contents and anchors."""

        def convert() -> Content:
            super(CachedPage, self).render(config, files)
            return self._content()

        self._show(self._cache.get(self.file.src_uri, self.markdown or "", convert), files)

    def _content(self) -> Content:
        return Content(
            html=_UNCOLOURED.sub(r"\1", self.content or ""),
            toc=self.toc,
            title=self._title_from_render,
            anchors=self.present_anchor_ids,
            links={file.src_uri: found for file, found in (self.links_to_anchors or {}).items()},
        )

    def _show(self, content: Content, files: Files) -> None:
        self.content, self.toc = content.html, content.toc
        self._title_from_render, self.present_anchor_ids = content.title, content.anchors
        self.links_to_anchors = {files.src_uris[uri]: found for uri, found in content.links.items()}


def conversion_settings(config: MkDocsConfig, files: Files) -> object:
    """All that converting a page's Markdown depends on besides the page: equal, or convert anew."""
    return (
        tuple(config.markdown_extensions),
        repr(config.mdx_configs),
        config.use_directory_urls,
        frozenset(file.src_uri for file in files if _is_link_target(file)),
    )


def _is_link_target(file: File) -> bool:
    """Whether a link to this file may be in Markdown that stays the same when the file goes."""
    return file.is_documentation_page() or file.generated_by is None
