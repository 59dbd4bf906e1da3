from rule_cases import found

from dlprep.rules import unclosed_code


def test_accepts_closed_blocks() -> None:
    assert (
        found(
            unclosed_code,
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
        unclosed_code,
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
            unclosed_code,
            """
        answer:
          en: |
            ```math
            x
        """,
        )
        == []
    )


def test_accepts_code_in_sentences() -> None:
    assert found(unclosed_code, r"short: {en: '`a` and ``b`c`` and \` and $`x`$'}") == []


def test_refuses_back_ticks_that_do_not_match() -> None:
    assert found(unclosed_code, "short: {en: '``a`<img src=x>` and `b'}") == [
        (
            "sigmoid.yml:1:14: these back-ticks close no code and open none "
            "-> Close code with as many back-ticks as it begins with; write a lone one as \\`."
        ),
        (
            "sigmoid.yml:1:35: these back-ticks close no code and open none "
            "-> Close code with as many back-ticks as it begins with; write a lone one as \\`."
        ),
    ]
