"""What the search plugin is shown of a page."""

from __future__ import annotations

from dlprep.math import engine
from dlprep.plugin.search import searchable


def test_a_formula_becomes_its_tex() -> None:
    formula = engine().render(r"\frac{a}{b} < c", display=False).html
    html = f'<p>Let <span class="x">y</span> be {formula} here.</p>'
    assert searchable(html) == ("<p>Let y be \\frac{a}{b} &lt; c here.</p>")


def test_displayed_formulas_become_their_tex_too() -> None:
    formula = engine().render("x^2", display=True).html
    assert searchable(f"<p>{formula}</p><p>{formula}</p>") == "<p>x^2</p><p>x^2</p>"


def test_coloured_code_becomes_code() -> None:
    code = '<pre><code><span class="kn">import</span><span class="w"> </span>numpy</code></pre>'
    assert searchable(code) == "<pre><code>import numpy</code></pre>"
