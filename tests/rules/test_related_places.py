"""Which further places the problems of rules name."""

from collections.abc import Iterable

from rule_cases import collection, question

from dlprep.problems import Problem
from dlprep.rules import Checker


def related(code: str, problems: Iterable[Problem]) -> list[str]:
    return [
        f"{problem.place.line}: {each.place} {each.label}"
        for problem in problems
        if problem.code == code
        for each in problem.related
    ]


def of_question(code: str, yaml: str) -> list[str]:
    return related(code, Checker().problems(collection(question(yaml))))


FILE = "questions/activations/sigmoid.yml"


def test_what_one_language_lacks_stands_in_the_other() -> None:
    yaml = "short:\n  ko: 값은 $`1/4`$입니다.\n  en: Its value is $`1/2`$."
    assert of_question("languages-in-step", yaml) == [
        f"2: {FILE}:3:20 the English text has it here",
        f"3: {FILE}:2:10 the Korean text has it here",
    ]


def test_headings_in_another_order_stand_in_both_languages() -> None:
    yaml = "answer:\n  ko: |\n    ## 하나\n\n    ### 둘\n  en: |\n    ### Two\n\n    ## One"
    assert of_question("languages-in-step", yaml) == [f"7: {FILE}:3:5 in the Korean text"]


def test_a_repeated_address_was_given_first_in_another_reference() -> None:
    yaml = """\
references:
  - {authors: A, title: T, venue: V, year: 2015, url: "https://example.org/a"}
  - {authors: B, title: U, venue: V, year: 2016, url: "https://example.org/a/"}"""
    assert of_question("references", yaml) == [f"3: {FILE}:2:56 first given here"]


def test_an_english_word_is_wanted_at_the_first_mention_alone() -> None:
    yaml = "answer:\n  ko: |\n    안장점(saddle point)과\n    안장점(saddle point)입니다."
    terms = "terms:\n  - {id: saddle, ko: 안장점, en: saddle point, gloss: always}"
    found = Checker().problems(collection(question(yaml), glossary_yaml=terms))
    assert related("first-mention", found) == [f"4: {FILE}:3:5 first mentioned here"]


def test_an_english_word_that_is_never_wanted_has_no_other_place() -> None:
    yaml = "answer:\n  ko: |\n    안장점과\n    안장점(saddle point)입니다."
    terms = "terms:\n  - {id: saddle, ko: 안장점, en: saddle point}"
    found = Checker().problems(collection(question(yaml), glossary_yaml=terms))
    assert [one.related for one in found if one.code == "first-mention"] == [()]


def test_a_repeated_spelling_was_listed_first_for_another_term() -> None:
    terms = "terms:\n  - {id: relu, ko: 렐루, en: ReLU}\n  - {id: elu, ko: 엘루, en: ReLU}"
    assert related("glossary-spelling", Checker().problems(collection(glossary_yaml=terms))) == [
        "3: questions/glossary.yml:2:28 first listed here"
    ]


def test_a_repeated_entry_was_named_first_elsewhere_in_the_syllabus() -> None:
    chapters = """\
chapters:
  - id: activations
    title: {ko: 활성화 함수, en: Activation functions}
    summary: {ko: 요약입니다., en: A summary.}
    questions: [sigmoid, sigmoid]"""
    found = Checker().problems(collection(syllabus_yaml=chapters))
    assert related("syllabus-membership", found) == [
        "5: questions/syllabus.yml:5:17 first named here"
    ]
