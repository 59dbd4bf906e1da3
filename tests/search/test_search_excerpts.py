"""What of a passage is searched."""

import pytest

from dlprep.search.excerpts import headings, sentences, take_within


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("하나입니다. 둘일까요? 셋.", ["하나입니다.", "둘일까요?", "셋."]),
        ("Is it 0.25? It is.", ["Is it 0.25?", "It is."]),
        ("**굵게** 쓴 [링크](question:relu)와 `코드`.", ["굵게 쓴 링크와 코드."]),
        ("기울기는 $`f'(x) \\le 1/4`$입니다.", ["기울기는 f'(x) ≤1/4입니다."]),
        ("값은 [[run.top:.2f]]입니다. 나머지.", ["나머지."]),
        ("앞 문장.\n\n[[run]]\n\n뒤 문장.", ["앞 문장.", "뒤 문장."]),
        ("앞.\n\n```math\nx^2\n```\n\n뒤.", ["앞.", "뒤."]),
        ("## 제목\n\n본문.", ["본문."]),
        ("- 하나\n- 둘은\n  길다\n\n1. 셋", ["하나", "둘은 길다", "셋"]),
        ("| 표 | 값 |\n| --- | --- |\n| 하나 | 1 |\n\n글.", ["글."]),
        ("코드 `a[[b.c]]`는 값이 아닙니다.", ["코드 a[[b.c]]는 값이 아닙니다."]),
        ("", []),
    ],
)
def test_sentences(markdown: str, expected: list[str]) -> None:
    assert list(sentences(markdown)) == expected


def test_headings_that_have_an_anchor_of_their_own() -> None:
    markdown = (
        "## 왜 **비선형**인가\n\n글\n\n### `relu`의 기울기\n\n"
        "## 최댓값 $`1/4`$\n\n## 값 [[run.top]]\n\n## 왜 **비선형**인가\n\n```\n## 코드\n```\n"
    )
    assert list(headings(markdown)) == ["왜 비선형인가", "relu의 기울기"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (8, ["가나"]),
        (9, ["가나", "a b"]),
        (99, ["가나", "a b", "d"]),
    ],
)
def test_texts_within_a_size(size: int, expected: list[str]) -> None:
    assert take_within(size, ["가나", "a b", "d"]) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [(15, ["가나 다라…"]), (13, ["가나…"]), (4, ["가…"])],
)
def test_of_a_first_text_that_is_too_long_its_first_words(size: int, expected: list[str]) -> None:
    assert take_within(size, ["가나 다라 마바사", "x"]) == expected


def test_nothing_is_within_nothing() -> None:
    assert take_within(9, []) == []
