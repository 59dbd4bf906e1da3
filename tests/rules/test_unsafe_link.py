from rule_cases import found

from dlprep.rules import unsafe_link


def test_accepts_the_four_kinds_of_targets() -> None:
    assert (
        found(
            unsafe_link,
            """
        short:
          en: |
            [a](https://example.org/a_(b)) [b](mailto:a@example.org)
            [c](question:other) [d](#values)
        """,
        )
        == []
    )


def test_accepts_brackets_that_are_no_links() -> None:
    assert (
        found(
            unsafe_link,
            r"""
        short: {en: 'in code: `a[i](x)`; apart: a[i] (x); escaped \](x)'}
        """,
        )
        == []
    )


def test_refuses_other_schemes() -> None:
    assert found(
        unsafe_link,
        """
        short:
          en: |
            [a](javascript:alert(1)) [b](data:text/html,x) [c](//example.org) [d](HTTPS:/x) [e]()
            [f](../other/) [g](JavaScript:x) [h](https:///x) [i](java&#115;cript:x)
        """,
    ) == [
        (
            "sigmoid.yml:3:9: `javascript:alert(1)` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:3:34: `data:text/html,x` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:3:56: `//example.org` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:3:75: `HTTPS:/x` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:3:89: the link has no target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:4:9: `../other/` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:4:24: `JavaScript:x` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:4:42: `https:///x` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:4:58: `java&#115;cript:x` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
    ]


def test_offers_https_for_http() -> None:
    assert found(
        unsafe_link,
        """
        short: {en: "[a](http://example.org/a)"}
        """,
    ) == [
        (
            "sigmoid.yml:1:18: `http://example.org/a` is not a safe target "
            "-> Use https://example.org/a if the site has it."
        ),
    ]


def test_refuses_images() -> None:
    assert found(
        unsafe_link,
        """
        short: {en: "![plot](https://example.org/a.png) ![](plot.svg)"}
        """,
    ) == [
        (
            "sigmoid.yml:1:22: the image `https://example.org/a.png` is not drawn by a "
            "snippet of this page "
            "-> Draw the figure in a snippet, so that readers can see where it comes from."
        ),
        (
            "sigmoid.yml:1:53: the image `plot.svg` is not drawn by a snippet of this page "
            "-> Draw the figure in a snippet, so that readers can see where it comes from."
        ),
    ]


def test_refuses_links_written_in_other_ways() -> None:
    assert found(
        unsafe_link,
        """
        answer:
          en: |
            [a]( javascript:alert(1) ) [b](<javascript:alert(2)>) [c][d] [e](x 'title')

            [d]: javascript:alert(3)
        """,
    ) == [
        (
            "sigmoid.yml:3:7: this is a link in a form that cannot be checked "
            "-> Write every link where it is used, as [text](target), without spaces."
        ),
        (
            "sigmoid.yml:3:36: `<javascript:alert(2)>` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
        (
            "sigmoid.yml:3:68: this is a link in a form that cannot be checked "
            "-> Write every link where it is used, as [text](target), without spaces."
        ),
        (
            "sigmoid.yml:5:5: this is a definition of a link in a form that cannot be "
            "checked "
            "-> Write every link where it is used, as [text](target), without spaces."
        ),
    ]


def test_refuses_a_target_that_a_run_would_choose() -> None:
    assert found(unsafe_link, "short: {en: 'See [it]([[peak.top]] \"title\").'}") == [
        (
            "sigmoid.yml:1:23: `[[peak.top]]` is not a safe target "
            "-> Link to https://…, mailto:…, question:<id> or #heading."
        ),
    ]


def test_refuses_definitions_in_quotations_and_lists() -> None:
    assert found(
        unsafe_link,
        """
        answer:
          en: |
            > [d]: javascript:alert(1)

            - [e]: javascript:alert(2)
        """,
    ) == [
        (
            "sigmoid.yml:3:5: this is a definition of a link in a form that cannot be checked "
            "-> Write every link where it is used, as [text](target), without spaces."
        ),
        (
            "sigmoid.yml:5:5: this is a definition of a link in a form that cannot be checked "
            "-> Write every link where it is used, as [text](target), without spaces."
        ),
    ]
