"""A figure opens in its full size; on a phone its text is large enough to be read as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect
from visits import PHONE, Reader, Visit

pytestmark = pytest.mark.browser

QUESTION = "questions/sigmoid/"
POINTS = 11  # the size of text in the runner's figures


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    with reader.visit(QUESTION, width=PHONE) as tab:
        yield tab
        assert tab.faults == []


def link(tab: Visit) -> Locator:
    return tab.page.locator("a.dl-enlarge").first


def scale(image: Locator) -> float:
    """How many pixels of the screen a pixel of the figure takes."""
    seen: float = image.evaluate(
        "it => it.getBoundingClientRect().width / it.getAttribute('width')"
    )
    return seen


def test_a_tap_opens_the_figure_in_full_size(tab: Visit) -> None:
    link(tab).click()
    dialog = tab.page.get_by_role("dialog", name="크게 보기")
    expect(dialog.get_by_role("img")).to_have_accessible_name(re.compile("."))
    assert scale(dialog.locator("img:visible")) >= 1
    dialog.get_by_role("button", name="닫기").click()
    expect(dialog).to_have_count(0)
    expect(link(tab)).to_be_focused()


def test_the_keyboard_opens_and_closes_it(tab: Visit) -> None:
    link(tab).press("Enter")
    expect(tab.page.get_by_role("button", name="닫기")).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("dialog")).to_have_count(0)


def test_axe_finds_no_violation_while_it_is_open(tab: Visit) -> None:
    link(tab).click()
    assert tab.violations() == []


def test_text_is_eleven_pixels_high_on_a_phone(tab: Visit) -> None:
    image = link(tab).locator("img:visible")
    image.scroll_into_view_if_needed()
    assert POINTS * 96 / 72 * scale(image) >= 11


def test_without_scripts_it_is_a_link_to_the_figure(reader: Reader) -> None:
    with reader.visit(QUESTION, width=PHONE, scripts=False) as tab:
        link(tab).click()
        tab.page.wait_for_url("**/assets/figures/**.light.svg")
