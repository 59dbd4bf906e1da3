"""Code is folded below what came of it, for each block alone or, remembered, for all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import Built
from plain_server import served
from playwright.sync_api import Browser, Locator, Page, expect
from visits import PHONE, Reader, Visit

pytestmark = pytest.mark.browser

QUESTION = "questions/relu/"
OTHER = "questions/seeds/"


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    with reader.visit(QUESTION, width=PHONE) as tab:
        yield tab
        assert tab.faults == []


def summary(page: Page) -> Locator:
    return page.locator(".dl-code > summary").first


def code(page: Page) -> Locator:
    return page.locator(".dl-code pre").first


def always(page: Page, name: str = "항상 펼치기") -> Locator:
    return page.get_by_role("checkbox", name=name).first


def test_the_outcome_is_shown_and_the_code_on_demand(tab: Visit) -> None:
    expect(tab.page.locator(".dl-output pre").first).to_have_text("[0. 0. 2.]\n")
    expect(code(tab.page)).to_be_hidden()
    expect(always(tab.page)).to_be_hidden()
    expect(summary(tab.page)).to_have_text("코드 보기 · 3줄")
    summary(tab.page).click()
    expect(code(tab.page)).to_contain_text("np.maximum")


def test_the_keyboard_alone_is_enough(tab: Visit) -> None:
    summary(tab.page).focus()
    tab.page.keyboard.press("Enter")
    expect(code(tab.page)).to_be_visible()
    tab.page.keyboard.press("Tab")
    expect(always(tab.page)).to_be_focused()
    tab.page.keyboard.press("Space")
    expect(always(tab.page)).to_be_checked()


def test_one_switch_opens_all_code_from_now_on(tab: Visit) -> None:
    summary(tab.page).click()
    always(tab.page).check()
    tab.goto(OTHER)
    expect(code(tab.page)).to_be_visible()
    expect(always(tab.page)).to_be_checked()
    tab.goto(f"en/{QUESTION}")
    expect(code(tab.page)).to_be_visible()
    always(tab.page, "Always open").uncheck()
    expect(code(tab.page)).to_be_visible()  # it was asked for
    tab.goto(OTHER)
    expect(code(tab.page)).to_be_hidden()


@pytest.mark.content
def test_the_switch_stays_below_the_finger(browser: Browser, whole_site: Built) -> None:
    """Though all the code above it opens as well, in browsers that keep no place on their own."""
    with (
        served(whole_site.site) as home,
        Reader(browser, home).visit("questions/dropout/", width=PHONE) as tab,
    ):
        tab.page.add_style_tag(content="* { overflow-anchor: none }")
        block = tab.page.locator(".dl-code").last
        block.locator("summary").click()
        before = block.get_by_role("checkbox").bounding_box()
        block.get_by_role("checkbox").check()
        assert tab.page.locator(".dl-code[open]").count() > 1
        after = block.get_by_role("checkbox").bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_a_browser_that_keeps_nothing_opens_code_all_the_same(tab: Visit) -> None:
    tab.page.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no'); }"
    )
    tab.goto(OTHER)
    assert tab.faults == []
    summary(tab.page).click()
    always(tab.page).check()
    expect(code(tab.page)).to_be_visible()


def test_without_scripts_each_block_opens(reader: Reader) -> None:
    with reader.visit(QUESTION, scripts=False) as tab:
        expect(code(tab.page)).to_be_hidden()
        summary(tab.page).click()
        expect(code(tab.page)).to_be_visible()
        expect(tab.page.locator(".dl-always")).to_have_count(0)


def test_on_paper_there_is_the_code_that_is_open(tab: Visit) -> None:
    tab.page.emulate_media(media="print")
    expect(tab.page.locator(".dl-code").first).to_be_hidden()
    expect(tab.page.locator(".dl-output").first).to_be_visible()
    tab.page.emulate_media(media="screen")
    summary(tab.page).click()
    tab.page.emulate_media(media="print")
    expect(code(tab.page)).to_be_visible()
    expect(summary(tab.page)).to_be_hidden()


def test_the_theme_puts_no_folded_code_on_paper(tab: Visit) -> None:
    """It opens everything that folds before it is printed."""
    tab.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(tab.page.locator(".dl-code").first).to_have_attribute("open", "")
    tab.page.emulate_media(media="print")
    expect(tab.page.locator(".dl-code").first).to_be_hidden()
