"""A real browser, and visits that note everything that goes wrong in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

Scheme = Literal["light", "dark"]

PATIENCE: Final = 60_000
"""Milliseconds before what does not happen counts as a fault; a busy machine may need many."""

PHONE = 360
DESKTOP = 1280


def _chromium() -> str | None:
    """The browser named in CHROMIUM or found on the path; Playwright's own where there is none.

    First the one without windows, as Playwright's own: each visit has the others open one.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser for the block."""
    arguments = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no test asks another host
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=arguments)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A tab of a fresh browser, and what went wrong in it."""

    page: Page
    home: str
    until: Literal["networkidle", "load"]
    faults: list[str] = field(default_factory=list)

    def goto(self, path: str) -> Page:
        """Open a page of the site and wait until it is there."""
        self.page.goto(urljoin(self.home, path))  # a busy browser is idle before it has all scripts
        self.page.wait_for_load_state(self.until)
        return self.page

    def watch(self) -> None:
        """Note errors of scripts, answers that are errors, and requests that leave the site."""
        page = self.page
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("requestfailed", self._failure)
        page.on("response", lambda answer: self._status(answer.status, answer.url))
        page.on("request", lambda request: self._note_leaving(request.url))

    def _console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.faults.append(f"{kind}: {text}")

    def _failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as what a page still fetches when it is left
            self.faults.append(f"failed: {request.url}")

    def _status(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"{status}: {url}")

    def _note_leaving(self, url: str) -> None:
        target = urlsplit(url)
        if target.scheme in {"http", "https"} and target.netloc != urlsplit(self.home).netloc:
            self.faults.append(f"leaves the site: {url}")

    def violations(self, within: str = "html") -> list[str]:
        """What axe finds fault with on the page as it is now shown, or in a part of it."""
        self.page.evaluate(AXE_SCRIPT)
        found: dict[str, Any] = self.page.evaluate(
            "within => axe.run(within, {resultTypes: ['violations']})", within
        )
        return [
            f"{violation['id']}: {node['html'][:200]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]


@dataclass
class Reader:
    """Someone with a browser, reading the site at ``home``.

    A page is there when nothing is loading any more; ``until="load"`` is for a server that keeps
    a request open.
    """

    browser: Browser
    home: str
    until: Literal["networkidle", "load"] = "networkidle"

    @contextmanager
    def visit(
        self,
        path: str = "",
        *,
        width: int = DESKTOP,
        scheme: Scheme = "light",
        scripts: bool = True,
    ) -> Iterator[Visit]:
        """A tab with that page, for the block."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        tab = Visit(context.new_page(), self.home, self.until)
        tab.watch()
        tab.goto(path)
        yield tab
        context.close()
