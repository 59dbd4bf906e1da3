from rule_cases import found

from dlprep.rules import missing_alternative_text


def test_accepts_code_that_draws_nothing() -> None:
    assert found(missing_alternative_text) == []


def test_accepts_a_figure_with_a_text() -> None:
    assert (
        found(
            missing_alternative_text,
            """
        snippets:
          plot:
            alt: {ko: 그래프, en: A plot}
            code: |
              import matplotlib.pyplot as plt
        """,
        )
        == []
    )


def test_accepts_code_that_is_not_run() -> None:
    assert (
        found(
            missing_alternative_text,
            """
        snippets:
          plot:
            not_run: {ko: 없음, en: needs a GPU}
            code: |
              import matplotlib.pyplot as plt
        """,
        )
        == []
    )


def test_refuses_a_figure_without_a_text() -> None:
    assert found(
        missing_alternative_text,
        """
        snippets:
          plot:
            code: |
              import numpy
              from matplotlib import pyplot
        """,
    ) == [
        (
            "sigmoid.yml:2:3: the snippet `plot` imports matplotlib, but has no alternative text "
            "-> Say under `alt`, in both languages, what the figure shows; "
            "code that draws none does not need the import."
        ),
    ]
