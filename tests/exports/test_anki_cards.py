"""What the cards of a question ask and answer, and what Anki is told of them."""

from __future__ import annotations

import re
from typing import Final

import pytest
from anki_decks import GRADIENT, LATER, SITE, edition, fields, made_cards, made_questions
from made_executed import FIGURE, SYLLABUS, executed, question

from dlprep.exports.anki.cards import CardMaker
from dlprep.exports.anki.note_types import DECK_EPOCH
from dlprep.stages import Run

KOREAN_ONLY: Final = """\
question: {ko: 경사란?}
short: {ko: 짧은 답입니다.}
answer: {ko: 긴 답입니다.}
"""


def ids(name: str, yaml: str = GRADIENT) -> list[str]:
    return [card.id for card in made_cards(name, yaml=yaml).cards]


def recall(yaml: str, name: str = "en", **runs: Run) -> dict[str, str]:
    """The recall card of a question with these fields."""
    made = executed(question(yaml), runs=runs)
    cards = CardMaker(made, edition(name), SITE, lambda _: 0).make()
    return fields(cards, f"{name}/gradient/recall")


@pytest.mark.parametrize("name", ["ko", "en"])
def test_questions_have_the_facets_that_their_fields_allow(name: str) -> None:
    assert ids(name) == [
        *(f"{name}/gradient/recall", f"{name}/step/recall"),
        *(f"{name}/gradient/spot", f"{name}/gradient/follow"),
    ]


def test_only_what_is_in_both_languages_is_asked_across_them() -> None:
    assert ids("ko-en") == ["ko-en/gradient/cross", "ko-en/step/cross"]
    assert ids("ko-en", GRADIENT.replace(", en: The first.", "")) == ["ko-en/step/cross"]


def test_a_recall_card_asks_the_question_and_answers_with_what_must_be_said() -> None:
    card = fields(made_cards("en"), "en/gradient/recall")
    assert card["Front"] == (
        '<div lang="en"><p class="dl-level">Intermediate</p>\n'
        '<p class="dl-question">What is the gradient <span class="dl-whole">\\(\\nabla L\\)?</span>'
        "</p>\n"
        '<p class="dl-task">Answer aloud within 30 seconds.</p></div>'
    )
    assert card["Back"] == (
        '<div lang="en"><p class="dl-label">The first 30 seconds</p>\n'
        '<div class="dl-short"><code>grad</code> is 0.25, and if \\(0 &lt; a \\&amp; b\\) there is '
        'a <a href="https://dl.example/en/questions/step/#later">step</a>.</div></div>'
    )
    assert card["Points"] == (
        '<div lang="en"><p class="dl-label">Do not leave out</p>\n'
        '<ul><li>The first.</li><li>The second <span class="dl-whole">\\(x\\).</span></li>'
        "<li>The third.</li></ul></div>"
    )
    assert card["Link"] == (
        '<div lang="en"><p class="dl-link"><a href="https://dl.example/en/questions/gradient/">'
        "Read the whole answer</a></p></div>"
    )


def test_figures_come_in_both_schemes_with_their_description() -> None:
    cards = made_cards("en")
    shown = fields(cards, "en/gradient/recall")["Figures"]
    files = re.findall(r'class="(dl-\w+)" src="([^"]+)" alt="A curve &quot;a&quot;"', shown)
    assert [scheme for scheme, _ in files] == ["dl-light", "dl-dark"]
    assert [cards.media[name].decode() for _, name in files] == [FIGURE.light, FIGURE.dark]
    assert "<figcaption>The largest value</figcaption>" in shown
    assert 'width="480" height="360"' in shown


def test_editions_that_show_no_figure_carry_none() -> None:
    assert made_cards("ko-en").media == {}


def test_code_is_folded_with_its_output_character_for_character() -> None:
    assert fields(made_cards("en"), "en/gradient/recall")["Code"] == (
        '<div lang="en"><details><summary><span>The largest value</span> '
        '<span class="dl-quiet">Show code · 2 lines</span></summary>'
        '<pre class="dl-source" lang="en">if 0 &lt; 1:\n    print(0.25)</pre>'
        '<p class="dl-label">Output</p><pre class="dl-output" lang="en">0.25</pre>'
        "</details></div>"
    )


def test_code_that_was_not_run_has_no_output() -> None:
    card = recall("snippets:\n  a:\n    not_run: {en: Too long.}\n    code: |\n      x = 1\n")
    assert "x = 1" in card["Code"]
    assert "dl-output" not in card["Code"]


def test_an_expected_exception_is_part_of_the_output() -> None:
    run = Run(stdout="", raised="ValueError: <no>", warned=("UserWarning: look",))
    card = recall("snippets:\n  a:\n    raises: ValueError\n    code: |\n      x = 1\n", a=run)
    assert "UserWarning: look\nValueError: &lt;no&gt;</pre>" in card["Code"]


def test_wrong_claims_stand_among_true_statements_in_the_same_order_everywhere() -> None:
    korean = fields(made_cards("ko"), "ko/gradient/spot")
    english = fields(made_cards("en"), "en/gradient/spot")
    asked = re.findall(r"<li>(.*?)</li>", english["Front"])
    assert len(asked) == 3
    marks = re.findall(r'<li class="dl-(wrong|right)"><span class="dl-mark">', english["Back"])
    assert marks == re.findall(
        r'<li class="dl-(wrong|right)"><span class="dl-mark">', korean["Back"]
    )
    assert [text == "It is always 0." for text in asked] == [mark == "wrong" for mark in marks]
    assert (
        '<div class="dl-why"><p>Since</p>\n<p>\\[\\nabla L = {0.25}\\]</p></div>' in english["Back"]
    )


def test_follow_up_questions_are_answered_each_where_it_stands() -> None:
    card = fields(made_cards("en"), "en/gradient/follow")
    assert card["Front"].endswith("<ol><li>Where?</li></ol></div>")
    assert '<li><p class="dl-asked">Where?</p><div>At the origin.</div></li>' in card["Back"]


def test_a_cross_card_asks_in_one_language_and_answers_in_the_other() -> None:
    card = fields(made_cards("ko-en"), "ko-en/step/cross")
    assert card["Front"] == (
        '<div lang="ko"><p class="dl-level">기본</p>\n<p class="dl-question">경사란?</p>\n'
        '<p class="dl-task">30초 안에 영어로 답해 보세요.</p></div>'
    )
    assert card["Back"] == (
        '<div lang="en"><p class="dl-question">What is a gradient?</p>\n'
        '<p class="dl-label">The first 30 seconds</p>\n'
        '<div class="dl-short">A short answer.</div></div>'
    )
    points, own = card["Points"].split("</div>", 1)
    assert points == (
        '<div lang="en"><p class="dl-label">Do not leave out</p>\n<ul><li>One</li><li>Two</li></ul>'
    )
    assert own.startswith('<div lang="ko"><details><summary>한국어 답변</summary>')
    assert '<div class="dl-short">짧은 답입니다.</div>' in own
    assert 'href="https://dl.example/en/questions/step/"' in card["Link"]


def test_what_lacks_a_translation_says_so_and_which_language_it_is_in() -> None:
    card = recall(KOREAN_ONLY)
    assert (
        '<p class="dl-quiet">This part has not been translated into English yet; '
        "here it is in Korean.</p>" in card["Front"]
    )
    assert '<p class="dl-question" lang="ko">경사란?</p>' in card["Front"]
    assert '<div class="dl-short" lang="ko">짧은 답입니다.</div>' in card["Back"]
    assert "dl-quiet" not in recall(KOREAN_ONLY, "ko")["Front"]


def test_a_card_is_as_old_as_its_question_but_no_older_than_its_templates() -> None:
    assert {card.changed for card in made_cards(changed=LATER).cards} == {LATER}
    assert {card.changed for card in made_cards(changed=1).cards} == {DECK_EPOCH}


def test_a_card_is_as_old_as_the_file_of_its_question() -> None:
    times = {"questions/basics/gradient.yml": LATER, "questions/basics/step.yml": LATER + 5}
    maker = CardMaker(made_questions(), edition("ko"), SITE, times.__getitem__)
    assert {card.id: card.changed for card in maker.make().cards if card.facet == "recall"} == {
        "ko/gradient/recall": LATER,
        "ko/step/recall": LATER + 5,
    }


def test_tags_name_chapter_and_level() -> None:
    first = made_cards().cards[0]
    assert first.tags == ("dlprep::chapter::basics", "dlprep::level::intermediate")


def test_decks_are_those_of_chapters_that_have_cards() -> None:
    assert made_cards().chapters == {"basics": "딥러닝 면접 질문::기본 개념"}


def test_the_deck_says_where_it_comes_from_and_under_which_licence() -> None:
    assert made_cards("ko-en").description == (
        '<a href="https://dl.example/en/">https://dl.example/en/</a> · CC BY-SA 4.0'
    )


def test_spare_fields_are_empty() -> None:
    card = fields(made_cards(), "ko/gradient/recall")
    assert [card[f"Extra{number}"] for number in (1, 2, 3)] == ["", "", ""]


def test_a_name_of_a_chapter_may_not_make_decks_of_its_own() -> None:
    made = executed(question(), syllabus=SYLLABUS.replace("기본 개념", '"가::나"'))
    maker = CardMaker(made, edition("ko"), SITE, lambda _: 0)
    assert maker.make().chapters == {"basics": "딥러닝 면접 질문::가: 나"}


def test_a_renamed_question_keeps_the_cards_of_its_first_name() -> None:
    moved = "moved: {slope: gradient, incline: gradient}\n"
    made = executed(question(), syllabus=SYLLABUS + moved)
    (card,) = CardMaker(made, edition("ko"), SITE, lambda _: 0).make().cards
    assert (card.id, card.fields[0]) == ("ko/slope/recall", "ko/slope/recall")
    assert "questions/gradient/" in "".join(card.fields)
