"""What scripts find on a page: items, and values that a run gave."""

from __future__ import annotations

import re

import pytest
from made_executed import RAN, answer, executed, page, question

from dlprep.model import Language
from dlprep.stages import Run

ITEMS = """
key_points: [{ko: 첫째., en: First.}, {en: Second.}]
wrong_answers: [{claim: {ko: 틀린 말., en: A claim.}, why: {ko: 아닙니다., en: It is not.}}]
follow_ups: [{question: {ko: 그러면?, en: And then?}, answer: {ko: 이렇습니다., en: This.}}]
"""


def items(yaml: str, language: Language = "en") -> list[str]:
    made = page(executed(question(yaml)), "questions/gradient.md", language)
    return re.findall(r'data-item="([0-9a-f]{8})"', made.markdown)


def test_key_points_claims_and_follow_ups_have_ids_that_differ() -> None:
    assert len(items(ITEMS)) == len(set(items(ITEMS))) == 4


def test_they_are_the_same_in_both_languages() -> None:
    assert items(ITEMS, "ko") == items(ITEMS, "en")


def test_an_id_changes_with_its_own_words_alone() -> None:
    before, after = items(ITEMS), items(ITEMS.replace("첫째.", "처음."))
    assert before[0] != after[0]
    assert before[1:] == after[1:]


def test_an_id_does_not_depend_on_the_place_or_the_translation() -> None:
    moved = ITEMS.replace("[{ko: 첫째., en: First.}, ", "[{ko: 영째.}, {ko: 첫째., en: One.}, ")
    assert items(moved)[1:] == items(ITEMS)


def test_a_page_names_its_question() -> None:
    made = page(executed(question()), "questions/gradient.md").markdown
    assert '<p class="dl-meta" data-question="gradient" markdown="span">' in made


def shown(text: str, code: str = "top = measure()", value: str = "0.25") -> str:
    run = Run(stdout="", values={"top": value, "top:.2f": value, "top * 2": value})
    snippet = f"snippets:\n  peak:\n    code: |\n      {code}\n"
    return answer(f"answer:\n  en: |\n    {text}\n{snippet}", peak=run)


def test_a_value_in_a_sentence_is_marked_with_its_snippet() -> None:
    assert shown("It is [[peak.top]].") == (
        'It is <data class="dl-value" value="0.25" data-of="peak">0.25</data>.'
    )


def test_two_values_side_by_side_are_two() -> None:
    one = '<data class="dl-value" value="0.25" data-of="peak">0.25</data>'
    assert shown("[[peak.top]][[peak.top]]") == one + one


def test_a_value_is_told_as_it_was_and_shown_as_it_is_written() -> None:
    assert shown("[[peak.top]]", value="-1.5e-05") == (
        '<data class="dl-value" value="-1.5e-05" data-of="peak">\N{MINUS SIGN}1.5×10⁻⁵</data>'
    )


def test_a_value_that_is_no_number_can_be_anything() -> None:
    assert shown("[[peak.top]]", value='<b> "x" & _y_') == (
        '<data class="dl-value" value="&#60;b&#62; &#34;x&#34; &#38; &#95;y&#95;" data-of="peak">'
        "&#60;b&#62; &#34;x&#34; &#38; &#95;y&#95;</data>"
    )


def test_values_in_formulas_and_headings_are_not_marked() -> None:
    assert "<data" not in shown("## At [[peak.top]]\n\n    $`x = [[peak.top]]`$")


def test_values_elsewhere_than_in_the_answer_are_not_marked() -> None:
    made = page(
        executed(
            question(
                "short: {en: 'It is [[peak.top:.2f]].'}\n"
                "snippets:\n  peak:\n    code: |\n      top = 0.25\n"
            ),
            runs={"peak": RAN},
        ),
        "questions/gradient.md",
    )
    assert "<data" not in made.markdown
    assert "It is 0.25." in made.markdown


@pytest.mark.parametrize(
    "code",
    ["top = 0.25", "top = -3", "low, top = 1, 2", "top = 1; top = 2"],
)
def test_what_the_code_just_sets_is_given(code: str) -> None:
    assert " data-given>" in shown("[[peak.top:.2f]]", code)


@pytest.mark.parametrize(
    "code",
    [
        "top = measure()",
        "top = 0; top += 1",
        "top = 1; top = measure()",
        "top, low = measure()",
        'top = "0.25"',
        "for top in (1, 2): pass",
        "measure()",
    ],
)
def test_anything_else_is_not(code: str) -> None:
    assert "data-given" not in shown("[[peak.top:.2f]]", code)


def test_a_result_of_given_numbers_is_not_given() -> None:
    assert "data-given" not in shown("[[peak.top * 2]]", "top = 0.25")
