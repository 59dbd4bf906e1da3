"""The seam to the search plugin: Material's builds an index from the pages' HTML.

All that knows of it is here. Its parser spends most of its time on the spans of typeset formulas
and coloured code, which nobody searches for, and it reads every page again with each build; so it
is shown neither, and only the pages that changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_PLUGIN: Final = "material/search"
_FILE: Final = "search/search_index.json"
_FORMULA: Final = '<span class="katex'
_SPAN = re.compile(r"<(?P<closing>/?)span\b[^>]*>")
_TEX = re.compile(r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.DOTALL)


def searchable(html: str) -> str:
    """``html`` without spans, of which an index takes no notice, and with the TeX of formulas."""
    return _SPAN.sub("", _with_tex(html))


def _with_tex(html: str) -> str:
    parts: list[str] = []
    position = 0
    while (start := html.find(_FORMULA, position)) >= 0:
        parts.append(html[position:start])
        position = _end_of_span(html, start)
        parts.extend(_TEX.findall(html[start:position]))
    return "".join((*parts, html[position:]))


def _end_of_span(html: str, start: int) -> int:
    depth = 0
    for tag in _SPAN.finditer(html, start):
        depth += -1 if tag["closing"] else 1
        if depth == 0:
            return tag.end()
    return len(html)


@dataclass(frozen=True, slots=True)
class _Source:
    """All of a page that its entries are made from; one of these, one list of entries."""

    url: str
    title: str | None
    meta: str
    html: str


@dataclass(slots=True)
class SearchIndex:
    """What one language's index says of each page, kept between the builds of one process."""

    _pages: dict[str, tuple[_Source, list[Any]]] = field(default_factory=dict)
    _index: Any = None
    _start: int = 0
    _source: _Source | None = None

    def before(self, page: Page, config: MkDocsConfig) -> None:
        """Show the search plugin only what it has to read of this page."""
        plugin: Any = config.plugins.get(_PLUGIN)
        if plugin is None:
            return
        self._index = plugin.search_index
        self._start = len(self._index.entries)
        self._source = _Source(page.url, page.title, repr(page.meta), page.content or "")
        page.content = "" if self._known(page) else searchable(self._source.html)

    def after(self, page: Page) -> None:
        """Give the page its content back and note what the plugin said of it."""
        if self._source is None:
            return
        page.content = self._source.html
        entries = self._known(page) or self._index.entries[self._start :]
        self._index.entries[self._start :] = entries
        self._pages[page.file.src_uri] = (self._source, entries)
        self._source = None

    def _known(self, page: Page) -> list[Any] | None:
        source, entries = self._pages.get(page.file.src_uri, (None, []))
        return entries if source == self._source else None

    def resume(self, config: MkDocsConfig) -> None:
        """Have the plugin, which knows of one language at a time, go on with this one."""
        plugin: Any = config.plugins.get(_PLUGIN)
        if plugin is not None:
            plugin.search_index = self._index

    def written(self, uris: Iterable[str]) -> dict[str, bytes]:
        """The index file anew, with the entries of the pages in the order of ``uris``."""
        if self._index is None:
            return {}
        self._index.entries[:] = [entry for uri in uris for entry in self._pages[uri][1]]
        return {_FILE: self._index.generate_search_index(None).encode()}
