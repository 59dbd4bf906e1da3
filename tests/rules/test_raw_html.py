from rule_cases import found

from dlprep.rules import raw_html


def test_accepts_comparisons_code_and_formulas() -> None:
    assert (
        found(
            raw_html,
            """
        short:
          ko: 3 < 5이고 a > b이며 `<b>`와 $`a<b`$ 및 {1, 2, 3}
          en: 3 < 5 and a > b, `<b>` and $`a<b`$, {1, 2, 3}
        """,
        )
        == []
    )


def test_refuses_tags_and_comments() -> None:
    assert found(
        raw_html,
        """
        answer:
          ko: |
            <div onclick="x()">글</div> <!-- 숨김 -->
          en: |
            text
        """,
    ) == [
        (
            "sigmoid.yml:3:5: `<div` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
        (
            "sigmoid.yml:3:25: `</div` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
        (
            "sigmoid.yml:3:32: `<!--` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
    ]


def test_refuses_a_tag_that_goes_on_in_the_next_line() -> None:
    assert found(
        raw_html,
        """
        answer:
          en: |
            see <img src=x
            onerror=alert(1)> here
        """,
    ) == [
        (
            "sigmoid.yml:3:9: `<img` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
    ]


def test_refuses_a_tag_after_a_backslash() -> None:
    assert found(raw_html, "short: {en: 'a \\<script>alert(1)</script>'}") == [
        (
            "sigmoid.yml:1:17: `<script` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
        (
            "sigmoid.yml:1:33: `</script` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
    ]


def test_refuses_autolinks() -> None:
    assert found(
        raw_html,
        """
        short: {en: "See <https://example.org/a> or <javascript:alert(1)>"}
        """,
    ) == [
        (
            "sigmoid.yml:1:18: `<https://example.org/a>` would reach the page as HTML "
            "-> Write a link with a text: [text](https://…)."
        ),
        (
            "sigmoid.yml:1:45: `<javascript:alert(1)` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
    ]


def test_refuses_attribute_lists() -> None:
    assert found(
        raw_html,
        """
        short:
          en: |
            [a](https://example.org){: onclick="alert(1)" } and *b*{.red} and # {#id}
        """,
    ) == [
        (
            'sigmoid.yml:3:29: `{: onclick="alert(1)" }` would set attributes of the '
            "page's HTML "
            "-> Remove it; put code between back-ticks and sets into a formula."
        ),
        (
            "sigmoid.yml:3:60: `{.red}` would set attributes of the page's HTML "
            "-> Remove it; put code between back-ticks and sets into a formula."
        ),
        (
            "sigmoid.yml:3:73: `{#id}` would set attributes of the page's HTML "
            "-> Remove it; put code between back-ticks and sets into a formula."
        ),
    ]


def test_refuses_a_tag_in_code_that_a_heading_would_end() -> None:
    assert found(
        raw_html,
        """
        answer:
          en: |
            text `code
            # <img src=x onerror=alert(1)>` text
        """,
    ) == [
        (
            "sigmoid.yml:4:7: `<img` would reach the page as HTML "
            "-> Write Markdown instead; where the sign is meant, use code, a formula or "
            "&lt;."
        ),
    ]


def test_refuses_braces_that_would_disappear() -> None:
    assert found(
        raw_html,
        """
        answer:
          en: |
            The set *S*{1} holds
            {1, 2}
        """,
    ) == [
        (
            "sigmoid.yml:3:16: `{1}` would set attributes of the page's HTML "
            "-> Remove it; put code between back-ticks and sets into a formula."
        ),
        (
            "sigmoid.yml:4:5: `{1, 2}` would set attributes of the page's HTML "
            "-> Remove it; put code between back-ticks and sets into a formula."
        ),
    ]
