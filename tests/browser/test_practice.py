"""Practice on a question's page: say it, then read it, then grade it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import DESKTOP, PHONE, Reader, Scheme, Visit

pytestmark = pytest.mark.browser

QUESTION: Final = "questions/relu/"
EARLIER: Final = "2026-12-01T08:00:00"
MORNING: Final = "2026-12-01T09:00:00"
STORED: Final = """() => new Promise((resolve) => {
    const request = indexedDB.open("dlprep");
    request.onsuccess = () => {
        const all = request.result.transaction("log").objectStore("log").getAll();
        all.onsuccess = () => resolve(all.result);
    };
})"""


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    with reader.visit(QUESTION) as tab:
        tab.page.clock.install(time=EARLIER)
        tab.page.clock.pause_at(MORNING)
        tab.page.reload()
        yield tab
        assert tab.faults == []


def panel(page: Page) -> Locator:
    return page.locator(".dl-practice")


def start(page: Page) -> None:
    panel(page).get_by_role("button", name="먼저 말해 보기").click()
    expect(panel(page).get_by_role("timer")).to_be_visible()


def press(page: Page, name: str) -> None:
    panel(page).get_by_role("button", name=name).click()


def tick(page: Page, *points: str) -> None:
    for point in points:
        panel(page).get_by_label(point).check()


def stored(page: Page) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = page.evaluate(STORED)
    return entries


def test_the_answer_is_hidden_while_it_is_said(tab: Visit) -> None:
    page = tab.page
    short = page.get_by_text("켜진 쪽의 미분이 1입니다.")
    expect(short).to_be_visible()
    start(page)
    expect(page.locator(".dl-short")).to_have_attribute("hidden", "until-found")
    box = page.locator(".dl-short").bounding_box()
    assert box is not None
    assert box["height"] == 0
    assert "켜진 쪽의 미분이" not in page.locator("article").inner_text()
    expect(page.locator("h1")).to_be_visible()


def test_the_clock_counts_on_and_says_what_is_left(tab: Visit) -> None:
    page = tab.page
    start(page)
    page.clock.run_for(15_000)
    expect(panel(page).get_by_role("timer")).to_have_text("00:15")
    expect(panel(page).get_by_role("status")).to_have_text("15초 남았습니다.")
    page.clock.run_for(26_000)
    expect(panel(page).get_by_role("timer")).to_have_text("00:41")
    expect(panel(page).get_by_role("status")).to_have_text("30초가 지났습니다. 마저 말해도 됩니다.")


def test_a_whole_answer_is_graded_and_recorded(tab: Visit) -> None:
    page = tab.page
    start(page)
    page.clock.run_for(41_000)
    press(page, "다 말했다")
    expect(page.get_by_text("켜진 쪽의 미분이 1입니다.")).to_be_visible()
    expect(page.get_by_role("heading", name="30초 답변")).to_be_focused()
    expect(panel(page)).to_contain_text("내 답: 41초")
    tick(page, "첫째 요점입니다.", "둘째 요점입니다.", "셋째 요점입니다.")
    expect(panel(page).locator("[aria-description]")).to_have_text("알맞음2일 뒤")
    press(page, "알맞음")
    expect(panel(page)).to_contain_text("기록했습니다. 다음 복습: 2일 뒤")
    expect(panel(page).get_by_role("status")).to_be_in_viewport()
    (entry,) = stored(page)
    assert entry.pop("id")
    assert entry.pop("at") > 0
    assert entry == {
        "kind": "grade",
        "card": "relu/recall",
        "day": 20_788,
        "grade": 3,
        "mode": "page",
        "lang": "ko",
        "ms": 41_000,
        "missed": [],
    }


def test_the_suggestion_follows_the_ticks(tab: Visit) -> None:
    page = tab.page
    start(page)
    press(page, "다 말했다")
    suggested = panel(page).locator("[aria-description=추천]")
    expect(suggested).to_contain_text("다시")
    tick(page, "첫째 요점입니다.", "둘째 요점입니다.")
    expect(suggested).to_contain_text("어려움")
    tick(page, "셋째 요점입니다.")
    expect(suggested).to_contain_text("알맞음")


def test_what_was_missed_is_recorded_by_its_id(tab: Visit) -> None:
    page = tab.page
    start(page)
    press(page, "모르겠다")
    tick(page, "둘째 요점입니다.")
    expect(panel(page).locator("[aria-description=추천]")).to_contain_text("다시")
    missed = [
        page.locator(".dl-points li", has_text=point).get_attribute("data-item")
        for point in ("첫째", "셋째")
    ]
    press(page, "다시")
    expect(panel(page)).to_contain_text("다음 복습: 내일")
    assert stored(page)[0]["missed"] == missed


def test_a_grade_can_be_taken_back(tab: Visit) -> None:
    page = tab.page
    start(page)
    press(page, "다 말했다")
    press(page, "쉬움")
    press(page, "되돌리기")
    expect(panel(page)).to_contain_text("되돌렸습니다.")
    press(page, "닫기")
    expect(panel(page).get_by_role("button")).to_have_text("먼저 말해 보기")
    grade, undo = sorted(stored(page), key=lambda entry: str(entry["kind"]))
    assert (undo["kind"], undo["of"]) == ("undo", grade["id"])


@pytest.mark.parametrize(
    ("folder", "names", "link"),
    [
        ("", ("먼저 말해 보기", "모르겠다", "다시"), "다음 질문: 시그모이드의 미분은?"),
        (
            "en/",
            ("Say it first", "I don’t know", "Again"),
            "Next question: What is the derivative of the sigmoid?",
        ),
    ],
)
def test_the_question_that_is_next_today_is_a_click_away(
    reader: Reader, folder: str, names: tuple[str, ...], link: str
) -> None:
    with reader.visit(folder + QUESTION) as tab:
        for name in names:
            press(tab.page, name)
        panel(tab.page).get_by_role("link", name=link).click()
        tab.page.wait_for_url(f"{tab.home}{folder}questions/sigmoid/")
        assert tab.faults == []


def test_without_the_index_there_is_no_next_question(reader: Reader) -> None:
    with reader.visit(QUESTION) as tab:
        page = tab.page
        page.route("**/study/index.json", lambda route: route.fulfill(status=404))
        for name in ("먼저 말해 보기", "모르겠다", "다시"):
            press(page, name)
        expect(panel(page)).to_contain_text("다음 복습: 내일")
        expect(panel(page).get_by_role("link")).to_have_count(0)


def test_nothing_is_stored_before_the_grade(tab: Visit) -> None:
    page = tab.page
    start(page)
    press(page, "다 말했다")
    expect(panel(page).get_by_role("button", name="알맞음")).to_be_visible()
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    assert "dlprep.seen" not in page.evaluate("Object.keys(localStorage)")


def test_an_answer_days_later_waits_longer(tab: Visit) -> None:
    page = tab.page
    for day, wait in (("2026-12-01", "2일 뒤"), ("2026-12-03", "11일 뒤")):
        page.clock.set_system_time(f"{day}T09:00:00")
        start(page)
        press(page, "다 말했다")
        press(page, "알맞음")
        expect(panel(page)).to_contain_text(f"다음 복습: {wait}")
        press(page, "닫기")


def test_the_keyboard_alone_is_enough(tab: Visit) -> None:
    page = tab.page
    panel(page).get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("button", name="다 말했다")).to_be_focused()
    page.keyboard.press("Space")
    expect(panel(page).get_by_role("button", name="알맞음")).to_be_visible()
    page.keyboard.press("3")
    expect(panel(page)).to_contain_text("기록했습니다.")
    page.keyboard.press("u")
    expect(panel(page)).to_contain_text("되돌렸습니다.")
    page.keyboard.press("Escape")
    expect(panel(page).get_by_role("button")).to_have_text("먼저 말해 보기")


def test_who_would_rather_read_reads(tab: Visit) -> None:
    page = tab.page
    start(page)
    page.keyboard.press("Escape")
    expect(page.get_by_text("켜진 쪽의 미분이 1입니다.")).to_be_visible()
    expect(panel(page).get_by_role("button")).to_have_text("먼저 말해 보기")
    expect(panel(page).get_by_role("button")).to_be_focused()
    expect(page.locator("[hidden=until-found]")).to_have_count(0)


def test_what_a_search_in_the_page_finds_is_shown(tab: Visit) -> None:
    page = tab.page
    start(page)
    page.locator(".dl-points").dispatch_event("beforematch")
    expect(page.get_by_text("켜진 쪽의 미분이 1입니다.")).to_be_visible()


def test_paper_shows_everything(tab: Visit) -> None:
    page = tab.page
    start(page)
    page.emulate_media(media="print")
    box = page.locator(".dl-points li").first.bounding_box()
    assert box is not None
    assert box["height"] > 0
    expect(panel(page)).to_be_hidden()


def test_where_saving_fails_the_reader_is_told(tab: Visit) -> None:
    page = tab.page
    page.evaluate("() => { indexedDB.open = () => { throw new Error('no'); }; }")
    start(page)
    press(page, "다 말했다")
    press(page, "알맞음")
    expect(panel(page)).to_contain_text("이 브라우저에 기록을 저장할 수 없어")


def test_where_the_scripts_do_not_come_the_reader_is_told(reader: Reader) -> None:
    with reader.visit(QUESTION) as tab:
        page = tab.page
        page.route("**/study/say.js", lambda route: route.abort())
        press(page, "먼저 말해 보기")
        expect(panel(page).get_by_role("status")).to_contain_text("파일을 받지 못했습니다")
        expect(page.get_by_text("켜진 쪽의 미분이 1입니다.")).to_be_visible()


def test_without_scripts_nothing_is_hidden_and_no_button_is_dead(reader: Reader) -> None:
    with reader.visit(QUESTION, scripts=False) as tab:
        expect(tab.page.get_by_text("켜진 쪽의 미분이 1입니다.")).to_be_visible()
        expect(panel(tab.page)).to_be_empty()


def test_pages_without_a_question_offer_nothing(reader: Reader) -> None:
    with reader.visit("glossary/") as tab:
        expect(panel(tab.page)).to_have_count(0)
        assert tab.faults == []


def test_in_english(reader: Reader) -> None:
    with reader.visit(f"en/{QUESTION}") as tab:
        page = tab.page
        press(page, "Say it first")
        press(page, "That was it")
        tick(page, "The first point.")
        press(page, "Again")
        expect(panel(page)).to_contain_text("Recorded. Next review: tomorrow")
        assert stored(page)[0]["lang"] == "en"
        assert tab.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_state_pleases_axe_and_stays_in_the_window(
    reader: Reader, width: int, scheme: Scheme
) -> None:
    with reader.visit(QUESTION, width=width, scheme=scheme) as tab:
        page = tab.page
        for go in (None, "먼저 말해 보기", "다 말했다", "알맞음"):
            if go is not None:
                press(page, go)
            assert tab.violations() == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.faults == []
