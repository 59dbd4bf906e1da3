"""The pages as a reader meets them: on a phone, in the dark, without scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from visits import DESKTOP, PHONE, Reader, Scheme

pytestmark = pytest.mark.browser

PATHS = (
    "",
    "questions/sigmoid/",
    "questions/relu/",
    "questions/backpropagation/",
    "chapters/basics/",
    "glossary/",
    "tags/",
    "map/",
    "revision/",
    "contributing/",
)
ALL = tuple(folder + path for folder in ("", "en/") for path in PATHS)
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")


@dataclass(frozen=True)
class Examined:
    """What there is to know of a page after a look at it in every way."""

    faults: list[str]
    phone_width: int
    violations: Mapping[str, list[str]]


@pytest.fixture(scope="module")
def examined(reader: Reader) -> Mapping[str, Examined]:
    """Every page, looked at once."""
    return {path: _examine(reader, path) for path in ALL}


def _examine(reader: Reader, path: str) -> Examined:
    violations: dict[str, list[str]] = {}
    with reader.visit(path) as tab:
        tab.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for scheme in SCHEMES:
            tab.page.emulate_media(color_scheme=scheme)
            violations[scheme] = tab.violations()
        tab.page.set_viewport_size({"width": PHONE, "height": 800})
        violations["phone"] = tab.violations()
        width = tab.page.evaluate("document.scrollingElement.scrollWidth")
        return Examined(tab.faults, width, violations)


@pytest.mark.parametrize("path", ALL)
def test_nothing_goes_wrong(examined: Mapping[str, Examined], path: str) -> None:
    assert examined[path].faults == []


@pytest.mark.parametrize("path", ALL)
def test_a_phone_does_not_scroll_sideways(examined: Mapping[str, Examined], path: str) -> None:
    assert examined[path].phone_width <= PHONE


@pytest.mark.parametrize("path", ALL)
def test_axe_finds_no_violation(examined: Mapping[str, Examined], path: str) -> None:
    assert examined[path].violations == {"light": [], "dark": [], "phone": []}


def test_the_language_switch_stays_on_the_question(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/") as tab:
        page = tab.page
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/en/questions/sigmoid/")
        expect(page.locator("h1").first).to_have_text("What is the derivative of the sigmoid?")
        page.get_by_role("link", name="한국어").click()
        page.wait_for_url(f"{tab.home}questions/sigmoid/")
        assert tab.faults == []


def test_a_scheme_that_was_chosen_holds_in_the_other_language(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/") as tab:
        scheme = tab.page.locator("body")
        for _ in range(2):  # from that of the system to light, from light to dark
            tab.page.locator(".dl-palette label:visible").click()
        expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
        tab.page.get_by_role("link", name="English").click()
        tab.page.wait_for_url("**/en/questions/sigmoid/")
        expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
        expect(tab.page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
        expect(tab.page.locator("meta[name=theme-color]")).to_have_attribute(
            "content", "rgb(20, 23, 29)"
        )
        tab.page.emulate_media(color_scheme="dark")
        tab.page.emulate_media(color_scheme="light")  # which is no longer asked for
        expect(scheme).to_have_attribute("data-md-color-scheme", "slate")


def test_the_keyboard_goes_from_scheme_to_scheme(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/", scheme="dark") as tab:
        scheme = tab.page.locator("body")
        switch = tab.page.locator(".dl-palette")
        switch.locator("input:checked").focus()
        for shown in ("default", "slate", "slate"):  # light, dark, the system's
            tab.page.keyboard.press("Enter")
            expect(scheme).to_have_attribute("data-md-color-scheme", shown)
            expect(switch.locator("input:focus")).to_be_checked()
            expect(switch.locator("label:visible")).to_have_count(1)
        tab.page.emulate_media(color_scheme="light")
        expect(scheme).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("stored", ['{"index":7}', "null", "{", '"dark"'])
def test_a_scheme_that_cannot_be_read_is_that_of_the_system(reader: Reader, stored: str) -> None:
    with reader.visit("questions/sigmoid/", scheme="dark") as tab:
        tab.page.evaluate(
            "stored => localStorage.setItem(`${__md_scope.pathname}.__palette`, stored)", stored
        )
        tab.page.reload()
        expect(tab.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert tab.faults == []


def test_the_scheme_is_there_before_anything_is_shown(reader: Reader) -> None:
    with reader.visit(scheme="dark") as tab:
        tab.page.route("**/*.js", lambda route: route.abort())
        tab.page.goto(f"{tab.home}questions/sigmoid/", wait_until="commit")
        expect(tab.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        expect(tab.page.locator(".dl-palette label:visible")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_formula_output_and_figure_are_visible(
    reader: Reader,
    width: int,
    scripts: bool,  # noqa: FBT001 # a parameter
) -> None:
    with reader.visit("questions/sigmoid/", width=width, scripts=scripts) as tab:
        expect(tab.page.locator(".katex-display").first).to_be_visible()
        expect(tab.page.get_by_text("0.2500").first).to_be_visible()
        figure = tab.page.locator("img[src*='assets/figures/']:visible")
        figure.scroll_into_view_if_needed()
        box = figure.bounding_box()
        frame = tab.page.locator(".dl-figure", has=figure).bounding_box()
        assert box is not None
        assert frame is not None
        assert box["width"] > 100
        assert frame["x"] + frame["width"] <= width  # a figure that is wider scrolls in it


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_figure_is_made_for_the_scheme(reader: Reader, scheme: Scheme) -> None:
    with reader.visit("questions/sigmoid/", scheme=scheme) as tab:
        shown = tab.page.locator("img[src*='assets/figures/']:visible")
        expect(shown).to_have_attribute("src", re.compile(rf"\.{scheme}\.svg$"))


@pytest.mark.parametrize(
    ("scheme", "channel"), [("light", r"2\d\d"), ("dark", r"\d\d?")], ids=SCHEMES
)
def test_the_page_follows_the_system_to_the_dark(
    reader: Reader, scheme: Scheme, channel: str
) -> None:
    with reader.visit("questions/sigmoid/", scheme=scheme) as tab:
        colour = re.compile(rf"^rgb\({channel}, {channel}, {channel}\)$")
        expect(tab.page.locator("body")).to_have_css("background-color", colour)


def test_without_scripts_the_answer_is_complete(reader: Reader) -> None:
    words = []
    for scripts in (True, False):
        with reader.visit("questions/sigmoid/", scripts=scripts) as tab:
            offers = tab.page.locator(".dl-practice")  # made by a script, and no part of the answer
            offers.evaluate_all("all => all.forEach((one) => one.remove())")
            words.append(tab.page.locator("article").inner_text().split())
    assert words[0] == words[1]


def test_a_deep_link_shows_its_heading(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/") as tab:
        heading = tab.page.locator("article h2[id], article h3[id]").last
        anchor = heading.get_attribute("id")
        tab.page.goto(f"{tab.page.url}#{anchor}")
        assert unquote(tab.page.url).endswith(f"#{anchor}")
        expect(heading).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "words"),
    [("nowhere/at/all", "페이지를 찾을 수 없습니다"), ("en/404.html", "Page not found")],
)
def test_error_pages_are_dressed(reader: Reader, path: str, words: str) -> None:
    with reader.visit(path) as tab:
        expect(tab.page.get_by_role("heading", name=words)).to_be_visible()
        assert _style(tab.page, ".md-header", "position") == "sticky"
        assert [fault for fault in tab.faults if "404" not in fault] == []


def _style(page: Page, selector: str, name: str) -> object:
    return page.locator(selector).evaluate(f"element => getComputedStyle(element).{name}")
