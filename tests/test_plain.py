"""Markdown as plain text."""

from __future__ import annotations

import pytest

from dlprep.plain import shortened, unmarked


@pytest.mark.parametrize(
    ("markdown_text", "text"),
    [
        ("Why `x < y` and **not** *z*?", "Why x < y and not z?"),
        (
            "$`\\sigma'(0)`$ is [a quarter](question:sigmoid)",
            "\N{GREEK SMALL LETTER SIGMA}'(0) is a quarter",
        ),
        ("two\nlines  of [nested [b]](https://e.org/(x))", "two lines of nested [b]"),
        (r"5 \* 3 \$ a_b_c", "5 * 3 $ a_b_c"),
        ("before\n\n```python\nprint(1)\n```\n\nafter", "before after"),
        ("", ""),
    ],
)
def test_markdown_as_text(markdown_text: str, text: str) -> None:
    assert unmarked(markdown_text) == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short", "short"),
        ("one two three", "one two…"),
        ("일이삼사오육칠팔구십", "일이삼사오육칠팔…"),
    ],
)
def test_text_is_cut_between_words(text: str, cut: str) -> None:
    assert shortened(text, 9) == cut
