"""Spellings of the glossary: whose they are, and where they are named."""

import pytest
from made_executed import executed

from dlprep.search.terms import Terms

GLOSSARY = """\
terms:
  - id: dropout
    ko: 드롭아웃
    en: dropout
    also: {ko: [드랍아웃], en: [drop-out]}
  - id: batch-normalization
    ko: 배치 정규화
    en: batch normalization
    also: {en: [BN]}
  - id: regularization
    ko: 규제
    en: regularization
    also: {ko: [정규화]}
    avoid: {ko: [레귤러라이제이션]}
  - id: normalization
    ko: 정규화
    en: normalization
"""


@pytest.fixture
def terms() -> Terms:
    return Terms.of(executed(glossary=GLOSSARY).checked.collection.glossary)


def test_the_names_of_a_term_come_first_and_are_two_even_where_they_are_one() -> None:
    glossary = "terms:\n  - {id: adam, ko: Adam, en: Adam, also: {ko: [아담], en: [ADAM]}}\n"
    made = Terms.of(executed(glossary=glossary).checked.collection.glossary)
    assert made.groups == [["Adam", "Adam", "아담"]]
    assert made.count_uses("Adam은 아담이다") == {0: 2}


def test_each_other_spelling_of_a_term_stands_once(terms: Terms) -> None:
    assert terms.groups == [
        ["드롭아웃", "dropout", "드랍아웃"],
        ["배치 정규화", "batch normalization", "BN"],
        ["규제", "regularization", "정규화", "레귤러라이제이션"],
        ["정규화", "normalization"],
    ]


def test_aliases_that_are_terms_become_their_numbers_once(terms: Terms) -> None:
    assert terms.split(["Drop out", "왜 쓰나", "드랍 아웃", "bn"]) == (["왜 쓰나"], [0, 1])


def test_a_spelling_of_two_terms_counts_for_the_first(terms: Terms) -> None:
    assert terms.split(["정규화"]) == ([], [2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("드롭아웃은 드랍 아웃이라고도 쓴다", {0: 2}),
        ("BN은 배치정규화", {1: 2, 2: 1, 3: 1}),
        ("BNC, abn", {}),
        ("Dropout, dropouts", {0: 1}),
        ("배치, 정규화", {2: 1, 3: 1}),
        ("regularization\nand batch\nnormalization", {1: 1, 2: 1, 3: 1}),
    ],
)
def test_terms_that_a_text_names(terms: Terms, text: str, expected: dict[int, int]) -> None:
    assert terms.count_uses(text) == expected
