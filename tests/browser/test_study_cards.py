"""A session of cards: each facet from its front to the log, and what may come in between."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import expect
from studying import DAY, TODAY, Studying, studying
from visits import DESKTOP, Reader, Scheme

pytestmark = pytest.mark.browser

READERS: Final = [("ko", 390, "light"), ("en", DESKTOP, "dark")]


def recorded(facet: str, **changes: object) -> dict[str, Any]:
    """The entry of a first answer about the sigmoid."""
    common = {"kind": "grade", "day": TODAY, "mode": "review", "lang": "ko", "ms": 0, "missed": []}
    return common | {"card": f"sigmoid/{facet}"} | changes


def only_entry(study: Studying) -> dict[str, Any]:
    (entry,) = study.stored()
    assert re.fullmatch("[0-9a-f]{4}", str(entry.pop("rev")))
    return entry


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_an_explanation_is_told_against_the_clock_then_ticked(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    said = {
        "ko": ("최대 1/4", "15초 남았습니다.", "다 말했다", "둘째 요점입니다.", "어려움내일"),
        "en": ("at most 1/4", "15 seconds left.", "That was it", "The second", "Hardtomorrow"),
    }[language]
    short, left, told, second, hard = said
    with studying(reader, language, width=width, scheme=scheme) as study:
        study.ask("sigmoid/recall")
        study.stays_inside()
        assert short not in study.card.inner_text()
        study.page.clock.run_for(15_000)
        expect(study.card.get_by_role("timer")).to_have_text("00:15")
        expect(study.card.get_by_role("status")).to_have_text(left)
        study.press(told)
        expect(study.card).to_contain_text(short)
        expect(study.card.locator("h3")).to_be_focused()
        boxes = study.card.get_by_role("checkbox")
        boxes.first.check()
        boxes.last.check()
        expect(study.suggested).to_have_text(hard)
        study.stays_inside()
        missed = study.card.locator("label", has_text=second).locator("input").input_value()
        study.grade(2)
        expect(study.heading).to_be_focused()
        study.stays_inside()
        expected = recorded("recall", grade=2, ms=15_000, missed=[missed], lang=language)
        assert only_entry(study) == expected
        assert study.tab.faults == []


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_the_wrong_statement_is_found_among_true_ones(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    claim, why, show, suggestion = {
        "ko": ("미분이 언제나 0입니다.", "원점에서 1/4입니다.", "이유 보기", "알맞음2일 뒤"),
        "en": ("The derivative is always 0.", "1/4 at the origin", "Show why", "Goodin 2 days"),
    }[language]
    with studying(reader, language, width=width, scheme=scheme) as study:
        study.ask("sigmoid/spot")
        choices = study.card.get_by_role("radio")
        expect(choices).to_have_count(3)
        classes = study.card.locator("label *").evaluate_all("all => all.map((e) => e.className)")
        assert set(classes) == {""}
        expect(study.card.get_by_role("button", name=show)).to_be_disabled()
        study.stays_inside()
        labels = study.card.locator("label").all_inner_texts()
        place = next(place for place, label in enumerate(labels) if claim in label)
        study.page.keyboard.press("abc"[place])
        expect(choices.nth(place)).to_be_checked()
        study.page.clock.run_for(20_000)
        expect(study.card.get_by_role("timer")).to_have_text("00:20")
        assert why not in study.card.inner_text()
        study.page.keyboard.press("Space")
        expect(study.card).to_contain_text(why)
        expect(study.card.locator("h3")).to_be_focused()
        study.card.get_by_role("checkbox").check()
        expect(study.suggested).to_have_text(suggestion)
        study.stays_inside()
        study.grade(3)
        expect(study.heading).to_be_focused()
        assert only_entry(study) == recorded("spot", grade=3, ms=20_000, lang=language)
        assert study.tab.faults == []


def test_who_picks_a_true_statement_is_asked_again_tomorrow(reader: Reader) -> None:
    with studying(reader) as study:
        study.ask("sigmoid/spot")
        labels = study.card.locator("label").all_inner_texts()
        other = next(place for place, label in enumerate(labels) if "요점" in label)
        study.card.get_by_role("radio").nth(other).check()
        study.press("이유 보기")
        expect(study.card).to_contain_text("틀린 말은 다른 것이었습니다")
        expect(study.suggested).to_have_text("다시내일")
        study.grade(1)
        expect(study.card.locator("label")).to_have_count(3)  # it comes back at once
        (entry,) = study.stored()
        assert (entry["grade"], len(entry["missed"])) == (1, 1)


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_follow_ups_are_answered_one_by_one(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    asked, answer, told = {
        "ko": ("어디서 최대인가요?", "원점입니다.", "다 말했다"),
        "en": ("Where is it largest?", "At the origin.", "That was it"),
    }[language]
    with studying(reader, language, width=width, scheme=scheme) as study:
        study.ask("sigmoid/follow")
        expect(study.card).to_contain_text(asked)
        assert answer not in study.card.inner_text()
        study.stays_inside()
        study.page.clock.run_for(1_000)
        study.press(told)
        study.card.get_by_label(answer).check()
        study.stays_inside()
        study.grade(3)
        expect(study.heading).to_be_focused()
        assert only_entry(study) == recorded("follow", grade=3, ms=1_000, lang=language)
        assert study.tab.faults == []


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_a_value_is_nowhere_to_be_seen_before_it_is_guessed(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    field, check, near = {
        "ko": ("1번째 값", "확인", "근접"),
        "en": ("Value 1", "Check", "near"),
    }[language]
    with studying(reader, language, width=width, scheme=scheme) as study:
        study.ask("sigmoid/predict")
        study.stays_inside()
        html = study.card.inner_html()
        assert "0.25" not in html
        assert "img" not in html
        assert "peak" in (study.card.locator("pre").text_content() or "")
        study.card.get_by_label(field).fill("0.3")
        study.press(check)
        expect(study.card).to_contain_text("0.25")
        expect(study.card).to_contain_text(near)
        expect(study.card.locator("img:visible")).to_have_count(1)
        expect(study.card.locator(".dl-output")).to_contain_text("0.2500")
        expect(study.suggested).to_contain_text("어려움" if language == "ko" else "Hard")
        study.stays_inside()
        study.grade(2)
        expect(study.heading).to_be_focused()
        assert only_entry(study) == recorded("predict", grade=2, lang=language)
        assert study.tab.faults == []


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_one_thinks_in_a_language_and_answers_in_the_other(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    other = {"ko": "en", "en": "ko"}[language]
    front, back, told = {
        "ko": ("시그모이드의 미분은?", "The sigmoid has a derivative", "다 말했다"),
        "en": ("What is the derivative", "시그모이드(sigmoid)의 미분은", "That was it"),
    }[language]
    with studying(reader, language, width=width, scheme=scheme) as study:
        study.ask("sigmoid/cross")
        expect(study.card.locator("h2")).to_contain_text(front)
        assert study.card.locator("ul [lang]").all_inner_texts()
        study.stays_inside()
        study.press(told)
        expect(study.card.locator(f"div[lang={other}]")).to_contain_text(back)
        expect(study.card.locator(f"h3[lang={other}]")).to_be_focused()
        expect(study.card.locator("details")).not_to_have_attribute("open", "")
        study.stays_inside()
        study.grade(1)
        study.press(told)
        entry = only_entry(study)
        assert (entry["card"], entry["lang"], entry["grade"]) == ("sigmoid/cross", other, 1)
        assert len(entry["missed"]) == 3
        assert study.tab.faults == []


def test_the_keyboard_alone_leads_through_a_session_and_back(reader: Reader) -> None:
    with studying(reader) as study:
        study.begin_with(only=("relu/recall", "seeds/recall"))
        study.open()
        keys = study.page.keyboard
        expect(study.heading).to_have_text("ReLU는 왜 쓰나요?")
        expect(study.page.locator(".dl-card__head")).to_contain_text("1/2 · 설명하기")
        keys.press("Space")
        study.grade(1)
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")
        expect(study.page.locator(".dl-card__head")).to_contain_text("2/3")
        keys.press("u")
        expect(study.heading).to_have_text("ReLU는 왜 쓰나요?")
        keys.press("Space")
        study.grade(4)
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")
        keys.press("Space")
        study.grade(1)
        expect(study.page.locator(".dl-card__head")).to_contain_text("3/3")  # it comes back
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")
        keys.press("Space")
        study.grade(3)
        expect(study.heading).to_have_text("지금 물어볼 카드는 여기까지입니다")
        expect(study.page.locator(".dl-cards")).to_contain_text("답한 카드 3장, 그중 ‘다시’ 1장")
        expect(study.page.locator(".dl-cards")).to_contain_text("다음 복습: 내일 1장")
        kinds = [entry["kind"] for entry in study.stored()]
        assert kinds == ["grade", "undo", "grade", "grade", "grade"]
        keys.press("Escape")
        study.page.wait_for_url("**/study/#/")
        assert study.tab.faults == []


def test_forty_days_later_what_is_due_is_exactly_what_was_learnt(reader: Reader) -> None:
    with studying(reader) as study:
        study.begin_with(only=("relu/recall", "seeds/recall"))
        study.open()
        for title, number in (("ReLU는 왜 쓰나요?", 4), ("시드를 왜 고정하나요?", 3)):
            expect(study.heading).to_have_text(title)
            study.press("다 말했다")
            study.grade(number)
        expect(study.heading).to_have_text("지금 물어볼 카드는 여기까지입니다")
        assert study.due() == []
        study.page.clock.set_system_time("2026-12-03T09:00:00")
        assert study.due() == ["seeds/recall"]
        study.page.clock.set_system_time("2027-01-10T09:00:00")
        study.open()
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")  # it is remembered least
        due = study.due()
        assert due[0] == "seeds/recall"
        assert due[-1] == "relu/recall"
        assert len(due) == len(set(due)) == 7  # two a day of each question


def test_a_choice_in_the_address_asks_only_that_and_stays_in_the_other_language(
    reader: Reader,
) -> None:
    with studying(reader) as study:
        study.open("review?chapter=training&level=basic")
        expect(study.heading).to_have_text("역전파가 무엇인가요?")
        expect(study.page.locator(".dl-card__head")).to_contain_text("1/1")
        study.page.locator("header a[hreflang=en]:visible").click()
        study.page.wait_for_url("**/en/study/#/review?chapter=training&level=basic")
        expect(study.heading).to_have_text("역전파가 무엇인가요?")
        expect(study.heading).to_have_attribute("lang", "ko")
        expect(study.page.locator(".dl-card__head")).to_contain_text("1 of 1 · Explain")
        study.press("That was it")
        expect(study.card).to_contain_text("has not been translated into English")
        assert study.tab.faults == []


def test_a_text_that_has_changed_since_is_marked(reader: Reader) -> None:
    with studying(reader) as study:
        ago = {"day": TODAY - 9, "at": 1_796_083_200_000 - 9 * DAY, "grade": 3, "rev": "0000"}
        study.begin_with({"card": "relu/recall"} | ago, only=("relu/recall",))
        study.open()
        expect(study.page.locator(".dl-cards")).to_contain_text(
            "마지막으로 답한 뒤에 내용이 바뀌었습니다."
        )


def test_a_page_that_cannot_be_had_is_asked_later(reader: Reader) -> None:
    with studying(reader) as study:
        study.begin_with(only=("relu/recall", "seeds/recall", "sigmoid/cross"))
        study.open()
        expect(study.heading).to_have_text("ReLU는 왜 쓰나요?")
        study.page.route("**/questions/relu/", lambda route: route.abort())
        study.open()
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")
        study.press("다 말했다")
        study.page.route("**/questions/sigmoid/", lambda route: route.abort())
        study.grade(3)
        expect(study.heading).to_have_text("오프라인에서 받지 않은 카드입니다.")
        study.page.unroute("**/questions/relu/")
        study.press("다시 받아 보기")
        expect(study.heading).to_have_text("ReLU는 왜 쓰나요?")


def test_without_the_other_language_its_card_is_asked_later(reader: Reader) -> None:
    with studying(reader) as study:
        study.begin_with(only=("sigmoid/cross",))
        study.page.route("**/en/questions/sigmoid/", lambda route: route.abort())
        study.open()
        expect(study.heading).to_have_text("영어판은 아직 받지 않았습니다.")


def test_where_saving_fails_the_session_goes_on(reader: Reader) -> None:
    with studying(reader) as study:
        study.begin_with(only=("relu/recall", "seeds/recall"))
        study.open()
        expect(study.heading).to_have_text("ReLU는 왜 쓰나요?")
        full = "() => { throw new DOMException('full', 'QuotaExceededError'); }"
        study.page.evaluate(f"() => {{ IDBObjectStore.prototype.put = {full}; }}")
        study.press("다 말했다")
        study.grade(3)
        expect(study.heading).to_have_text("시드를 왜 고정하나요?")
        assert study.stored() == []


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_every_state_of_every_card_pleases_axe(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    with studying(reader, language, width=width, scheme=scheme, still=False) as study:
        for facet in ("recall", "spot", "follow", "predict", "cross"):
            study.ask(f"sigmoid/{facet}")
            study.pleases_axe()
            study.page.keyboard.press("a")
            study.card.locator(".dl-practice__main").click()
            expect(study.suggested).to_be_visible()
            study.pleases_axe()
        study.grade(4)
        expect(study.heading).to_be_focused()
        expect(study.card).to_have_count(0)
        study.pleases_axe()
        assert study.tab.faults == []
