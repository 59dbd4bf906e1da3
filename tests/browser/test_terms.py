"""A term in an answer: what it means in a note beside it, and the way to the glossary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import DESKTOP, PHONE, Reader, Scheme, Visit

pytestmark = pytest.mark.browser

QUESTION = "questions/sigmoid/"


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    with reader.visit(QUESTION) as tab:
        yield tab
        assert tab.faults == []


def word(page: Page) -> Locator:
    return page.locator("a.dl-term")


def note(page: Page) -> Locator:
    return page.get_by_role("dialog", name="시그모이드 sigmoid")


def test_a_click_shows_what_the_term_means(tab: Visit) -> None:
    expect(word(tab.page)).to_have_text("시그모이드")
    word(tab.page).click()
    expect(note(tab.page)).to_contain_text("실수를 0과 1 사이로 보내는 함수입니다.")
    expect(note(tab.page)).to_be_focused()
    note(tab.page).get_by_role("link", name="용어집에서 보기").click()
    tab.page.wait_for_url(f"{tab.home}glossary/#sigmoid")
    expect(tab.page.locator("dt#sigmoid")).to_be_in_viewport()


def test_in_the_other_language(reader: Reader) -> None:
    with reader.visit(f"en/{QUESTION}") as tab:
        word(tab.page).click()
        shown = tab.page.get_by_role("dialog", name="sigmoid 시그모이드")
        expect(shown).to_contain_text("A function that takes the reals to between 0 and 1.")
        expect(shown.get_by_text("시그모이드")).to_have_attribute("lang", "ko")


def test_the_keyboard_alone_is_enough(tab: Visit) -> None:
    word(tab.page).focus()
    tab.page.keyboard.press("Enter")
    expect(note(tab.page)).to_be_focused()
    tab.page.keyboard.press("Tab")
    expect(note(tab.page).get_by_role("link")).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(note(tab.page)).to_be_hidden()
    expect(word(tab.page)).to_be_focused()
    assert tab.page.url == f"{tab.home}{QUESTION}"


def test_a_click_elsewhere_closes_the_note(tab: Visit) -> None:
    word(tab.page).click()
    expect(note(tab.page)).to_be_visible()
    tab.page.locator("h1").first.click()
    expect(note(tab.page)).to_be_hidden()


def test_another_tab_can_be_asked_for(tab: Visit) -> None:
    with tab.page.context.expect_page() as opened:
        word(tab.page).click(modifiers=["Control"])
    opened.value.wait_for_url(f"{tab.home}glossary/#sigmoid")
    expect(note(tab.page)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_note_stays_in_the_window_and_pleases_axe(
    reader: Reader, width: int, scheme: Scheme
) -> None:
    with reader.visit(QUESTION, width=width, scheme=scheme) as tab:
        word(tab.page).click()
        box = note(tab.page).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert tab.violations() == []


@pytest.mark.parametrize(
    ("left", "bottom", "expected"),
    [
        (50, 120, {"left": 50, "top": 126}),
        (-4, 120, {"left": 6, "top": 126}),
        (380, 120, {"left": 194, "top": 126}),
        (50, 790, {"left": 50, "top": 664}),
    ],
    ids=["below", "left edge", "right edge", "no room below"],
)
def test_where_the_note_goes(
    tab: Visit, left: int, bottom: int, expected: dict[str, float]
) -> None:
    found = tab.page.evaluate(
        """async ([left, bottom]) => {
            const { place } = await import("/assets/dlprep/terms.js");
            const word = { left, top: bottom - 20, bottom };
            return place(word, { width: 200, height: 100 }, { width: 400, height: 800 });
        }""",
        [left, bottom],
    )
    assert found == expected


def test_without_scripts_the_term_is_a_link(reader: Reader) -> None:
    with reader.visit(QUESTION, scripts=False) as tab:
        expect(tab.page.locator(".dl-note")).to_be_hidden()
        word(tab.page).click()
        tab.page.wait_for_url(f"{tab.home}glossary/#sigmoid")
