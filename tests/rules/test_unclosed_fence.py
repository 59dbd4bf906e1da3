from rule_cases import found

from dlprep.rules import unclosed_fence


def test_accepts_closed_blocks() -> None:
    assert (
        found(
            unclosed_fence,
            """
        answer:
          en: |
            ```python
            x = 1
            ```
        """,
        )
        == []
    )


def test_refuses_a_block_that_runs_to_the_end() -> None:
    assert found(
        unclosed_fence,
        """
        answer:
          en: |
            Text

            ```python
            x = 1
        """,
    ) == [
        (
            "sigmoid.yml:5:5: the code block that begins here is never closed "
            "-> End it with a line of the same marks, indented like the first."
        ),
    ]


def test_accepts_unclosed_formulas_which_another_rule_refuses() -> None:
    assert (
        found(
            unclosed_fence,
            """
        answer:
          en: |
            ```math
            x
        """,
        )
        == []
    )
