from rule_cases import found

from dlprep.rules import one_line


def test_accepts_code_in_a_question_and_formulas_in_a_caption() -> None:
    assert (
        found(
            one_line,
            """
        question: {en: "What does `zero_grad()` do?"}
        follow_ups:
          - question: {en: "Is $`x`$ 1 - or 2?"}
            answer: {en: "1"}
        """,
        )
        == []
    )


def test_refuses_markup_in_a_question() -> None:
    assert found(
        one_line,
        """
        question: {en: "Is [it](https://example.org) $`x`$ or [[peak.top]]?"}
        """,
    ) == [
        (
            "sigmoid.yml:1:20: `question` contains a link "
            "-> Write one line of plain text, and the rest in the answer."
        ),
        (
            "sigmoid.yml:1:46: `question` contains a formula "
            "-> Write one line of plain text, and the rest in the answer."
        ),
        (
            "sigmoid.yml:1:55: `question` contains an insertion "
            "-> Write one line of plain text, and the rest in the answer."
        ),
    ]


def test_refuses_lists_and_second_lines() -> None:
    assert found(
        one_line,
        """
        follow_ups:
          - question:
              en: |
                - one
                - two
            answer: {en: "1"}
        """,
    ) == [
        (
            "sigmoid.yml:4:9: `follow_ups[0].question` begins a list, a quotation or a table "
            "-> Write one line of plain text, and the rest in the answer."
        ),
        (
            "sigmoid.yml:4:14: `follow_ups[0].question` has more than one line "
            "-> Write one line of plain text, and the rest in the answer."
        ),
    ]
