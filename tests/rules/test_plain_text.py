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


def test_refuses_emphasis() -> None:
    assert found(
        plain_text,
        """
        snippets:
          peak:
            alt: {ko: "**굵은** 선과 *기운* 선", en: "2 * 3 * 4, a*b*c, w* or v*, ** and a_b_c"}
            code: |
              top = 0.25
        """,
    ) == [
        (
            "sigmoid.yml:3:16: “**굵은**” is markup, but this text is shown as it stands "
            "-> Say it in plain words."
        ),
        (
            "sigmoid.yml:3:26: “*기운*” is markup, but this text is shown as it stands "
            "-> Say it in plain words."
        ),
    ]
