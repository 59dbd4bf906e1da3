from rule_cases import found

from dlprep.rules import bare_dollar


def test_accepts_formulas_code_and_escapes() -> None:
    assert (
        found(
            bare_dollar,
            r"""
        short:
          ko: 식 $`x`$, 코드 `$HOME`, 이스케이프 \$5
          en: The formula $`x`$, the code `$HOME`, escaped \$5
        """,
        )
        == []
    )


def test_refuses_tex_between_dollars_once_and_shows_how_to_write_it() -> None:
    assert found(
        bare_dollar, "short: {ko: 값은 $x$이고 $\\sigma'(x) \\le 1/4$입니다., en: It is x.}"
    ) == [
        "sigmoid.yml:1:16: `$x$` would be shown as it stands -> Write $`x`$.",
        (
            "sigmoid.yml:1:22: `$\\sigma'(x) \\le 1/4$` would be shown as it stands "
            "-> Write $`\\sigma'(x) \\le 1/4`$."
        ),
    ]


def test_refuses_a_displayed_formula_between_dollars() -> None:
    assert found(
        bare_dollar,
        """
        answer:
          ko: |
            [[peak]]

            $$
            e^x
            $$
        """,
    ) == [
        (
            "sigmoid.yml:5:5: `$$ e^x $$` would be shown as it stands "
            "-> Write a line ```math, the formula below it, and a line ``` to close it."
        )
    ]


def test_takes_no_amounts_for_a_formula() -> None:
    text = "short: {en: 'From $5 to $6, or $7-$8 and $9'}"
    assert [line.split(":")[2] for line in found(bare_dollar, text)] == [
        *("19", "25", "32", "35", "42"),
    ]


def test_what_lies_between_a_formula_and_a_dollar_of_code_is_no_formula() -> None:
    assert len(found(bare_dollar, "short: {en: 'a $x `$y` z$'}")) == 2


def test_refuses_an_amount_of_money() -> None:
    assert found(
        bare_dollar,
        """
        key_points:
          - {ko: GPU 시간은 $2입니다., en: An hour is two dollars.}
          - {ko: 둘, en: Two}
          - {ko: 셋, en: Three}
        """,
    ) == [
        (
            "sigmoid.yml:2:18: a bare `$` would be shown as it stands "
            "-> Write a formula as $`x`$, and an amount as “10 dollars”."
        ),
    ]
