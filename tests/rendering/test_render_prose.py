"""Prose on its way into a page: values, snippets, links, headings, the other language."""

from __future__ import annotations

import pytest
from made_executed import RAN, answer, executed, page, question


def test_values_are_inserted_in_sentences_formulas_and_fences() -> None:
    shown = answer(
        r"""
        answer:
          en: |
            It is [[peak.top:.2f]], $`\sigma' \le [[peak.top:.2f]]`$ and `[[peak.top:.2f]]`.

            ```math
            x = [[peak.top:.2f]]
            ```

            ```text
            [[peak.top:.2f]]
            ```
        snippets:
          peak:
            code: |
              top = 0.25
        """,
        peak=RAN,
    )
    assert shown == (
        'It is <data class="dl-value" value="0.25" data-of="peak" data-given>0.25</data>, '
        "$`\\sigma' \\le {0.25}`$ and `[[peak.top:.2f]]`.\n\n"
        "```math\nx = {0.25}\n```\n\n"
        "```text\n[[peak.top:.2f]]\n```"
    )


def test_values_are_inserted_in_every_field() -> None:
    made = executed(
        question(
            """
            question: {en: "Why [[peak.top:.2f]]?"}
            short: {en: "Short [[peak.top:.2f]]."}
            key_points: [{en: "Point [[peak.top:.2f]]."}]
            wrong_answers:
              - {claim: {en: "Claim [[peak.top:.2f]]."}, why: {en: "No [[peak.top:.2f]]."}}
            follow_ups:
              - {question: {en: "And [[peak.top:.2f]]?"}, answer: {en: "So [[peak.top:.2f]]."}}
            snippets:
              peak:
                caption: {en: "Caption [[peak.top:.2f]]"}
                code: |
                  top = 0.25
            answer:
              en: |
                [[peak]]
            """
        ),
        runs={"peak": RAN},
    )
    made_page = page(made, "questions/gradient.md")
    assert "[[" not in made_page.markdown
    assert made_page.title == "Why 0.25?"
    for text in ("# Why", "Short", "Point", "Claim", "No", "And", "So", "Caption"):
        assert f"{text} 0.25" in made_page.markdown


def test_links_to_questions_are_relative_and_keep_their_anchor() -> None:
    shown = answer(
        "answer: {en: 'See [a](question:step), [b](question:step#short), [c](https://e.org).'}"
    )
    assert shown == (
        "See [a](../questions/step.md), [b](../questions/step.md#short), [c](https://e.org)."
    )


def test_headings_of_the_answer_become_sections_whatever_their_level() -> None:
    shown = answer(
        """
        answer:
          en: |
            ### First

            ```python
            # not a heading
            ```

            #### Second

            ###### Sixth
        """
    )
    assert shown == ("## First\n\n```python\n# not a heading\n```\n\n### Second\n\n##### Sixth")


def test_headings_at_the_top_go_down_to_the_sections() -> None:
    shown = answer(
        """
        answer:
          en: |
            # A

            ## B
        """
    )
    assert shown == "## A\n\n### B"


def test_a_table_without_a_name_for_its_rows_gets_one_for_screen_readers() -> None:
    shown = answer(
        """
        answer:
          en: |
            | | ReLU |
            | --- | --: |
            | | 1 |

            ```text
            | | code |
            | --- |
            ```
        """
    )
    assert shown == (
        '| <span class="dl-unseen">Item</span> | ReLU |\n| --- | --: |\n| | 1 |\n\n'
        "```text\n| | code |\n| --- |\n```"
    )


@pytest.mark.parametrize(
    ("language", "own", "note"),
    [
        ("ko", "en", "이 부분은 아직 한국어로 옮기지 않아 영어로 보여 드립니다. [한국어로 옮기기]"),
        (
            "en",
            "ko",
            (
                "This part has not been translated into English yet; here it is in Korean. "
                "[Translate it]"
            ),
        ),
    ],
)
def test_a_missing_translation_is_asked_for(language: str, own: str, note: str) -> None:
    made = executed(question(f"answer: {{{own}: The other language.}}"))
    shown = page(
        made,
        "questions/gradient.md",
        "ko" if language == "ko" else "en",
        edit_base="https://e.org/edit/main/",
    )
    assert (
        f'<p class="dl-wanted" markdown="span">{note}'
        "(https://e.org/edit/main/questions/basics/gradient.yml)</p>\n"
        f'\n<div lang="{own}" markdown="1">\n\nThe other language.\n\n</div>\n'
    ) in shown.markdown


def test_a_missing_translation_without_a_place_to_edit() -> None:
    shown = answer("answer: {ko: 한국어뿐입니다.}")
    assert shown == (
        '<p class="dl-wanted" markdown="span">This part has not been translated into English yet; '
        'here it is in Korean.</p>\n\n<div lang="ko" markdown="1">\n\n한국어뿐입니다.\n\n</div>'
    )


def test_a_title_in_the_other_language_says_so() -> None:
    made = executed(question("question: {ko: 경사란?}"))
    shown = page(made, "questions/gradient.md")
    assert '# 경사란? { lang="ko" }\n' in shown.markdown
    assert shown.title == "경사란?"


def test_what_is_there_is_not_asked_for() -> None:
    assert "dl-wanted" not in page(executed(), "questions/gradient.md").markdown
