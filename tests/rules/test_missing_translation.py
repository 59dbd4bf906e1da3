from rule_cases import found

from dlprep.rules import missing_translation


def test_accepts_both_languages() -> None:
    assert found(missing_translation) == []


def test_warns_of_single_fields() -> None:
    assert found(
        missing_translation,
        """
        short: {ko: 짧은 답입니다.}
        snippets:
          peak:
            alt: {en: A plot}
            code: |
              top = 0.25
        """,
    ) == [
        (
            "sigmoid.yml:1:1: `short` has no English text "
            "-> Add it under `en`, if you know the language."
        ),
        (
            "sigmoid.yml:4:5: `snippets.peak.alt` has no Korean text "
            "-> Add it under `ko`, if you know the language."
        ),
    ]


def test_warns_once_of_a_question_in_one_language() -> None:
    assert found(
        missing_translation,
        """
        short: {ko: 답}
        question: {ko: 질문}
        answer:
          ko: |
            [[peak]]
        key_points: [{ko: 하나}, {ko: 둘}, {ko: 셋}]
        snippets:
          peak:
            caption: {ko: 그림}
            code: |
              top = 0.25
        """,
    ) == [
        (
            "sigmoid.yml:2:1: the question has no English text "
            "-> Add it under `en`, if you know the language."
        ),
    ]
