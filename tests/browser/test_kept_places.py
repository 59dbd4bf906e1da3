"""What a script shows has its place before: nothing moves below the reader's finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from visits import DESKTOP, PHONE, Reader

pytestmark = pytest.mark.browser

PLACES = """() => [".dl-languages__link", ".dl-rows > li, .dl-terms"].map((selector) => {
  const { left, top } = document.querySelector(selector).getBoundingClientRect();
  return [Math.round(left), Math.round(top)];
})"""


def places(page: Page) -> list[list[int]]:
    """Where the link to the other language and the first entry of a list are."""
    found: list[list[int]] = page.evaluate(PLACES)
    return found


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", ["tags/", "en/tags/", "glossary/"])
def test_lists_and_the_header_stay_when_the_scripts_arrive(
    reader: Reader, path: str, width: int
) -> None:
    with reader.visit(width=width) as tab:
        tab.page.route("**/*.js", lambda route: route.abort())
        page = tab.goto(path)
        before = places(page)
        tab.page.unroute("**/*.js")
        page.reload(wait_until="networkidle")
        page.locator("form.dl-filter").wait_for()
        assert places(page) == before


def test_without_scripts_no_place_is_kept(reader: Reader) -> None:
    with reader.visit("tags/", scripts=False) as tab:
        assert tab.page.locator("form.dl-filter").bounding_box() is None
        assert tab.page.locator(".dl-index").is_visible()
