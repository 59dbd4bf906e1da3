"""What a reader is left with when the search, or a part of it, cannot be had."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect
from search_box import SearchBox
from visits import PHONE, Reader, Visit

pytestmark = pytest.mark.browser

FAILED = "지금은 검색할 수 없습니다. 아래 목록에서 고르거나 페이지를 새로 고쳐 보세요."
LATE = (
    "검색이 아직 준비되지 않았습니다. "
    "아래 목록에서 고르거나, 계속 이러면 페이지를 새로 고쳐 보세요."
)
LISTS = ["장별 질문", "질문 목록"]
QUESTIONS = [
    "시그모이드의 미분은?",
    "ReLU는 왜 쓰나요?",
    "역전파가 무엇인가요?",
    "시드를 왜 고정하나요?",
]
INDEX = "**/search/ko.json"

Breaking = Callable[[Page], None]


def _answered(
    pattern: str, body: str, status: int = 200, content_type: str | None = None
) -> Breaking:
    def answer(route: Route) -> None:
        route.fulfill(status=status, body=body, content_type=content_type)

    def breaking(page: Page) -> None:
        page.route(pattern, answer)

    return breaking


def _without_channels(page: Page) -> None:
    page.add_init_script("delete globalThis.BroadcastChannel")


CHOKING = """
export const createEngine = () => ({
  search(query) {
    if (query === "x") throw new Error("no such query");
    const plain = (text) => [{ text, marked: false }];
    const found = { id: "relu", title: plain("ReLU"), passage: [], sections: [] };
    return { results: query ? [{ ...found, matched: [] }] : [], near: [] };
  },
  questions: () => [],
  starts: () => [],
});
"""
OTHER_FORMAT = json.dumps({"format": 0, "questions": []})

CAUSES = {
    "no worker": (_answered("**/worker.js", "", 404), LATE, QUESTIONS),
    "a broken worker": (_answered("**/worker.js", "throw new Error('x')"), LATE, QUESTIONS),
    "no engine": (_answered("**/search/engine.js", "", 404), FAILED, QUESTIONS),
    "a module is missing": (_answered("**/search/rank.js", "", 404), FAILED, QUESTIONS),
    "no service": (_answered("**/search/service.js", "", 404), FAILED, QUESTIONS),
    "no index": (_answered(INDEX, "", 404), FAILED, []),
    "a broken index": (_answered(INDEX, '{"format": 1, "pag'), FAILED, []),
    "an index of another format": (_answered(INDEX, OTHER_FORMAT), FAILED, []),
    "an old browser": (_without_channels, FAILED, QUESTIONS),
}


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    """A question page. Of what goes wrong there the tests tell."""
    with reader.visit("questions/relu/") as opened:
        yield opened


@pytest.fixture
def box(tab: Visit) -> SearchBox:
    """The search of that page."""
    return SearchBox(tab.page)


def _broken(tab: Visit, breaking: Breaking) -> None:
    breaking(tab.page)
    tab.page.reload(wait_until="networkidle")


def _links(box: SearchBox) -> list[str]:
    return [text.strip() for text in box.results.all_inner_texts()]


@pytest.mark.parametrize("cause", CAUSES)
def test_a_reader_is_told_and_gets_the_questions(tab: Visit, box: SearchBox, cause: str) -> None:
    breaking, told, questions = CAUSES[cause]
    _broken(tab, breaking)
    expect(box.status).not_to_have_text(told)
    box.search("시그모이드")
    expect(box.announced).to_have_text(told)
    expect(box.results).to_have_count(len(LISTS) + len(questions))
    assert _links(box) == LISTS + questions


def test_the_list_is_used_by_keys(tab: Visit, box: SearchBox) -> None:
    _broken(tab, CAUSES["no engine"][0])
    box.search("x")
    expect(box.results.nth(3)).to_be_visible()
    for _ in range(4):
        tab.page.keyboard.press("ArrowDown")
    expect(box.results.nth(3)).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"{tab.home}questions/relu/")


def test_enter_opens_the_page_that_lists_the_chapters(tab: Visit, box: SearchBox) -> None:
    _broken(tab, CAUSES["no engine"][0])
    box.search("x")
    expect(box.results.nth(3)).to_be_visible()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"{tab.home}#chapters")
    expect(tab.page.locator("#chapters")).to_be_in_viewport()


def test_the_list_is_sound_on_a_phone(reader: Reader) -> None:
    with reader.visit("en/", width=PHONE) as tab:
        _broken(tab, _answered("**/search/engine.js", "", 404))
        box = SearchBox(tab.page)
        box.open()
        expect(box.status).to_have_text(
            "Search is not available right now. Pick a question below, or reload the page."
        )
        expect(box.results).to_have_count(5)
        assert box.width(PHONE) <= PHONE
        assert tab.violations() == []


def test_the_list_is_hidden_with_the_search(tab: Visit, box: SearchBox) -> None:
    _broken(tab, CAUSES["no engine"][0])
    box.search("x")
    expect(box.results.first).to_be_visible()
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator(".dl-stand-in")).to_be_hidden()


def test_a_search_that_comes_late_takes_the_place_of_the_list(tab: Visit, box: SearchBox) -> None:
    held: list[Route] = []

    def holding(page: Page) -> None:
        page.route("**/search/lexicon.js", lambda route: held.append(route))  # noqa: PLW0108 # Playwright takes no built-in

    _broken(tab, holding)
    box.search("시그모이드")
    expect(box.status).to_have_text(LATE)
    expect(box.results).to_have_count(len(LISTS + QUESTIONS))
    for route in held:
        route.continue_()
    expect(box.status).to_have_text("질문 1개 · 용어 1개")
    assert _links(box)[0].startswith("시그모이드의 미분은?")
    expect(tab.page.locator(".dl-stand-in")).to_have_count(0)


def test_an_index_of_another_age_is_fetched_again(tab: Visit, box: SearchBox) -> None:
    answers = [lambda route: route.fulfill(body=OTHER_FORMAT)]

    def aging(page: Page) -> None:
        page.route(INDEX, lambda route: answers.pop()(route) if answers else route.continue_())

    _broken(tab, aging)
    box.search("시그모이드")
    box.expect_first(f"{tab.home}questions/sigmoid/")
    assert tab.faults == []


def test_coming_back_to_the_field_is_another_try(tab: Visit, box: SearchBox) -> None:
    _broken(tab, CAUSES["no index"][0])
    box.search("시그모이드")
    expect(box.status).to_have_text(FAILED)
    tab.page.unroute(INDEX)
    tab.page.keyboard.press("Escape")
    box.open()
    box.expect_first(f"{tab.home}questions/sigmoid/")
    expect(box.status).to_have_text("질문 1개 · 용어 1개")


def test_the_other_language_may_be_missing(tab: Visit, box: SearchBox) -> None:
    _broken(tab, _answered("**/en/search/en.json", "", 404))
    box.search("시구무이두")
    expect(box.status).to_have_text("“시구무이두”에 맞는 질문이 없습니다. 가까운 용어입니다.")


def test_a_query_that_fails_is_told_of_and_the_next_one_answered(
    tab: Visit, box: SearchBox
) -> None:
    breaking = _answered("**/search/engine.js", CHOKING, content_type="text/javascript")
    _broken(tab, breaking)
    box.search("x")
    expect(box.status).to_have_text(FAILED)
    expect(box.results).to_have_count(len(LISTS + QUESTIONS))
    tab.page.keyboard.type("y")
    expect(box.status).to_have_text("질문 1개")
    assert _links(box) == ["ReLU"]
    tab.page.keyboard.press("Escape")
    box.open()
    tab.page.wait_for_timeout(5000)  # longer than a reader waits for a worker
    assert _links(box) == ["ReLU"]
