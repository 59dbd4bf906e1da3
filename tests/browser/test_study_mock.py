"""A mock interview from its first question to its result, a reload in between."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import expect
from studying import TODAY, Studying, studying
from visits import DESKTOP, Reader, Scheme

pytestmark = pytest.mark.browser

ROOTS: Final = 4
"""With which an interview of 15 minutes begins."""

READERS: Final = [("ko", 390, "light"), ("en", DESKTOP, "dark")]
WORDS: Final = {
    "ko": {
        "begin": "15분",
        "told": "다 말했다",
        "unknown": "모르겠다",
        "next": "다음 질문",
        "see": "결과 보기",
        "answers": "이번 질문의 답",
        "paused": "모의 면접을 멈췄습니다",
        "continue": "이어서 하기",
        "result": "모의 면접 결과",
        "again": "새 모의 면접",
    },
    "en": {
        "begin": "15 minutes",
        "told": "That was it",
        "unknown": "I don’t know",
        "next": "Next question",
        "see": "See the result",
        "answers": "Answers to this question",
        "paused": "The mock interview is paused",
        "continue": "Continue",
        "result": "Result of the mock interview",
        "again": "Another mock interview",
    },
}


class Interviewed(Studying):
    """Someone in a mock interview."""

    @classmethod
    def begin(cls, study: Studying) -> Interviewed:
        """Begin one of 15 minutes."""
        self = cls(study.tab, study.language, study.width)
        self.open("mock")
        self.press(self.words["begin"])
        expect(self.card.locator("h2")).to_be_focused()
        return self

    @property
    def words(self) -> dict[str, str]:
        """What its buttons and headings say."""
        return WORDS[self.language]

    @property
    def place(self) -> tuple[int, int]:
        """Which question is asked, and which step of it."""
        text = self.page.locator(".dl-card__head > :first-child").inner_text()
        number, *_, step = [
            int(part)
            for part in "".join(letter if letter.isdigit() else " " for letter in text).split()
        ]
        return number, step

    def climb(self, *, every: int) -> list[str]:
        """Answer all of a ladder, ticking one of ``every`` point; return its questions."""
        first = self.heading.inner_text()
        self.press(self.words["told"])
        self.tick(every)
        return [first, *self.rest_of_ladder()]

    def rest_of_ladder(self) -> list[str]:
        """Answer what follows the first question of a ladder; return that."""
        asked = [self.heading.inner_text()]
        self.press(self.words["next"])
        expect(self.heading).not_to_have_text(asked[0])
        while self.heading.inner_text() != self.words["answers"]:
            asked.append(self.heading.inner_text())
            self.page.clock.run_for(1_000)
            self.press(self.words["told"])
            expect(self.heading).not_to_have_text(asked[-1])
        return asked[1:]

    def tick(self, every: int) -> None:
        """Tick one of ``every`` box."""
        boxes = self.card.get_by_role("checkbox").all()
        for box in boxes[::every]:
            box.check()

    def go_on(self) -> None:
        """Leave the answers."""
        self.card.locator(".dl-practice__main").click()
        expect(self.heading).not_to_have_text(self.words["answers"])


def test_an_interview_is_asked_answered_graded_and_summed_up(reader: Reader) -> None:
    with studying(reader) as study:
        interviewed = Interviewed.begin(study)
        assert interviewed.place == (1, 1)
        lengths = []
        while interviewed.heading.inner_text() != "모의 면접 결과":
            lengths.append(len(interviewed.climb(every=1)))
            interviewed.tick(1)
            interviewed.go_on()
        assert len(lengths) == ROOTS
        assert all(1 <= length <= 4 for length in lengths)
        *grades, mock = interviewed.stored()
        assert {entry["mode"] for entry in grades} == {"mock"}
        assert {entry["grade"] for entry in grades} == {3}
        assert {entry["card"] for entry in grades} >= {"sigmoid/recall", "relu/recall"}
        cards = [entry["card"] for entry in grades]
        assert len(cards) == len(set(cards)) == sum(lengths)
        asked = mock.pop("asked")
        assert sorted(asked) == ["backpropagation", "relu", "seeds", "sigmoid"]
        expected = {"kind": "mock", "day": TODAY, "minutes": 15, "depth": lengths, "lang": "ko"}
        assert mock == expected
        rows = interviewed.page.locator(".dl-cards tbody tr")
        expect(rows).to_have_count(ROOTS)
        expect(rows.first).to_contain_text("3/3")
        expect(interviewed.page.locator(".dl-cards h3")).to_have_count(0)  # nothing was missed
        interviewed.page.reload()
        expect(interviewed.heading).to_have_text("모의 면접 결과")
        assert len(interviewed.stored()) == len(grades) + 1
        interviewed.press("새 모의 면접")
        expect(interviewed.heading).to_have_text("모의 면접 보기")
        assert interviewed.tab.faults == []


def test_a_reload_takes_nothing_away_but_the_time_of_the_question(reader: Reader) -> None:
    with studying(reader) as study:
        interviewed = Interviewed.begin(study)
        interviewed.page.clock.run_for(40_000)
        interviewed.press("다 말했다")
        interviewed.tick(3)
        interviewed.press("다음 질문")
        expect(interviewed.card.get_by_role("checkbox")).to_have_count(0)
        asked, place = interviewed.heading.inner_text(), interviewed.place
        interviewed.page.clock.run_for(5_000)
        interviewed.page.reload()
        expect(interviewed.heading).to_have_text("모의 면접을 멈췄습니다")
        expect(interviewed.page.locator(".dl-cards")).to_contain_text("남은 시간 14:20")
        interviewed.page.clock.run_for(60_000)
        interviewed.press("이어서 하기")
        expect(interviewed.heading).to_have_text(asked)
        assert interviewed.place == place
        expect(interviewed.page.locator(".dl-card__left")).to_have_text("14:20")
        interviewed.page.keyboard.press("Escape")
        expect(interviewed.heading).to_have_text("모의 면접을 멈췄습니다")
        interviewed.press("끝내고 결과 보기")
        expect(interviewed.heading).to_have_text("이번 질문의 답")
        interviewed.go_on()
        expect(interviewed.heading).to_have_text("모의 면접 결과")
        expect(interviewed.page.locator(".dl-cards tbody")).to_contain_text("1/3")
        expect(interviewed.page.locator(".dl-cards tbody")).to_contain_text("40")
        expect(interviewed.page.locator(".dl-cards h3").first).to_have_text("다시 볼 것")
        expect(interviewed.page.locator(".dl-cards ol li")).to_have_count(1)
        expect(interviewed.page.locator(".dl-cards h3").last).to_have_text("빠뜨린 것 2가지")
        expect(interviewed.page.locator(".dl-cards ul li").first).to_contain_text("요점입니다.")
        assert interviewed.tab.faults == []


def test_two_answers_that_are_not_known_end_a_question(reader: Reader) -> None:
    with studying(reader) as study:
        interviewed = Interviewed.begin(study)
        for _ in range(2):
            if interviewed.heading.inner_text() != "이번 질문의 답":
                asked = interviewed.heading.inner_text()
                interviewed.press("모르겠다")
                expect(interviewed.heading).not_to_have_text(asked)
        expect(interviewed.heading).to_have_text("이번 질문의 답")
        interviewed.go_on()
        assert interviewed.place == (2, 1)
        assert {entry["grade"] for entry in interviewed.stored()} == {1}


def test_when_the_time_is_over_no_question_begins(reader: Reader) -> None:
    with studying(reader) as study:
        interviewed = Interviewed.begin(study)
        interviewed.page.clock.run_for(15 * 60_000)
        expect(interviewed.page.locator(".dl-card__left")).to_have_text("00:00")
        interviewed.press("모르겠다")
        expect(interviewed.heading).to_have_text("이번 질문의 답")
        interviewed.press("결과 보기")
        expect(interviewed.heading).to_have_text("모의 면접 결과")
        expect(interviewed.page.locator(".dl-cards tbody tr")).to_have_count(1)


def test_questions_whose_pages_cannot_be_had_are_left_out(reader: Reader) -> None:
    with studying(reader) as study:
        study.page.route("**/questions/*/", lambda route: route.abort())
        study.open("mock")
        study.press("15분")
        expect(study.heading).to_have_text("모의 면접 결과")
        expect(study.page.locator(".dl-cards")).to_contain_text("오프라인에서 받지 않은 카드")
        assert study.page.evaluate("async () => (await indexedDB.databases()).length") == 0


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_every_state_pleases_axe_and_stays_in_the_window(
    reader: Reader, language: str, width: int, scheme: Scheme
) -> None:
    with studying(reader, language, width=width, scheme=scheme, still=False) as study:
        words = WORDS[language]
        study.open("mock")
        expect(study.heading).to_be_focused()
        study.pleases_axe()
        interviewed = Interviewed.begin(study)
        interviewed.pleases_axe()
        interviewed.page.keyboard.press("Escape")
        expect(interviewed.heading).to_have_text(words["paused"])
        interviewed.pleases_axe()
        interviewed.press(words["continue"])
        interviewed.press(words["told"])
        expect(interviewed.card.get_by_role("checkbox").first).to_be_visible()
        interviewed.pleases_axe()
        interviewed.rest_of_ladder()
        interviewed.page.reload()
        expect(interviewed.heading).to_have_text(words["paused"])
        interviewed.page.locator(".dl-cards .dl-card__buttons button").nth(1).click()
        expect(interviewed.heading).to_have_text(words["answers"])
        interviewed.stays_inside()
        interviewed.pleases_axe()
        interviewed.press(words["see"])
        expect(interviewed.heading).to_have_text(words["result"])
        interviewed.stays_inside()
        interviewed.pleases_axe()
        assert interviewed.tab.faults == []
