"""The index: what it says of a page."""

import json
from typing import Any

from made_executed import executed, question

from dlprep.collection import Collection
from dlprep.model import LANGUAGES, Language, Question
from dlprep.search import FORMAT, Indexer, index_path

QUESTION = """\
question: {ko: "**시그모이드**란?", en: What is a sigmoid?}
aliases: [S자 함수, 왜 쓰나, 로지스틱, Adam]
short: {ko: "짧습니다. 값은 [[run.top]]입니다.", en: "Short. It is $`1/2`$."}
answer:
  ko: |
    ## 기울기

    Adam은 기울기를 씁니다.
  en: |
    ## In use

    Text.
key_points: [{ko: 첫째., en: First.}, {ko: 둘째., en: Second.}]
"""
NAMES_NOTHING = question(
    "question: {ko: 빈 것, en: Empty}\n"
    "short: {ko: 답., en: An answer.}\n"
    "answer: {ko: 글., en: Text.}\n",
    name="step",
)


def collection(*questions: Question) -> Collection:
    return executed(*questions).checked.collection


def index(language: Language, *questions: Question) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Indexer().file(collection(*questions), language))
    return read


def test_a_page_in_its_own_language_with_terms_as_numbers() -> None:
    assert index("ko", question(QUESTION)) == {
        "format": FORMAT,
        "language": "ko",
        "terms": [
            ["시그모이드", "sigmoid", "S자 함수", "로지스틱", "logistic"],
            ["기울기", "gradient"],
            ["Adam", "Adam"],
        ],
        "ids": {},
        "meanings": ["0과 1 사이입니다.", "방향입니다.", ""],
        "planned": ["unwritten", "also-unwritten"],
        "starts": [0],
        "pages": [
            {
                "id": "gradient",
                "title": "시그모이드란?",
                "aliases": ["왜 쓰나"],
                "terms": [0, 2],
                "mentions": [1, 0, 2],
                "short": "짧습니다.",
                "headings": ["기울기"],
                "points": ["첫째.", "둘째."],
            }
        ],
    }


def test_the_other_language_has_its_own_texts_and_the_same_aliases() -> None:
    page = index("en", question(QUESTION))["pages"][0]
    assert page == {
        "id": "gradient",
        "title": "What is a sigmoid?",
        "aliases": ["왜 쓰나"],
        "terms": [0, 2],
        "mentions": [0],
        "short": "Short. It is 1/2.",
        "headings": ["In use"],
        "points": ["First.", "Second."],
    }


def test_terms_are_there_whether_or_not_a_page_names_them() -> None:
    made = index("en", NAMES_NOTHING)
    assert [group[1] for group in made["terms"]] == ["sigmoid", "gradient", "Adam"]
    assert made["meanings"] == ["Between 0 and 1.", "A direction.", ""]
    assert made["pages"] == [{"id": "step", "title": "Empty", "short": "An answer."}]


def test_the_id_of_a_term_is_there_where_its_english_name_does_not_tell_it() -> None:
    glossary = """\
terms:
  - {id: batch-size, ko: 배치 크기, en: batch size}
  - {id: gan, ko: 생성적 적대 신경망, en: generative adversarial network}
"""
    made = executed(glossary=glossary).checked.collection
    assert json.loads(Indexer().file(made, "ko"))["ids"] == {"1": "gan"}


def test_a_meaning_is_in_plain_words() -> None:
    glossary = """\
terms:
  - {id: tanh, ko: tanh, en: tanh, definition: {ko: "**-1**과 $`1`$ 사이.", en: Bounded.}}
"""
    made = executed(glossary=glossary).checked.collection
    assert json.loads(Indexer().file(made, "ko"))["meanings"] == ["-1과 1 사이."]


def test_where_each_chapter_begins() -> None:
    first = question("question: {en: Only English.}\n", chapter="basics")
    second = question("", name="step", chapter="basics")
    third = question("", name="last", chapter="later")
    assert index("ko", first, second, third)["starts"] == [0, 1]
    assert index("en", first, second, third)["starts"] == [0, 2]


def test_a_page_without_a_title_in_the_language_is_not_in_its_index() -> None:
    korean_only = question("question: {ko: 한국어뿐}\n", name="step")
    made = index("en", question(QUESTION), korean_only)
    assert [page["id"] for page in made["pages"]] == ["gradient"]


def test_texts_in_the_other_language_are_left_out() -> None:
    half = question("short: {en: Only English.}\nanswer: {en: Only English.}\n")
    assert index("ko", half)["pages"] == [
        {"id": "gradient", "title": "경사란?"},
    ]


def test_long_texts_are_bounded() -> None:
    sentence = "이것은 짧지 않은 문장입니다."
    long = question(
        f"short: {{ko: {' '.join([sentence] * 90)}, en: .}}\n"
        f"key_points: [{', '.join(f'{{ko: {sentence}, en: .}}' for _ in range(90))}]\n"
    )
    page = index("ko", long)["pages"][0]
    assert 0 < len(page["short"].encode()) <= 250
    assert 0 < len("".join(page["points"]).encode()) <= 90


def test_equal_questions_equal_bytes_and_what_changed_is_noticed() -> None:
    indexer = Indexer()
    first = indexer.file(collection(question(QUESTION)), "ko")
    assert indexer.file(collection(question(QUESTION)), "ko") == first
    edited = question(QUESTION.replace("짧습니다", "깁니다"))
    changed = indexer.file(collection(edited), "ko")
    assert changed == Indexer().file(collection(edited), "ko")
    assert changed != first


def test_another_glossary_makes_another_index() -> None:
    indexer, same = Indexer(), question(QUESTION)
    other = executed(same, glossary="terms:\n  - {id: adam, ko: 아담, en: Adam}\n")
    before, after = (
        json.loads(indexer.file(made, "ko"))
        for made in (collection(same), other.checked.collection)
    )
    assert before["terms"] != after["terms"] == [["아담", "Adam"]]


def test_questions_that_are_gone_are_forgotten() -> None:
    indexer, one, other = Indexer(), question(QUESTION), question(QUESTION, name="other")
    for made in (collection(one, other), collection(one)):
        for language in LANGUAGES:
            indexer.file(made, language)
    assert set(indexer._entries._entries) == {(one.id, "ko"), (one.id, "en")}


def test_where_it_lies() -> None:
    assert index_path("ko") == "search/ko.json"
