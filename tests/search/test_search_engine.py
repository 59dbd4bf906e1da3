"""The search from Python."""

from collections.abc import Iterator

import pytest
from made_executed import executed, question

from dlprep.model import Language
from dlprep.search import Hit, Indexer, Searcher

PAGES = (
    question(
        "question: {ko: 시그모이드란?, en: What is a sigmoid?}\naliases: [로지스틱]\n",
        name="sigmoid",
    ),
    question("question: {ko: 경사 하강법이란?, en: What is descent?}\n", name="descent"),
    question("question: {ko: 모르는 것?}\nshort: {ko: 혼자 있는 글.}\n", name="lonely"),
)


@pytest.fixture(scope="module")
def searcher() -> Iterator[Searcher]:
    collection = executed(*PAGES).checked.collection
    indexer = Indexer()
    made = Searcher({language: indexer.file(collection, language) for language in ("ko", "en")})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "language", "expected"),
    [
        ("시그모이드를", "ko", ["sigmoid"]),
        ("logistic", "ko", ["sigmoid"]),
        ("시그모이드", "en", ["sigmoid"]),
        ("경사하강", "ko", ["descent"]),
        ("ㅅㄱㅁㅇㄷ", "ko", ["sigmoid"]),
        ("", "ko", []),
        ("\ud800", "ko", []),
        ("없는말들", "ko", []),
    ],
)
def test_pages_are_found(
    searcher: Searcher, query: str, language: Language, expected: list[str]
) -> None:
    assert [hit.id for hit in searcher.search(query, language)] == expected


def test_the_other_language_is_searched_where_ones_own_has_nothing(searcher: Searcher) -> None:
    (hit,) = searcher.search("혼자 있는", "en")
    assert hit == Hit("lonely", hit.score, "ko")
    assert hit.score > 0


def test_at_most_as_many_as_wanted(searcher: Searcher) -> None:
    assert len(searcher.search("긴 답", "ko", limit=2)) <= 2


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("query", ["로지스틱은", "sigmoids", "ㅅㄱㅁㅇㄷ", "tlrmahdlem"])
def test_terms_are_found_by_all_their_spellings(
    searcher: Searcher, query: str, language: Language
) -> None:
    assert searcher.terms(query, language) == ("sigmoid",)


def test_nearest_terms_where_nothing_is_found(searcher: Searcher) -> None:
    assert searcher.near("시구무이두", "ko") == ("시그모이드",)
    assert searcher.near("시그모이드", "ko") == ()


def test_an_explanation_names_units_forms_and_scores(searcher: Searcher) -> None:
    told = searcher.explain("로지스틱을", "ko")
    assert told["units"] == [
        {
            "text": "로지스틱을",
            "weight": 2,
            "forms": [
                {"form": "시그모이드", "sure": 1, "why": "typed"},
                {"form": "로지스틱", "sure": 0.2, "why": "part"},
            ],
        }
    ]
    (page,) = told["results"]
    assert (page["id"], page["title"], page["coverage"]) == ("sigmoid", "시그모이드란?", 1)


def test_a_closed_searcher_searches_again(searcher: Searcher) -> None:
    before = searcher.search("시그모이드", "ko")
    searcher.close()
    assert searcher.search("시그모이드", "ko") == before
