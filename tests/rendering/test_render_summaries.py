"""What lists say of a question in brief."""

from __future__ import annotations

import pytest
from made_executed import question
from markupsafe import Markup

from dlprep.model import Language
from dlprep.rendering.summaries import first_sentence, reading_minutes


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Why? So.", "Why?"),
        ("It is 0.25 at most. Two.", "It is 0.25 at most."),
        ("Call `f. g` first. Two.", "Call `f. g` first."),
        (r"Here $`a. b`$ is it. Two.", r"Here $`a. b`$ is it."),
        ("A [link. It](../questions/a.md) is. Two.", "A [link. It](../questions/a.md) is."),
        ("No full stop", "No full stop"),
        ("첫 문장입니다.\n둘째입니다.", "첫 문장입니다."),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence_only(text: str, first: str) -> None:
    assert str(first_sentence(Markup(text))) == first  # noqa: S704 - written above


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [("en", "word " * 1000, 5), ("ko", "가" * 2250, 5), ("en", "word", 1)],
)
def test_reading_takes_a_minute_for_200_words_or_450_syllables(
    language: Language, text: str, minutes: int
) -> None:
    asked = question(f"answer: {{{language}: {text}}}")
    assert reading_minutes(asked, language) == minutes


def test_code_and_formulas_take_no_time() -> None:
    code = "word " * 2000
    asked = question(
        f"answer:\n  en: |\n    ```text\n    {code}\n    ```\n    $`{code}`$ `{code}`\n"
    )
    assert reading_minutes(asked, "en") == 1
