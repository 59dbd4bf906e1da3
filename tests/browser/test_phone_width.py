"""No page of the real content scrolls sideways on a phone, however wide its tables and formulas."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from built_site import Built
from plain_server import served
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.content]

WIDTHS = (320, 360)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_question_scrolls_sideways(browser: Browser, whole_site: Built, folder: str) -> None:
    questions = sorted(page.parent.name for page in whole_site.site.glob("questions/*/index.html"))
    assert questions
    with served(whole_site.site) as home, browser.new_page() as page:
        too_wide = {
            (question, width): shown
            for question in questions
            for width, shown in _widths(page, urljoin(home, f"{folder}questions/{question}/"))
            if shown > width
        }
    assert too_wide == {}


def _widths(page: Page, address: str) -> list[tuple[int, int]]:
    """Each width of a screen with that of the page on it."""
    page.goto(address)
    return [(width, _width_on(page, width)) for width in WIDTHS]


def _width_on(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 740})
    shown: int = page.evaluate("document.documentElement.scrollWidth")
    return shown
