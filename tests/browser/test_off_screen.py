"""What lies far from the screen is not laid out, and nobody notices."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from visits import PHONE, Reader, Visit

pytestmark = pytest.mark.browser

HEADER = 48
LAST = ".dl-references"
ANCHORS = ("key-points", "wrong-answers", "follow-ups")
IS_SKIPPED = "it => !it.checkVisibility({ contentVisibilityAuto: true })"
IS_SHOWN = """selector => document.querySelector(selector)
  .checkVisibility({ contentVisibilityAuto: true })"""
BLOCKS = """async () => {
  await document.fonts.ready;
  return [...document.querySelectorAll("article > *, .dl-filtered > *")].map((block) => {
    const { top, height } = block.getBoundingClientRect();
    return [block.textContent.slice(0, 40), Math.round(top + scrollY), Math.round(height)];
  });
}"""
ALL_SHOWN = "* { content-visibility: visible !important }"


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    """A question on a screen so low that most of it is far away."""
    with reader.visit(width=PHONE) as tab:
        tab.page.set_viewport_size({"width": PHONE, "height": 160})
        tab.goto("questions/sigmoid/")
        yield tab
        assert tab.faults == []


def first_words(page: Page) -> str:
    """Of what is skipped at first."""
    item = page.locator(f"{LAST} > li").first
    assert item.evaluate(IS_SKIPPED)
    return (item.text_content() or "").strip()[:12]


def test_it_is_laid_out_when_the_reader_comes_near(tab: Visit) -> None:
    assert tab.page.locator(f"{LAST} > li").first.evaluate(IS_SKIPPED)
    tab.page.locator(LAST).scroll_into_view_if_needed()
    tab.page.wait_for_function(IS_SHOWN, arg=f"{LAST} > li")


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_link_leads_below_the_header_and_stays_there(tab: Visit, anchor: str) -> None:
    tab.page.locator(f".dl-parts a[href='#{anchor}']").click()
    tab.page.wait_for_function(IS_SHOWN, arg=".dl-points > ul")
    tab.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    top = tab.page.locator(f"#{anchor}").evaluate("it => it.getBoundingClientRect().top")
    assert HEADER < top < 2 * HEADER


def test_a_link_to_a_term_leads_to_it(tab: Visit) -> None:
    tab.goto("glossary/#sigmoid")
    expect(tab.page.locator("#sigmoid")).to_be_in_viewport(ratio=1)
    top = tab.page.locator("#sigmoid").evaluate("it => it.getBoundingClientRect().top")
    assert top > HEADER


def test_the_browser_finds_it(tab: Visit) -> None:
    words = first_words(tab.page)
    assert tab.page.evaluate("words => window.find(words)", words)
    tab.page.wait_for_function(IS_SHOWN, arg=f"{LAST} > li")
    expect(tab.page.locator(LAST)).to_be_in_viewport()


def test_screen_readers_have_all_of_it(tab: Visit) -> None:
    words = first_words(tab.page)
    assert words in tab.page.locator("article").aria_snapshot()


def test_it_is_printed(tab: Visit) -> None:
    tab.page.emulate_media(media="print")
    assert tab.page.evaluate(IS_SHOWN, f"{LAST} > li")


@pytest.mark.parametrize("path", ["questions/sigmoid/", "en/questions/relu/", "glossary/"])
def test_nothing_has_another_size_or_place_for_it(tab: Visit, path: str) -> None:
    tab.goto(path)
    tab.page.set_viewport_size({"width": PHONE, "height": 8000})
    tab.page.wait_for_function(
        "() => [...document.querySelectorAll('article *')].every((it) => it.matches('details *') ||"
        " !it.checkVisibility() || it.checkVisibility({ contentVisibilityAuto: true }))"
    )
    shown = tab.page.evaluate(BLOCKS)
    tab.page.add_style_tag(content=ALL_SHOWN)
    assert tab.page.evaluate(BLOCKS) == shown
