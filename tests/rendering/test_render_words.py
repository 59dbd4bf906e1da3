"""The words of the interface."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dlprep.model import LANGUAGES, Language, Level
from dlprep.rendering.words import Count, Words, words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: Language) -> None:
    own = words(language)
    assert [field.name for field in fields(own) if not getattr(own, field.name)] == []
    assert set(own.levels) == set(own.level_meanings) == set(Level)


def test_no_word_is_left_in_the_other_language() -> None:
    korean, english = words("ko"), words("en")
    same = [
        field.name
        for field in fields(korean)
        if getattr(korean, field.name) == getattr(english, field.name)
    ]
    assert same == []


def test_every_word_is_shown_somewhere() -> None:
    files = [*(ROOT / "src/dlprep").rglob("*.py"), *(ROOT / "templates").glob("*.j2")]
    text = "\n".join(file.read_text("utf-8") for file in files)
    shown = re.findall(r"\b(?:words|own|words\([\w.]+\))\.(\w+)", text)
    assert {field.name for field in fields(Words)} - set(shown) == set()


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 things"), (1, "1 thing"), (2, "2 things"), (1700, "1,700 things")]
)
def test_things_are_counted(number: int, said: str) -> None:
    assert Count("{} thing", "{} things")(number) == said
