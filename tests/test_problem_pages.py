"""Every code that can be reported is explained, in both languages alike, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from reported_codes import codes, warnings

DOCS: Final = Path(__file__).parent.parent / "docs"
PAGES: Final = {language: DOCS / language / "problems.md" for language in ("en", "ko")}
WARNING: Final = {"en": "*Warning.* ", "ko": "*경고.* "}

HEADING: Final = re.compile(r"^(#{2,3}) (.+?) \{ #([a-z-]+) \}$", re.MULTILINE)
EXAMPLE: Final = re.compile(r"^(`{3,})yaml\n.*?\n\1$", re.MULTILINE | re.DOTALL)


def page(language: str) -> str:
    """The page without its examples, in which a line may look like a heading."""
    return EXAMPLE.sub("", PAGES[language].read_text("utf-8"))


def entries(language: str) -> list[tuple[str, str]]:
    """Each code with all that is said of it, examples too."""
    text = PAGES[language].read_text("utf-8")
    parts = re.split(r"^### ([a-z-]+) .*\n\n|^## .*\n\n", text, flags=re.MULTILINE)
    return [(code, said) for code, said in zip(parts[1::2], parts[2::2], strict=True) if code]


@pytest.mark.parametrize("language", PAGES)
def test_every_code_has_one_heading_and_every_heading_a_code(language: str) -> None:
    explained = [name for marks, name, _ in HEADING.findall(page(language)) if marks == "###"]
    assert set(explained) == codes()
    assert len(explained) == len(set(explained))


@pytest.mark.parametrize("language", PAGES)
def test_the_anchor_of_a_code_is_the_code(language: str) -> None:
    headings = HEADING.findall(page(language))
    assert [name for marks, name, anchor in headings if marks == "###" and name != anchor] == []
    assert len(headings) == len(re.findall(r"^##", page(language), re.MULTILINE))


@pytest.mark.parametrize("language", PAGES)
def test_the_codes_of_a_group_are_in_alphabetical_order(language: str) -> None:
    for group in re.split(r"^## .*$", page(language), flags=re.MULTILINE):
        names = re.findall(r"^### (\S+)", group, re.MULTILINE)
        assert names == sorted(names)


def test_both_pages_have_the_same_groups_codes_and_examples_in_the_same_order() -> None:
    anchors = [[heading[2] for heading in HEADING.findall(page(each))] for each in PAGES]
    assert anchors[0] == anchors[1]
    examples = [
        [(code, len(EXAMPLE.findall(said))) for code, said in entries(each)] for each in PAGES
    ]
    assert examples[0] == examples[1]


@pytest.mark.parametrize("language", PAGES)
def test_warnings_are_marked_and_nothing_else_is(language: str) -> None:
    marked = {code for code, said in entries(language) if said.startswith(WARNING[language])}
    assert marked == warnings()


@pytest.mark.parametrize("language", PAGES)
def test_of_every_code_it_is_said_what_happened_and_what_to_do(language: str) -> None:
    for code, said in entries(language):
        assert len(EXAMPLE.sub("", said).strip().split("\n\n")) == 2, code
