"""Longer ways with the page for studying: the days before an interview, and the night before it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect
from studying import DAY, TODAY, Studying, studying
from visits import Reader

pytestmark = pytest.mark.browser

HOUR = 3_600_000


def entry(card: str, day: int, grade: int) -> dict[str, object]:
    return {"card": card, "at": day * DAY, "day": day, "grade": grade}


def plan(study: Studying, language: str, date: str) -> None:
    names = {
        "ko": ("면접 날짜", "하루에 쓸 시간(분)", "저장했습니다."),
        "en": ("Date of the interview", "Minutes a day", "Saved."),
    }[language]
    study.open("plan")
    place = study.page.locator(".dl-study")
    place.get_by_label(names[0]).fill(date)
    place.get_by_label(names[1]).fill("40")
    place.get_by_label(names[1]).blur()
    expect(place).to_contain_text(names[2])


def home(study: Studying) -> Locator:
    study.open("")
    return study.page.locator(".dl-study")


@pytest.mark.parametrize(
    ("language", "width", "left"),
    [("ko", 390, "내일이 면접입니다."), ("en", 1280, "The interview is tomorrow.")],
)
def test_the_night_before_unseen_explanations_come_then_what_is_weakest(
    reader: Reader, language: str, width: int, left: str
) -> None:
    with studying(reader, language, width=width) as study:
        study.begin_with(
            entry("relu/recall", TODAY - 3, 4),
            entry("sigmoid/recall", TODAY - 3, 1),
            entry("sigmoid/spot", TODAY - 1, 4),
        )
        plan(study, language, "2026-12-02")
        assert study.due() == [
            "backpropagation/recall",
            "seeds/recall",
            "sigmoid/recall",
            "relu/recall",
            "sigmoid/spot",
        ]
        expect(home(study)).to_contain_text(left)
        study.stays_inside()
        assert study.tab.faults == []


def test_every_day_before_a_date_brings_its_share_until_all_are_seen(reader: Reader) -> None:
    with studying(reader, width=390) as study:
        log: list[dict[str, object]] = []
        shares = []
        for day in range(TODAY, TODAY + 4):
            study.page.clock.set_system_time((day * DAY + 10 * HOUR) / 1000)
            study.begin_with(*log)
            plan(study, "ko", "2026-12-05")
            due = study.due()
            new = set(due) - {str(one["card"]) for one in log}
            expect(home(study)).to_contain_text(f"새 카드 {len(new)}장")
            log += [entry(card, day, 3) for card in due]
            shares.append(len(new))
        assert shares == [4, 3, 4, 0]  # the last day is for what has been seen
        assert study.tab.faults == []
