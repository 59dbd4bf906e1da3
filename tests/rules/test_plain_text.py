from rule_cases import found

from dlprep.rules import plain_text


def test_accepts_words() -> None:
    assert found(plain_text) == []


def test_refuses_markup_in_alternative_text() -> None:
    assert found(
        plain_text,
        """
        snippets:
          peak:
            alt: {ko: "`x`의 그래프", en: "A plot of $`x`$"}
            code: |
              top = 0.25
        """,
    ) == [
        (
            "sigmoid.yml:3:16: “`x`” is markup, but this text is shown as it stands "
            "-> Say it in plain words."
        ),
        (
            "sigmoid.yml:3:42: “$`x`$” is markup, but this text is shown as it stands "
            "-> Say it in plain words."
        ),
    ]
