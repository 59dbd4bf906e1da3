"""What the search plugin is shown of a page."""

from __future__ import annotations

from dlprep.math import engine
from dlprep.plugin.search import without_math


def test_a_formula_becomes_its_tex() -> None:
    formula = engine().render(r"\frac{a}{b} < c", display=False).html
    html = f'<p>Let <span class="x">y</span> be {formula} here.</p>'
    assert without_math(html) == (
        '<p>Let <span class="x">y</span> be \\frac{a}{b} &lt; c here.</p>'
    )


def test_displayed_formulas_become_their_tex_too() -> None:
    formula = engine().render("x^2", display=True).html
    assert without_math(f"<p>{formula}</p><p>{formula}</p>") == "<p>x^2</p><p>x^2</p>"


def test_a_page_without_formulas_stays_as_it_is() -> None:
    assert without_math('<p><span class="k">code</span></p>') == (
        '<p><span class="k">code</span></p>'
    )
