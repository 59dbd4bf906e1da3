"""The search field of a page, used as a reader uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator, Page, expect

_SETTLED_WIDTH: Final = """async (screen) => {
  const width = () => document.scrollingElement.scrollWidth;
  for (let turn = 0; turn < 60 && width() > screen; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return width();
}"""


@dataclass(frozen=True)
class SearchBox:
    """The field, what is said below it, and the results."""

    page: Page

    @property
    def field(self) -> Locator:
        """Where the reader types."""
        return self.page.locator(".md-search__input")

    @property
    def status(self) -> Locator:
        """The line that is announced."""
        return self.page.locator(".md-search-result__meta")

    @property
    def announced(self) -> Locator:
        """The search's own line that screen readers are told of."""
        return self.page.get_by_role("search").get_by_role("status")

    @property
    def results(self) -> Locator:
        """The pages that were found, as links."""
        return self.page.locator(".md-search-result__item > a:visible")

    @property
    def marks(self) -> Locator:
        """The words marked in the results."""
        return self.page.locator(".md-search-result__item mark")

    def open(self) -> None:
        """Go to the field, which hides behind a button on a phone."""
        button = self.page.locator(".md-header__button[for=__search]")
        (button if button.is_visible() else self.field).click()
        expect(self.field).to_be_focused()

    def search(self, words: str) -> None:
        """Open the field and type, key by key."""
        self.open()
        self.page.keyboard.type(words)

    def expect_first(self, address: str) -> None:
        """Wait until the best result leads to ``address``, whatever words it is to highlight."""
        first = self.page.locator(".md-search-result__item").first.locator("a").first
        expect(first).to_have_attribute("href", _beginning_with(address))

    def width(self, screen: int) -> int:
        """How wide the page is, in pixels, when it has settled.

        On a phone Material's cover grows over the screen's edges before it locks the page.
        """
        width: int = self.page.evaluate(_SETTLED_WIDTH, screen)
        return width

    def is_open(self) -> bool:
        """Whether the results are shown."""
        return self.page.locator("#__search").is_checked()


def _beginning_with(address: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(address)}([?#]|$)")
