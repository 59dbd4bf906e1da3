from rule_cases import found

from dlprep.rules import exclamation


def test_accepts_code_formulas_and_operators() -> None:
    assert (
        found(
            exclamation,
            """
        short: {en: "`a!` $`n!`$ and a != b"}
        answer:
          en: |
            !!! note
                text
        """,
        )
        == []
    )


def test_warns_of_exclamation_marks() -> None:
    assert found(exclamation, "short: {ko: 쉽습니다!, en: Easy! Really!}") == [
        (
            "sigmoid.yml:1:17: an answer in an interview needs no exclamation mark "
            "-> End the sentence with a full stop."
        ),
        (
            "sigmoid.yml:1:28: an answer in an interview needs no exclamation mark "
            "-> End the sentence with a full stop."
        ),
        (
            "sigmoid.yml:1:36: an answer in an interview needs no exclamation mark "
            "-> End the sentence with a full stop."
        ),
    ]
