from rule_cases import found

from dlprep.rules import languages_in_step


def test_accepts_the_good_question() -> None:
    assert found(languages_in_step) == []


def test_accepts_one_language() -> None:
    assert (
        found(
            languages_in_step,
            """
        answer:
          ko: |
            ## 제목

            [[peak]]
        """,
        )
        == []
    )


def test_accepts_other_words_and_spaces_in_formulas() -> None:
    assert (
        found(
            languages_in_step,
            r"""
        short:
          ko: 값 $`x_{\text{입력}} = [[peak.top:.2f]]`$
          en: The value $`x_{\text{input}}=[[peak.top:.2f]]`$
        """,
        )
        == []
    )


def test_accepts_formulas_and_values_in_another_order() -> None:
    assert (
        found(
            languages_in_step,
            """
        short:
          ko: "$`x`$ $`y`$ [[peak.top]] [[peak.low]]"
          en: "$`y`$ [[peak.low]] $`x`$ [[peak.top]]"
        """,
        )
        == []
    )


def test_refuses_what_one_language_lacks() -> None:
    assert found(
        languages_in_step,
        """
        answer:
          ko: |
            ## 하나

            $`x`$ $`x`$ [[peak.top]] [링크](question:other)

            ### 둘

            ```python
            x = 1
            ```

            [[peak]]
          en: |
            ## One

            $`x`$ [link](question:third)
        """,
    ) == [
        (
            "sigmoid.yml:3:5: the Korean `answer` lacks the link `question:third` of the "
            "English one in line 17 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the code block `python` of the "
            "Korean one in line 9 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the formula `x` of the Korean one "
            "in line 5 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the heading `### 둘` of the Korean "
            "one in line 7 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the link `question:other` of the "
            "Korean one in line 5 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the snippet `[[peak]]` of the "
            "Korean one in line 13 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:15:5: the English `answer` lacks the value `[[peak.top]]` of the "
            "Korean one in line 5 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
    ]


def test_refuses_headings_in_another_order() -> None:
    assert found(
        languages_in_step,
        """
        answer:
          ko: |
            ## 하나

            ### 둘

            ## 셋

            [[peak]]
          en: |
            ## One

            ## Two

            ### Three

            [[peak]]
        """,
    ) == [
        (
            "sigmoid.yml:13:5: in `answer`, `## Two` comes where the Korean text has `### 둘` "
            "in line 5 "
            "-> Put the headings of both languages into the same order."
        ),
    ]


def test_refuses_snippets_in_another_order() -> None:
    assert found(
        languages_in_step,
        """
        answer:
          ko: |
            [[peak]]

            [[other]]
          en: |
            [[other]]

            [[peak]]
        """,
    ) == [
        (
            "sigmoid.yml:7:5: in `answer`, `[[other]]` comes where the Korean text has "
            "`[[peak]]` in line 3 "
            "-> Put the snippets of both languages into the same order."
        ),
    ]


def test_shortens_long_formulas() -> None:
    assert found(
        languages_in_step,
        """
        short:
          ko: $`a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q`$
          en: text
        """,
    ) == [
        (
            "sigmoid.yml:3:7: the English `short` lacks the formula `a + b + c + d + e + f + "
            "g + h + i + j + k + l + m + n + o +…` of the Korean one in line 2 "
            "-> Add it here, or remove it there, so that both say the same."
        ),
    ]


def test_links_lead_to_the_headings_of_their_language() -> None:
    assert (
        found(
            languages_in_step,
            """
            short:
              ko: "[가](#값), [나](question:other#값)"
              en: "[a](#values), [b](question:other#values)"
            """,
        )
        == []
    )
    assert found(
        languages_in_step,
        """
        short:
          ko: "[가](#값), [나](https://example.org/#값)"
          en: "[a](question:other#values), [b](https://example.org/#values)"
        """,
    ) == [
        (
            "sigmoid.yml:2:8: the Korean `short` lacks the link `https://example.org/#values` of "
            "the English one in line 3 -> Add it here, or remove it there, so that both say the "
            "same."
        ),
        (
            "sigmoid.yml:2:8: the Korean `short` lacks the link `question:other#values` of the "
            "English one in line 3 -> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:3:8: the English `short` lacks the link `#값` of the Korean one in "
            "line 2 -> Add it here, or remove it there, so that both say the same."
        ),
        (
            "sigmoid.yml:3:8: the English `short` lacks the link `https://example.org/#값` of "
            "the Korean one in line 2 -> Add it here, or remove it there, so that both say the "
            "same."
        ),
    ]
