"""What a reader's progress changes on the pages: hidden answers, and how one stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from visits import Reader, Visit

pytestmark = pytest.mark.browser

QUESTION: Final = "questions/relu/"
SHORT: Final = "켜진 쪽의 미분이 1입니다."
EARLIER: Final = "2026-12-01T08:00:00"
MORNING: Final = "2026-12-01T09:00:00"
TODAY: Final = 20_788
STORE: Final = """async (log) => {
    const { openStore } = await import("/assets/dlprep/study/store.js");
    const store = await openStore();
    store.addAll(log);
    await store.saved();
    store.close();
}"""


def entry(card: str, *, day: int, grade: int) -> dict[str, Any]:
    """An answer that was given in the morning of a study day."""
    return {
        "id": f"{card}-{day}",
        "kind": "grade",
        "card": card,
        "at": day * 86_400_000,
        "day": day,
        "grade": grade,
        "mode": "page",
        "lang": "ko",
        "ms": 40_000,
        "missed": [],
    }


LOG: Final = [
    entry("relu/recall", day=TODAY - 1, grade=1),
    entry("sigmoid/recall", day=TODAY, grade=4),
    entry("backpropagation/recall", day=TODAY, grade=3),
]


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    """A browser whose reader has practised."""
    with reader.visit("glossary/") as tab:
        tab.page.clock.install(time=EARLIER)
        tab.page.clock.pause_at(MORNING)
        tab.page.evaluate(STORE, LOG)
        yield tab
        assert tab.faults == []


def states(place: Page | Locator) -> list[str]:
    return place.locator(".dl-state").all_inner_texts()


def test_lists_and_pages_show_how_one_stands(tab: Visit) -> None:
    page = tab.goto("tags/")
    expect(page.locator(".dl-state")).to_have_count(3)
    assert sorted(states(page)) == ["복습할 때", "익힘", "흔들림"]
    page.get_by_label("상태").select_option("흔들림")
    expect(page.locator(".dl-filtered:not([hidden])")).to_have_count(1)
    assert page.url.endswith("?status=shaky")
    page = tab.goto("tags/?status=due")
    expect(page.get_by_label("상태")).to_have_value("due")
    expect(page.locator(".dl-filtered:not([hidden])")).to_have_count(1)
    for path in ("chapters/basics/", "map/", "revision/"):
        page = tab.goto(path)
        expect(page.locator(".dl-state").filter(has_text="익힘")).to_have_count(1)
    page = tab.goto(QUESTION)
    expect(page.locator(".dl-practice .dl-state")).to_have_text("복습할 때")
    page.clock.resume()  # axe waits
    assert tab.violations() == []


def test_home_leads_on_and_counts_what_is_known(tab: Visit) -> None:
    page = tab.goto("en/")
    expect(page.locator(".dl-chapters .dl-state").first).to_have_text("1 of 2 known")
    link = page.locator(".dl-today").get_by_role("link")
    expect(link).to_contain_text("Cards to practise today:")
    link.click()
    assert page.url.endswith("/en/study/")


def test_before_the_first_answer_there_is_nothing_of_it(reader: Reader) -> None:
    with reader.visit("") as tab:
        for path in ("", "tags/", QUESTION):
            tab.goto(path)
            expect(tab.page.locator(".dl-state, .dl-today, [name=status]")).to_have_count(0)
        assert tab.page.evaluate("indexedDB.databases()") == []
        assert tab.faults == []


def always(page: Page) -> None:
    page.evaluate("localStorage.setItem('dlprep.practice', 'on')")


def test_an_answer_that_is_always_said_first_is_never_seen_before(reader: Reader) -> None:
    with reader.visit("glossary/") as tab:
        page = tab.page
        always(page)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/practice.js", hold)
        with page.expect_request("**/practice.js"):
            page.goto(f"{tab.home}{QUESTION}", wait_until="commit")
        expect(page.locator("footer")).to_be_attached()
        expect(page.get_by_text(SHORT)).to_be_hidden()
        for route in held:
            route.continue_()
        panel = page.locator(".dl-practice")
        expect(panel.get_by_role("button", name="바로 읽기")).to_be_visible()
        expect(page.locator(".dl-short")).to_have_attribute("hidden", "until-found")
        expect(page.get_by_text(SHORT)).to_be_hidden()
        assert tab.violations() == []
        panel.get_by_role("button", name="먼저 말해 보기").click()
        expect(panel.get_by_role("timer")).to_be_visible()
        expect(page.get_by_text(SHORT)).to_be_hidden()
        panel.get_by_role("button", name="다 말했다").click()
        expect(page.get_by_text(SHORT)).to_be_visible()


def test_reading_at_once_stays_a_choice_and_the_box_ends_it(reader: Reader) -> None:
    with reader.visit("glossary/") as tab:
        page = tab.page
        always(page)
        tab.goto(QUESTION)
        panel = page.locator(".dl-practice")
        panel.get_by_role("button", name="바로 읽기").click()
        expect(page.get_by_text(SHORT)).to_be_visible()
        expect(panel.get_by_role("button", name="먼저 말해 보기")).to_be_focused()
        tab.goto("questions/sigmoid/")
        panel.get_by_label("모든 질문에서 먼저 말하기").uncheck()
        tab.goto(QUESTION)
        expect(page.get_by_text(SHORT)).to_be_visible()
        always(page)
        tab.goto(f"{QUESTION}#key-points")  # who asks for a part of the answer sees it
        expect(page.get_by_text(SHORT)).to_be_visible()
        assert tab.faults == []


def test_without_its_script_no_answer_stays_hidden(reader: Reader) -> None:
    with reader.visit("glossary/") as tab:
        always(tab.page)
        tab.page.route("**/practice.js", lambda route: route.abort())
        tab.goto(QUESTION)
        expect(tab.page.get_by_text(SHORT)).to_be_visible()


def test_a_former_address_leads_on_and_progress_follows(tab: Visit) -> None:
    tab.page.evaluate(STORE, [entry("rectifier/recall", day=TODAY, grade=3)])
    tab.page.goto(f"{tab.home}en/questions/rectifier/", wait_until="commit")
    tab.page.wait_for_url("**/en/questions/relu/")
    state = tab.page.locator(".dl-practice .dl-state")
    expect(state).to_have_text("Shaky")  # not due since that answer
    tab.faults.clear()  # what the former page did not wait for
