"""Where the files of a built site lead, and whether anything is there.

Pages name addresses in their tags, in the settings of their scripts and, as full addresses of the
published site, in what they tell search engines; styles, scripts, sitemaps and texts name some too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from html_page import Html, leaves_site, read_once

_IN_STYLES: Final = re.compile(r"""url\(\s*["']?([^)"']+)""")
_IN_SCRIPTS: Final = re.compile(r'(?:\bfrom |\bimport[ (]|\bINDEX = )"(\.[^"]+)"')
_IN_SETTINGS: Final = re.compile(r'(?:"(?:index|href)": "|const worker = "|"0; url=)([^"]*)"')
_OF_PROGRAMS: Final = (".xml", ".txt", ".json", ".md")


@dataclass(frozen=True)
class Links:
    """The links of a site whose published address is ``home``; of none where that is empty."""

    files: Mapping[str, bytes]
    home: str = ""

    @cached_property
    def pages(self) -> Mapping[str, Html]:
        """Every HTML file by its path."""
        return {
            path: read_once(content.decode(), path)
            for path, content in self.files.items()
            if path.endswith(".html")
        }

    def broken(self) -> list[tuple[str, str]]:
        """Files with an address in them that leads to no file or anchor of the site."""
        return [
            (path, address)
            for path in self.files
            for address in self._addresses(path)
            if not self._leads_somewhere(path, address)
        ]

    def _addresses(self, path: str) -> Iterator[str]:
        if path in self.pages:
            page = self.pages[path]
            yield from (address for _, address in page.addresses())
            yield from _IN_SETTINGS.findall(page.source)
            yield from self._own(page.source)
        elif path.endswith(".css"):
            yield from _IN_STYLES.findall(self.files[path].decode())
        elif path.startswith("assets/dlprep/") and path.endswith(".js"):
            yield from _IN_SCRIPTS.findall(self.files[path].decode())
        elif path.endswith(_OF_PROGRAMS):
            yield from self._own(self.files[path].decode())

    def _own(self, text: str) -> list[str]:
        """The full addresses of the site in a text."""
        return re.findall(rf"{re.escape(self.home)}[^\s\"'<>()\\]*", text) if self.home else []

    def _leads_somewhere(self, path: str, address: str) -> bool:
        if self.home and address.startswith(self.home):
            address = "/" + address.removeprefix(self.home)
        if leaves_site(address) or address.startswith(("data:", "mailto:")):
            return True
        target = urlsplit(urljoin(f"/{path}", address))
        there = unquote(target.path).lstrip("/")
        file = there if there in self.files else f"{there}index.html"
        if target.fragment and file in self.pages:
            return unquote(target.fragment) in self.pages[file].ids
        return file in self.files
