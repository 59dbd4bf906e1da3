"""Which words of an answer are explained, and how."""

from __future__ import annotations

import pytest
from made_executed import answer, executed, page, question, site

from dlprep.model import Language
from dlprep.prose import scan
from dlprep.rendering.terms import find_first_uses

TERMS = """\
terms:
  - {id: gradient, ko: 기울기, en: gradient, definition: {ko: 방향, en: A direction.}}
  - {id: vanishing, ko: 기울기 소실, en: vanishing gradient, definition: {ko: 작아짐, en: Small.}}
  - {id: layer, ko: 층, en: layer, definition: {ko: 층, en: A step.}}
  - {id: adam, ko: Adam, en: Adam, definition: {ko: 옵티마이저, en: An optimizer.}}
  - {id: dying, ko: 죽은 ReLU, en: dying ReLU, definition: {ko: 꺼짐, en: Off.}}
  - {id: relu, ko: ReLU, en: ReLU, definition: {ko: 최댓값, en: A maximum.}}
  - {id: class, ko: 클래스, en: class, definition: {ko: 종류, en: A kind.}}
  - {id: precision, ko: 정밀도, en: precision, definition: {ko: 비율, en: A share.},
     ambiguous: bits}
  - {id: mixed, ko: 혼합 정밀도, en: mixed precision, definition: {ko: 둘 다, en: Both.}}
  - {id: seed, ko: 시드, en: seed}
"""


def mentions(value: str, language: Language = "en") -> dict[str, int]:
    """Where each term is first named."""
    glossary = executed(glossary=TERMS).checked.collection.glossary
    found = find_first_uses(value, scan(value), glossary, language)
    return {use.term.id.value: use.start for use in found}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("The gradient of a gradient.", {"gradient": 4}),
        ("Gradients point up.", {"gradient": 0}),
        ("Two classes.", {"class": 4}),
        ("A vanishing\ngradient is no gradient.", {"vanishing": 2, "gradient": 27}),
        ("The layer's **gradient**", {"layer": 4, "gradient": 14}),
        ("Adam, not adam", {"adam": 0}),
        ("adam", {}),
        ("multilayer, layer-wise, player2", {}),
        ("half precision and mixed precision", {"mixed": 19}),
        ("the seed", {}),
        ("", {}),
    ],
)
def test_english_names(value: str, found: dict[str, int]) -> None:
    assert mentions(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("기울기는 기울기입니다.", {"gradient": 0}),
        ("기울기인데, 층이랑은", {"gradient": 0, "layer": 7}),
        ("이 층에서만은 다릅니다.", {"layer": 2}),
        ("층별로, 단층, 층짜리", {}),
        ("기울기 소실(vanishing gradient)과 기울기", {"vanishing": 0, "gradient": 28}),
        ("죽은 ReLU(dying ReLU)라고 합니다.", {"dying": 0}),
        ("Adam으로는", {"adam": 0}),
        ("Adamax로는", {}),
        ("정밀도와 혼합 정밀도", {"mixed": 5}),
        ("난수 시드와 층", {"layer": 7}),
    ],
)
def test_korean_names(value: str, found: dict[str, int]) -> None:
    assert mentions(value, "ko") == found


@pytest.mark.parametrize(
    "value",
    [
        "## The gradient",
        "`gradient`",
        "$`\\text{gradient}`$",
        "[the gradient](question:step)",
        "![gradient](a.svg)",
        "[[gradient]]",
        "```text\ngradient\n```",
    ],
)
def test_what_is_not_running_text_is_left_alone(value: str) -> None:
    assert mentions(f"{value}\n\nA layer.") == {"layer": len(value) + 4}


def test_a_term_leads_to_the_glossary_and_shows_what_it_means() -> None:
    yaml = 'answer: {ko: "기울기(gradient)를 봅니다.", en: "Look at the gradient, the gradient."}'
    assert answer(yaml) == (
        'Look at the [gradient](../glossary.md#gradient "A direction.")'
        '{.dl-term data-name="기울기"}, the gradient.'
    )
    assert answer(yaml, "ko") == (
        '[기울기](../glossary.md#gradient "방향입니다."){.dl-term data-name="gradient"}'
        "(gradient)를 봅니다."
    )


def test_a_question_leaves_terms_out_that_it_uses_in_another_sense() -> None:
    yaml = 'answer: {en: "The gradient."}'
    assert ".dl-term" in answer(yaml)
    assert answer(f"no_terms: [gradient]\n{yaml}") == "The gradient."


def test_an_answer_in_the_other_language_is_explained_in_that_of_the_page() -> None:
    shown = answer('answer: {ko: "기울기를 봅니다."}')
    assert '[기울기](../glossary.md#gradient "A direction."){.dl-term data-name="기울기"}' in shown


def test_a_meaning_is_no_markup() -> None:
    terms = """\
        terms:
          - id: gradient
            ko: "기울기 \\"*g*\\""
            en: gradient
            definition:
              en: |
                "Up", `as` *steep* | [as](it) gets
                & {more}
        """
    made = executed(question('answer: {en: "A gradient."}'), glossary=terms)
    assert (
        'A [gradient](../glossary.md#gradient "&#34;Up&#34;, &#96;as&#96; &#42;steep&#42; &#124; '
        '&#91;as&#93;(it) gets &#38; &#123;more&#125;")'
        '{.dl-term data-name="기울기 &#34;&#42;g&#42;&#34;"}.'
    ) in page(made, "questions/gradient.md").markdown


def test_only_the_answer_is_explained() -> None:
    made = executed(
        question(
            """
            short: {en: A gradient.}
            key_points: [{en: A gradient.}]
            wrong_answers: [{claim: {en: A gradient.}, why: {en: No gradient.}}]
            follow_ups: [{question: {en: A gradient?}, answer: {en: A gradient.}}]
            answer: {en: A slope.}
            """
        )
    )
    assert ".dl-term" not in "".join(each.markdown for each in site(made).pages)
