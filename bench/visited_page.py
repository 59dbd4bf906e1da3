"""What it costs to open a page: a browser that was never there, and a server that compresses."""

from __future__ import annotations

import gzip
import statistics
import sys
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page

from build import REPOSITORY

sys.path.append(str(REPOSITORY / "tests" / "site"))

from plain_server import Handler  # found by the line above

QUIET: Final = 2_000
"""Milliseconds without a request or a long task after which a page counts as there."""

_SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SLOWER: Final = 4  # times, the processor of a phone
_COMPRESSED: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".xml"})

_OBSERVE: Final = """
const seen = (window.seen = { lcp: 0, cls: 0, blocking: 0, first: Infinity });
const observe = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
    type,
    buffered: true,
  });
observe("paint", ({ name, startTime }) => {
  if (name === "first-contentful-paint") seen.first = startTime;
});
observe("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
observe("layout-shift", ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
observe("longtask", ({ startTime, duration }) => {
  if (startTime + duration > seen.first) seen.blocking += duration - 50;
});
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A window, and whether what shows it is a phone: a slow processor and a slow network."""

    name: str
    width: int
    height: int
    phone: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """Requests, kilobytes as they were sent, nodes, and times in milliseconds.

    ``shift`` is how far what was shown already moved, from 0; ``blocking`` the time for which long
    tasks kept the page from answering a tap.
    """

    requests: float
    kilobytes: float
    nodes: float
    largest_paint: float
    shift: float
    blocking: float


def opened(browser: Browser, address: str, screen: Screen, visits: int) -> Opening:
    """The medians of so many first visits."""
    seen = [astuple(_visit(browser, address, screen)) for _ in range(visits)]
    return Opening(*map(statistics.median, zip(*seen, strict=True)))


def _visit(browser: Browser, address: str, screen: Screen) -> Opening:
    context = browser.new_context(viewport={"width": screen.width, "height": screen.height})
    page = context.new_page()
    session = context.new_cdp_session(page)
    received = watched(session)
    if screen.phone:
        session.send("Network.emulateNetworkConditions", _SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.add_init_script(_OBSERVE)
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(QUIET)
    opening = _told(page, received)
    context.close()
    return opening


def watched(session: CDPSession) -> list[float]:
    """The bytes of each answer, head and body, as they arrive."""
    received: list[float] = []
    session.on("Network.loadingFinished", lambda end: received.append(end["encodedDataLength"]))
    session.send("Network.enable")
    return received


def _told(page: Page, received: list[float]) -> Opening:
    seen: dict[str, Any] = page.evaluate("seen")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    kilobytes = sum(received) / 1000
    return Opening(
        len(received), kilobytes, nodes, seen["lcp"], seen["cls"], max(0, seen["blocking"])
    )


class Compressing(Handler):
    """Serves files compressed, as hosts do."""

    def do_GET(self) -> None:  # noqa: N802 # its own name
        """Answer with a file of the site."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = _compressed(file) if file.suffix in _COMPRESSED else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
