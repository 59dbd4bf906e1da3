"""The search field of a page in a real browser: what comes of a query, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page

from dlprep.model import Language

ROOTS: Final[dict[Language, str]] = {"ko": "/", "en": "/en/"}
PATIENCE: Final = 300_000
"""Milliseconds after which a search that has not answered is given up."""

_WATCH: Final = """
(() => {
  const log = (window.searchLog = { patience: PATIENCE });
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...address) {
      super(...address);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 1) {
          log.ready = performance.now();
        } else if (data.type === 3) {
          log.answered?.(data.data.items);
        }
      });
    }
    postMessage(message, ...rest) {
      if (message.type === 0) {
        log.setUp = performance.now();
      }
      return super.postMessage(message, ...rest);
    }
  };
  log.field = () => document.querySelector("[data-md-component=search-query]");
  log.type = (text) => {
    log.field().value = text;
    log.field().dispatchEvent(new Event("input", { bubbles: true }));
    log.field().dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
})();
"""
"""Notes what Material's page and its search worker say to each other."""

_GO_AND_ASK: Final = """
(text) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing shown for ${text}`)), searchLog.patience);
    const started = performance.now();
    const shown = () => document.querySelector(".md-search-result__item");
    new MutationObserver(() => {
      if (shown() && !searchLog.shown) {
        searchLog.shown = performance.now() - started;
        resolve({ shown: searchLog.shown, ready: searchLog.ready - started });
      }
    }).observe(document.querySelector(".md-search-result"), { childList: true, subtree: true });
    searchLog.field().focus();
    searchLog.type(text);
  })
"""

_ASK: Final = """
(text) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer to ${text}`)), searchLog.patience);
    const started = performance.now();
    searchLog.answered = (items) => {
      const took = performance.now() - started;
      const first = items.map(([page]) => [page.location, page.title]);
      resolve({ took, pages: first.map(([location, title]) => [location, title]) });
    };
    searchLog.type(text);
  })
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """How long it took, in milliseconds, from going to the field.

    ``ready`` is when the search was set up, negative where that was before.
    """

    ready: float
    shown: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses of the pages found, the best first, and the milliseconds it took."""

    pages: tuple[str, ...]
    took: float


@dataclass(frozen=True, slots=True)
class Field:
    """The search field of a page that has loaded."""

    page: Page
    home: str
    language: Language

    def open(self, query: str) -> Opening:
        """Go there, put a query in and wait until a result is on the screen."""
        told: dict[str, float] = self.page.evaluate(_GO_AND_ASK, query)
        self.page.wait_for_timeout(200)  # for the answers to what was there before
        return Opening(told["ready"], told["shown"])

    def ask(self, query: str) -> Answer:
        """Put a query in and wait for the answer to it."""
        told: dict[str, Any] = self.page.evaluate(_ASK, query)
        found = [self._own(*page) for page in told["pages"]]
        return Answer(tuple(dict.fromkeys(page for page in found if page)), told["took"])

    def set_up(self) -> float:
        """The milliseconds from handing the index to a search until it was ready to be asked."""
        times: dict[str, float] = self.page.evaluate("searchLog")
        return times["ready"] - times["setUp"]

    def _own(self, location: str, title: str) -> str | None:
        """The page's path in its site, unless it is another language's or a near term."""
        path = urlsplit(urljoin(urljoin(self.home, ROOTS[self.language]), location)).path
        foreign = any(
            path.startswith(root) and not ROOTS[self.language].startswith(root)
            for root in ROOTS.values()
        )
        if foreign or "dl-found__near" in title:
            return None
        return path.removeprefix(ROOTS[self.language])


@contextmanager
def field(browser: Browser, home: str, language: Language, page: str = "") -> Iterator[Field]:
    """The search field of a site's page, in a browser that was never there before."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    tab.add_init_script(_WATCH.replace("PATIENCE", str(PATIENCE)))
    tab.goto(urljoin(home, ROOTS[language].lstrip("/") + page), wait_until="networkidle")
    yield Field(tab, home, language)
    context.close()


def question_of(path: str) -> str | None:
    """The id of the question that a path leads to, if it leads to one."""
    found = re.fullmatch(r"questions/([^/]+)/", path)
    return found[1] if found else None
