import pytest

from dlprep.math import Engine, engine
from dlprep.model import Text
from dlprep.problems import Place, Severity
from dlprep.rules import mathematics
from dlprep.rules.text_fields import TextField


def test_what_only_latex_would_refuse_is_a_warning() -> None:
    field = TextField("answer", "ko", Text(r"$`x \mskip3em`$", Place("a.yml")))
    (problem,) = mathematics.formula_checker(engine())(field)
    assert problem.severity is Severity.WARNING


def test_a_text_without_exact_places_is_reported_where_it_begins() -> None:
    field = TextField("short", "ko", Text("a $`}`$", Place("a.yml", 7, 9), exact=False))
    (problem,) = mathematics.formula_checker(engine())(field)
    assert problem.place == Place("a.yml", 7, 9)


def test_a_formula_is_rendered_once_for_the_check_and_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = Engine()
    check = mathematics.formula_checker(own)
    answer = Text("$`x`$\n\n```math\ny\n```", Place("a.yml"))
    assert list(check(TextField("answer", "ko", answer))) == []
    monkeypatch.setattr(own, "_ask_katex", None)
    assert own.render("x", display=False).html.startswith("<span")
    assert own.render("\ny\n", display=True).html.startswith("<span")
