"""Plain text in Markdown, and values of runs."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.rendering.text import (
    escape_markdown,
    fence,
    value_in_formula,
    value_in_prose,
)

LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1
)


def html_of(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "md_in_html", "pymdownx.superfences"])


def read(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@given(LINES)
def test_plain_text_is_read_as_it_is(text: str) -> None:
    assert read(html_of(f"a {escape_markdown(text)} b")) == f"a {text} b"


@given(LINES)
def test_plain_text_stays_in_its_attribute(text: str) -> None:
    page = html_of(f"![{escape_markdown(text)}](figure.svg)")
    assert page.count("<") == 3
    alt = re.search(r'alt="([^"]*)"', page)
    assert alt is not None
    assert html.unescape(alt[1]) == text


def test_control_characters_are_made_visible() -> None:
    assert escape_markdown("a\x00b\x1bc\x7fd\ud800e\tf\n") == "a␀b␛c␡d�e\tf\n"


@given(st.lists(st.sampled_from(["`", "```", "~~~", "x", "\n", " ", "<b>", "$`x`$", "</figure>"])))
def test_a_fence_shows_whatever_is_in_it(pieces: list[str]) -> None:
    body = "".join(pieces)
    page = html_of(f'<figure markdown="1">\n\n{fence("text", body)}\n\n</figure>\n\nafter')
    assert read(page).removesuffix("after").split() == body.split()
    assert page.endswith("</figure>\n<p>after</p>")


@pytest.mark.parametrize(
    ("value", "prose", "formula"),
    [
        ("0.25", "0.25", "{0.25}"),
        ("-0.31", "−0.31", "{-0.31}"),  # the minus of typeset numbers
        ("97.2%", "97.2%", r"{97.2\%}"),
        ("1,234", "1,234", "{1{,}234}"),
        ("1.4e-13", "1.4×10⁻¹³", r"{1.4 \times 10^{-13}}"),  # a product
        ("-2e+05", "−2×10⁵", r"{-2 \times 10^{5}}"),  # both
        ("2.0e+00", "2.0", "{2.0}"),
        ("nan", "nan", r"\text{nan}"),
        ("(2, 3)", "(2, 3)", r"\text{(2, 3)}"),
        ("a_b*c", "a&#95;b&#42;c", r"\text{a\_b*c}"),
        (r"{x}\y", "&#123;x&#125;&#92;y", r"\text{\{x\}\textbackslash{}y}"),
        ("<b>`$", "&#60;b&#62;&#96;&#36;", r"\text{<b>'\$}"),
    ],
)
def test_values_are_typeset_where_they_stand(value: str, prose: str, formula: str) -> None:
    assert (value_in_prose(value), value_in_formula(value)) == (prose, formula)
