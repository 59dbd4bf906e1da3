from rule_cases import found

from dlprep.rules import heading_order


def test_accepts_an_outline() -> None:
    assert (
        found(
            heading_order,
            """
        answer:
          en: |
            ## One

            text

            ### Two

            #### Three

            ## Four

            | a | b |
            | --- | --- |
            | 1 | 2 |

            ---

            ```python
            # a comment
            ```
        """,
        )
        == []
    )


def test_refuses_a_title() -> None:
    assert found(
        heading_order,
        """
        answer:
          en: |
            # One

            ## Two

            # Three
        """,
    ) == [
        "sigmoid.yml:3:5: the first heading of an answer has level 1 -> Write `## One`.",
        (
            "sigmoid.yml:7:5: the title of the page is its question; this one has level 1 "
            "-> Write `## Three`."
        ),
    ]


def test_refuses_a_skipped_level() -> None:
    assert found(
        heading_order,
        """
        answer:
          en: |
            ## One

            #### Two
        """,
    ) == [
        "sigmoid.yml:5:5: this heading skips a level: it has level 4 -> Write `### Two`.",
    ]


def test_refuses_a_first_heading_that_is_too_deep() -> None:
    assert found(
        heading_order,
        """
        answer:
          en: |
            ### One
        """,
    ) == [
        "sigmoid.yml:3:5: the first heading of an answer has level 3 -> Write `## One`.",
    ]


def test_refuses_headings_outside_the_answer() -> None:
    assert found(
        heading_order,
        """
        short:
          en: |
            ## One

            text
        """,
    ) == [
        (
            "sigmoid.yml:3:5: `short` cannot have headings "
            "-> Only the answer has headings; say it in a sentence, or write \\# for the "
            "sign."
        ),
    ]


def test_refuses_underlined_headings() -> None:
    assert found(
        heading_order,
        """
        answer:
          en: |
            One
            ===

            Two
            ---
        """,
    ) == [
        (
            "sigmoid.yml:4:5: this line turns the text above it into a heading "
            "-> Write a heading as `## Heading`; put blank lines around a rule."
        ),
        (
            "sigmoid.yml:7:5: this line turns the text above it into a heading "
            "-> Write a heading as `## Heading`; put blank lines around a rule."
        ),
    ]


def test_refuses_an_underlined_formula_in_a_sentence() -> None:
    assert found(
        heading_order,
        """
        answer:
          en: |
            The value $`x`$ is
            ---
        """,
    ) == [
        (
            "sigmoid.yml:4:5: this line turns the text above it into a heading "
            "-> Write a heading as `## Heading`; put blank lines around a rule."
        ),
    ]
