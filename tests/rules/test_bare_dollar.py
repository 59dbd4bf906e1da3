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


def test_refuses_tex_between_dollars() -> None:
    assert found(bare_dollar, "short: {ko: 값은 $x$입니다., en: It is x.}") == [
        (
            "sigmoid.yml:1:16: a bare `$` would be shown as it stands "
            "-> Write a formula as $`x`$, and an amount as “10 dollars”."
        ),
        (
            "sigmoid.yml:1:18: a bare `$` would be shown as it stands "
            "-> Write a formula as $`x`$, and an amount as “10 dollars”."
        ),
    ]


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
