"""Syllables, particles, and spellings that are taken for one another."""

from __future__ import annotations

import re

import pytest

from dlprep.korean import (
    ENDING,
    PARTICLES,
    count_hangul,
    has_hangul,
    initial,
    squash,
)


def test_hangul_is_syllables_alone() -> None:
    assert [count_hangul(text) for text in ("ReLU 함수", "ㅎㅏ", "relu")] == [2, 0, 0]
    assert [has_hangul(text) for text in ("ReLU 함수", "ㅎㅏ", "relu")] == [True, False, False]


@pytest.mark.parametrize(
    ("character", "expected"),
    [("가", "ㄱ"), ("낗", "ㄲ"), ("나", "ㄴ"), ("힣", "ㅎ"), ("ㄱ", None), ("a", None), ("", None)],
)
def test_a_syllable_begins_with_a_consonant(character: str, expected: str | None) -> None:
    assert initial(character) == expected


@pytest.mark.parametrize("text", ["은", "에서만은", "이라도", "으로부터의", "이랑은", "입니다"])
def test_particles_may_be_joined(text: str) -> None:
    assert re.match(f"층{ENDING}", f"층{text}")


@pytest.mark.parametrize("text", ["별", "은닉", "가도는만", "짜리"])
def test_other_syllables_are_no_particles(text: str) -> None:
    assert not re.match(f"층{ENDING}", f"층{text}")


def test_each_particle_is_named_once() -> None:
    assert len(PARTICLES) == len(set(PARTICLES))


@pytest.mark.parametrize(
    ("text", "found"),
    [("층", 1), ("층에서는, ", 1), ("층이다", 1), ("층별로", 0), ("층하", 0)],
)
def test_an_ending_reaches_to_the_end_of_the_word(text: str, found: int) -> None:
    assert (re.match(f"층{ENDING}", text) is not None) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("배치 정규화", "배치정규화"),
        ("Drop-Out", "dropout"),
        ("non\u2011linear", "nonlinear"),
        ("\uff33\uff27\uff24", "sgd"),
        ("\u1103\u1173\u1105\u1169\u11b8", "드롭"),
        ("i.i.d.", "iid"),
        ("zero_grad()", "zerograd"),
        ("ㄷㄹ\u1103", "ㄷㄹㄷ"),
    ],
)
def test_spellings_are_compared_without_what_people_vary(text: str, expected: str) -> None:
    assert squash(text) == expected
