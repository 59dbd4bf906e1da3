"""The checker of links finds what leads nowhere, wherever it is named."""

from __future__ import annotations

import pytest
from links import Links

HOME = "https://dlprep.example/prep/"
THERE = {"a/index.html": b'<p id="top">', "assets/dlprep/a.js": b"", "f.woff2": b""}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("b/index.html", '<a href="../{}/#top">'),
        ("b/index.html", '<img srcset="../{}/ 2x">'),
        ("b/index.html", '{{"index": "../{}/"}}'),
        ("b/index.html", '<meta http-equiv="refresh" content="0; url=../{}/">'),
        ("b/index.html", f'<meta content="{HOME}{{}}/">'),
        ("sitemap.xml", f"<loc>{HOME}{{}}/</loc>"),
        ("llms.txt", f"[A]({HOME}{{}}/)"),
        ("assets/b.css", "a {{ background: url(../{}/index.html) }}"),
        ("assets/dlprep/b.js", 'import {{ c }} from "./{}.js";'),
        ("assets/dlprep/b.js", 'await import("./{}.js")'),
    ],
)
def test_an_address_that_leads_nowhere_is_found(path: str, text: str) -> None:
    found = {
        name: Links(THERE | {path: text.format(name).encode()}, HOME).broken() for name in "ax"
    }
    assert found["a"] == []
    assert [place for place, _ in found["x"]] == [path]


def test_a_place_that_a_page_does_not_have_is_found() -> None:
    links = Links(THERE | {"b.html": b'<a href="a/#end">'})
    assert links.broken() == [("b.html", "a/#end")]


def test_other_hosts_are_not_asked() -> None:
    assert Links({"b.html": b'<a href="https://host/"><img src="data:,">'}, HOME).broken() == []
