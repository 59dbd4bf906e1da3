"""Searching as readers do: by keys, by mouse, in Korean, on a phone, in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from search_box import SearchBox
from visits import DESKTOP, PHONE, Reader, Scheme, Visit

from dlprep.pipeline import ASSETS

pytestmark = pytest.mark.browser

MODULES = {
    f"assets/dlprep/search/{file.name}"
    for file in (ASSETS / "search").glob("*.js")
    if file.name != "worker.js"
}
EMPTY = "장마다 첫 질문"
AT_LOAD = [
    "assets/dlprep/search-field.js",
    "assets/dlprep/search/worker.js",
    "search/search_index.json",
]


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    """A Korean question page, on which nothing may go wrong."""
    with reader.visit("questions/relu/") as opened:
        yield opened
        assert opened.faults == []


@pytest.fixture
def box(tab: Visit) -> SearchBox:
    """The search of that page."""
    return SearchBox(tab.page)


def _sigmoid(tab: Visit) -> str:
    return f"{tab.home}questions/sigmoid/"


def test_typing_finds_the_question(tab: Visit, box: SearchBox) -> None:
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    expect(box.results.first).to_contain_text("시그모이드의 미분은?")
    expect(box.announced).to_have_text("질문 1개 · 용어 1개")


def test_a_term_stands_below_the_questions_with_what_it_means(tab: Visit, box: SearchBox) -> None:
    box.search("로지스틱 함수")
    term = box.results.last
    expect(term.locator(".dl-found__term")).to_have_text("시그모이드 sigmoid")
    expect(term.locator(".dl-found__badge")).to_have_text("용어")
    expect(term).to_contain_text("실수를 0과 1 사이로 보내는 함수입니다.")
    term.click()
    tab.page.wait_for_url("**/glossary/**#sigmoid")
    expect(tab.page.locator("#sigmoid")).to_be_in_viewport()


def test_a_question_that_is_planned_is_said_to_be_not_written_yet(box: SearchBox) -> None:
    box.search("gelu")
    expect(box.status).to_have_text("“gelu” 질문은 쓸 예정이지만 아직 없습니다.")
    expect(box.results).to_have_text(re.compile(r"^\s*gelu 준비 중\s*$"))


def test_an_empty_field_offers_the_questions_opened_last(tab: Visit) -> None:
    for question in ("backpropagation", "seeds"):
        tab.goto(f"questions/{question}/")
    tab.goto("")
    box = SearchBox(tab.page)
    box.open()
    expect(box.status).to_have_text("최근에 본 질문")
    expect(box.results).to_have_count(3)
    titles = [text.strip() for text in box.results.all_inner_texts()]
    assert titles == ["시드를 왜 고정하나요?", "역전파가 무엇인가요?", "ReLU는 왜 쓰나요?"]


def test_on_the_first_visit_an_empty_field_offers_where_chapters_begin(reader: Reader) -> None:
    with reader.visit("en/") as tab:
        box = SearchBox(tab.page)
        box.open()
        expect(box.status).to_have_text("Where each chapter begins")
        expect(box.results).to_have_count(2)
        box.expect_first(f"{tab.home}en/questions/sigmoid/")
        tab.page.keyboard.press("Escape")
        expect(box.results).to_have_count(0)


def test_the_words_found_are_marked(box: SearchBox) -> None:
    box.search("미분은")
    expect(box.marks.first).to_have_text("미분")


def test_words_are_marked_also_where_a_synonym_matched(tab: Visit, box: SearchBox) -> None:
    box.search("sigmoid")
    box.expect_first(_sigmoid(tab))
    expect(box.marks.first).to_have_text("시그모이드")


def test_a_paste_by_mouse_is_noticed(tab: Visit, box: SearchBox) -> None:
    box.open()
    tab.page.keyboard.insert_text("시그모이드")  # input without any key
    box.expect_first(_sigmoid(tab))


def test_hangul_is_searched_for_while_it_is_composed(tab: Visit, box: SearchBox) -> None:
    box.open()
    keyboard = tab.page.context.new_cdp_session(tab.page)
    for text in ("ㅅ", "시", "식", "시그", "시금", "시그모"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    box.expect_first(_sigmoid(tab))
    keyboard.send("Input.insertText", {"text": "시그모이드"})
    expect(box.field).to_have_value("시그모이드")
    box.expect_first(_sigmoid(tab))


def test_the_first_letter_of_a_syllable_is_not_said_to_find_nothing(
    tab: Visit, box: SearchBox
) -> None:
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    box.field.fill("")
    expect(box.status).to_have_text(EMPTY)
    tab.page.keyboard.insert_text("ㅅ")
    tab.page.wait_for_timeout(500)
    expect(box.status).to_have_text(EMPTY)


def test_enter_opens_the_best_result(tab: Visit, box: SearchBox) -> None:
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"{_sigmoid(tab)}**")
    expect(tab.page.locator("article mark").first).to_have_text("시그모이드")


def test_arrow_keys_go_through_the_results_and_back(tab: Visit, box: SearchBox) -> None:
    box.search("요점")
    expect(box.results).not_to_have_count(0)
    for _ in range(2):
        tab.page.keyboard.press("ArrowDown")
    expect(box.results.nth(1)).to_be_focused()
    for _ in range(2):
        tab.page.keyboard.press("ArrowUp")
    expect(box.field).to_be_focused()
    tab.page.keyboard.press("ArrowDown")
    href = box.results.first.get_attribute("href")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(str(href))


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_escape_and_tab_close_the_search(tab: Visit, box: SearchBox, key: str) -> None:
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    tab.page.keyboard.press(key)
    assert not box.is_open()


def test_clearing_the_field_clears_the_results(tab: Visit, box: SearchBox) -> None:
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    tab.page.get_by_role("button", name="지우기").click()
    expect(box.status).to_have_text(EMPTY)
    expect(box.results).to_have_count(2)


def test_the_switch_of_language_keeps_the_question_and_searches_there(tab: Visit) -> None:
    tab.page.get_by_role("link", name="English").click()
    tab.page.wait_for_url("**/en/questions/relu/")
    box = SearchBox(tab.page)
    box.search("sigmoid")
    box.expect_first(f"{tab.home}en/questions/sigmoid/")
    expect(box.results.first).to_contain_text("What is the derivative of the sigmoid?")
    expect(box.status).to_have_text("1 question · 1 term")


def test_another_language_is_offered_where_the_own_one_has_nothing(reader: Reader) -> None:
    with reader.visit("en/") as tab:
        box = SearchBox(tab.page)
        box.search("연쇄 법칙")
        box.expect_first(f"{tab.home}questions/backpropagation/")
        expect(box.status).to_have_text("Nothing in English; these questions are in Korean.")
        expect(box.results.first.locator(".dl-found__badge")).to_have_text("한국어")
        expect(box.results.first.locator("[lang=ko]").first).to_have_text("역전파가 무엇인가요?")
        tab.page.keyboard.press("Enter")
        tab.page.wait_for_url("**/questions/backpropagation/**")
        assert "/en/" not in tab.page.url
        assert tab.faults == []


def test_near_terms_are_offered_where_nothing_matches(tab: Visit, box: SearchBox) -> None:
    box.search("시구무이두")
    expect(box.status).to_have_text("“시구무이두”에 맞는 질문이 없습니다. 가까운 용어입니다.")
    expect(box.results.first).to_contain_text("시그모이드")
    box.expect_first(_sigmoid(tab))


def test_a_link_can_hold_a_query(reader: Reader) -> None:
    with reader.visit("?q=시그모이드") as tab:
        SearchBox(tab.page).expect_first(_sigmoid(tab))
        assert tab.faults == []


def test_the_error_page_searches_too(reader: Reader) -> None:
    with reader.visit("en/404.html") as tab:
        box = SearchBox(tab.page)
        box.search("sigmoid")
        expect(box.results.first).to_contain_text("What is the derivative of the sigmoid?")


def test_nothing_of_the_search_is_fetched_before_it_is_used(tab: Visit, box: SearchBox) -> None:
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url.removeprefix(tab.home)))
    tab.page.reload(wait_until="networkidle")
    assert sorted(path for path in asked if "search" in path) == AT_LOAD
    asked.clear()
    box.open()
    expect(box.status).to_have_text(EMPTY)
    assert sorted(asked) == sorted({*MODULES, "search/ko.json"})
    asked.clear()
    tab.page.keyboard.insert_text("시그모이드")
    box.expect_first(_sigmoid(tab))
    assert asked == []


def test_another_tab_of_the_site_is_left_alone(tab: Visit, box: SearchBox) -> None:
    other = tab.page.context.new_page()
    other.goto(tab.home, wait_until="networkidle")
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    box.search("시그모이드")
    box.expect_first(_sigmoid(tab))
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", "시그모이드"),
        ("", "시구무이두"),
        ("", "gelu"),
        ("", ""),
        ("en/", "derivative"),
        ("en/", "연쇄 법칙"),
    ],
)
def test_results_are_sound_on_every_screen(
    reader: Reader, folder: str, words: str, width: int, scheme: Scheme
) -> None:
    with reader.visit(folder, width=width, scheme=scheme) as tab:
        box = SearchBox(tab.page)
        box.search(words)
        expect(box.results.first).to_be_visible()
        assert box.width(width) <= width
        assert tab.violations() == []
        assert tab.faults == []
