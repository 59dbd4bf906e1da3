"""Prints booklets with Chromium, which is given the files of a site and nothing else."""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import pylopdf_fonts_ko

from dlprep.exports.booklets.font import truetype
from dlprep.exports.extra import needed_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

_HERE: Final = Path(__file__).parent
_HOME: Final = "http://booklet.invalid/"
"""An address that leads nowhere: every request is answered here."""

_OWN: Final = "-/"
"""Where our own files are, below a name that no page of a site has."""

_FONT: Final = f"{_OWN}korean.ttf"
_EMPTY: Final = f"""\
<!doctype html>
<html><head><meta charset="utf-8"><link rel="stylesheet" href="/{_OWN}booklet.css"></head>
<body></body></html>
"""
_COMPOSE: Final = f"async (given) => (await import('/{_OWN}compose.js'))[given[0]](...given[1])"
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start; the message says what to do."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for the block: that of the variable CHROMIUM, the system's, or Playwright's own.

    Raises:
        ExtraMissingError: Playwright is not installed.
        NoBrowserError: no browser starts.
    """
    with needed_for("booklets"):
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - of an extra
    arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=_executable(), args=arguments)
        except Error as error:
            raise NoBrowserError(
                "Chromium does not start. Install it, for example with `playwright install "
                f"chromium`, or name it in the variable CHROMIUM. {error.message.splitlines()[0]}"
            ) from error
        yield browser
        browser.close()


def _executable() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)


class Printer:
    """Prints booklets of the built site in the folder ``site``."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self._browser = browser
        self._site = site.resolve()

    @cached_property
    def _font(self) -> bytes:
        """The Korean font, with the letters that the pages of the site have."""
        pages = (file.read_text("utf-8") for file in self._site.rglob("*.html"))
        return truetype(pylopdf_fonts_ko.sans_path(), sorted(set().union(*pages)))

    def chapters(self, root: str) -> list[str]:
        """The ids of the chapters of the language at the path ``root`` of the site, in order."""
        with self._empty_page() as page:
            found: list[str] = page.evaluate(_COMPOSE, ["chapterIds", [_revision(root)]])
            return found

    def booklet(self, root: str, chapter: str | None) -> bytes:
        """The PDF of a chapter, or of the cards of all chapters where it is None."""
        with self._composed(root, chapter) as page:
            return page.pdf(
                prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )

    @contextmanager
    def _composed(self, root: str, chapter: str | None) -> Iterator[Page]:
        with self._empty_page() as page:
            page.evaluate(_COMPOSE, ["compose", [_revision(root), chapter]])
            yield page

    @contextmanager
    def _empty_page(self) -> Iterator[Page]:
        page = self._browser.new_page()
        page.route("**/*", self._answer)
        page.goto(_HOME + _OWN)
        yield page
        page.close()

    def _answer(self, route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).lstrip("/")
        if not route.request.url.startswith(_HOME):
            route.abort()
        elif path == _OWN:
            route.fulfill(body=_EMPTY, content_type="text/html")
        elif path == _FONT:
            route.fulfill(body=self._font, content_type="font/ttf")
        elif (file := self._file(path)) is not None and file.is_file():
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)

    def _file(self, path: str) -> Path | None:
        """The file at a path of the site, or one of our own; none that is outside of them."""
        folder, name = (_HERE, path[len(_OWN) :]) if path.startswith(_OWN) else (self._site, path)
        file = (folder / (f"{name}index.html" if name.endswith("/") else name)).resolve()
        return file if file.is_relative_to(folder) else None


def _revision(root: str) -> str:
    return f"/{root}revision/"
