"""The words of the interface: all in one table, in every language, and all of them shown."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest

from dlprep.model import LANGUAGES, Form, Language, Level
from dlprep.words import Count, SearchWords, Words, practice_words, words

ROOT: Final = Path(__file__).parents[2]
ASSETS: Final = ROOT / "src/dlprep/assets"
TEMPLATES: Final = ROOT / "templates"

OWN_WORDS: Final = {"material"}
"""Fields of which one language needs none: Material speaks English."""

KNOW_KOREAN: Final = {"hangul.js", "keyboard.js", "messages.js", "query.js", "text.js"}
"""Scripts of the search that tell what readers type; nothing of it is shown."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: Language) -> None:
    own = words(language)
    names = {field.name for field in fields(own)} - OWN_WORDS
    assert [name for name in sorted(names) if not getattr(own, name)] == []
    assert set(own.levels) == set(own.level_meanings) == set(Level)
    assert set(own.forms) == set(Form)
    assert set(own.search) == set(SearchWords.__annotations__)


def test_no_word_is_left_in_the_other_language() -> None:
    korean, english = words("ko"), words("en")
    same = [
        field.name
        for field in fields(korean)
        if getattr(korean, field.name) == getattr(english, field.name)
    ]
    assert same == []


def test_every_word_is_shown_somewhere() -> None:
    files = [*(ROOT / "src/dlprep").rglob("*.py"), *TEMPLATES.rglob("*.j2")]
    text = "\n".join(file.read_text("utf-8") for file in [*files, *TEMPLATES.rglob("*.html")])
    shown = re.findall(r"\b(?:words|own|words\([\w.]+\))\.(\w+)", text)
    assert {field.name for field in fields(Words)} - set(shown) == set()


def test_the_theme_has_a_word_for_every_scheme() -> None:
    switched = re.findall(r"toggle: \{.*name: (\w+)\}", (ROOT / "mkdocs.yml").read_text("utf-8"))
    for language in LANGUAGES:
        assert list(words(language).palette) == switched


@pytest.mark.parametrize("form", Form)
def test_a_form_has_the_words_that_its_script_asks_for(form: Form) -> None:
    script = (ASSETS / form / "form.js").read_text("utf-8")
    asked = set(re.findall(r"\bwords\.(\w+)", script))
    korean, english = words("ko").forms[form], words("en").forms[form]
    assert list(korean) == list(english)
    assert asked
    assert asked <= set(korean)


@pytest.mark.parametrize("group", ["page", "study", "interview"])
def test_practice_says_the_same_in_both_languages_with_the_same_values(group: str) -> None:
    def shape(language: Language) -> dict[str, list[str]]:
        texts = practice_words(language)[group]
        return {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in texts.items()}

    korean, english = practice_words("ko")[group], practice_words("en")[group]
    assert shape("ko") == shape("en")
    assert [key for key, text in korean.items() if not text or text == english[key]] == []


def test_practice_has_the_words_that_its_scripts_ask_for_and_no_others() -> None:
    scripts = "\n".join(file.read_text("utf-8") for file in (ASSETS / "study").rglob("*.js"))
    groups = practice_words("en")
    table = {key for group in groups.values() for key in group}
    assert set(re.findall(r"\bwords\.(\w+)", scripts)) - {"js"} <= table
    assert [key for key in sorted(table) if not re.search(rf"\b{key}\b", scripts)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_calls_the_levels_what_pages_call_them(language: Language) -> None:
    said = practice_words(language)["study"]
    assert {level: said[level] for level in Level} == dict(words(language).levels)


def test_no_template_has_words_of_its_own() -> None:
    assert [*_with_korean(TEMPLATES)] == ["home.ko.md.j2"]


def test_no_script_has_words_of_its_own() -> None:
    assert {*_with_korean(ASSETS)} == KNOW_KOREAN


def _with_korean(folder: Path) -> list[str]:
    """The files in which Korean stands outside of comments."""
    return [
        file.name
        for file in sorted(folder.rglob("*"))
        if file.is_file() and re.search("[ㄱ-ㅎㅏ-ㅣ가-힣]", _without_comments(file))
    ]


def _without_comments(file: Path) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*|\{#.*?#\}", "", file.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 things"), (1, "1 thing"), (2, "2 things"), (1700, "1,700 things")]
)
def test_things_are_counted(number: int, said: str) -> None:
    assert Count("{} thing", "{} things")(number) == said
