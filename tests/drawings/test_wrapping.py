"""Where the lines of a title end. Every character is one wide here."""

from __future__ import annotations

import pytest

from dlprep.drawings.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("aaaa bbbb cc dd", 12, ["aaaa bbbb", "cc dd"]),
        ("가나 다라마 바사 아자", 9, ["가나 다라마", "바사 아자"]),
        ("Why? Or not, and when? So.", 14, ["Why?", "Or not,", "and when?", "So."]),
        ("at 0.5 … or v1.2", 20, ["at 0.5 … or v1.2"]),
        ("  spaced \n out ", 20, ["spaced out"]),
        ("", 9, []),
    ],
)
def test_lines_end_between_words_and_are_evenly_long(
    text: str, width: float, lines: list[str]
) -> None:
    assert wrap(text, len, width) == lines


def test_only_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap("a 가나다라마바사 b", len, 3) == ["a", "가나다", "라마바", "사 b"]
