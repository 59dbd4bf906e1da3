import pytest

from dlprep.problems import Code, Place, Problem, Refusal


def test_a_refusal_names_at_least_one_problem() -> None:
    with pytest.raises(ValueError, match=r"^a refusal names at least one problem$"):
        Refusal(())


def test_a_refusal_is_never_false() -> None:
    problem = Problem(code=Code("some-code"), place=Place("f.yml"), message="m", remedy="r")
    assert bool(Refusal((problem,)))
