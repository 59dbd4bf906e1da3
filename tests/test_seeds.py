"""Seeds in code: found wherever they reach a generator, and shifted in place."""

import ast
from dataclasses import replace
from typing import Any

import pytest

from dlprep.model import Draft, SeedRecord, Snippet, Text
from dlprep.problems import Place
from dlprep.seeds import digest, is_seeded, named, record_of, shift, shifts

PLACE = Place("q.yml")


def snippet(code: str, **fields: Any) -> Snippet:  # noqa: ANN401 # as the model has them
    return Snippet(name="run", place=PLACE, code=Text(code, PLACE), **fields)


def question(one: Snippet, seeds: dict[str, SeedRecord]) -> Draft:
    return Draft(id="q", path="q.yml", snippets=(one,), seeds=seeds)


GENERATOR = object()


class Called:
    """Stands for every function of a package: notes the seeds that it is given."""

    def __init__(self) -> None:
        self.seeds: list[object] = []

    def __getattr__(self, _name: str) -> "Called":
        return self

    def __call__(self, *arguments: object, **named: object) -> object:
        self.seeds += [*arguments, *named.values()]
        return GENERATOR


def given(code: str, by: int = 100) -> list[object]:
    """What the functions of a package are given when ``code`` runs on shifted seeds."""
    tree = ast.parse(code)
    shift(tree, by)
    package = Called()
    exec(compile(tree, "q.yml", "exec"), {"p": package})  # noqa: S102 # what is tested
    return package.seeds


@pytest.mark.parametrize(
    "call",
    [
        "p.manual_seed(3)",
        "p.cuda.manual_seed_all(3)",
        "p.Generator.manual_seed(3)",
        "p.random.default_rng(3)",
        "p.random.RandomState(3)",
        "p.random.seed(3)",
        "p.Random(3)",
        "p.Philox(3)",
        "p.split(random_state=3)",
        "p.RandomForest(seed=3)",
        "p.make(rng=3)",
        "p.SeedSequence(entropy=3)",
    ],
)
def test_a_seed_is_shifted(call: str) -> None:
    assert given(call) == [103]


def test_seeds_of_names_loops_and_expressions_are_shifted() -> None:
    assert given("for seed in range(3): p.default_rng(seed)") == [100, 101, 102]
    assert given("SEED = 7\np.manual_seed(SEED * 2 + 1)") == [115]
    assert given("[p.default_rng(s) for s in (1, 5)]") == [101, 105]


def test_a_seed_of_several_numbers_gets_one_more() -> None:
    assert given("p.default_rng([3, 4])") == [[3, 4, 100]]
    assert given("p.default_rng((3, 4))") == [[3, 4, 100]]


def test_a_seed_stays_one_that_every_generator_takes() -> None:
    assert given("p.RandomState(2**32 - 1)") == [99]
    assert given("p.manual_seed(-1)") == [99]


def test_what_is_no_seed_is_handed_on() -> None:
    assert given("p.split(random_state=None)") == [None]
    code = "generator = p.default_rng(3)\np.split(random_state=generator)"
    assert given(code) == [103, GENERATOR]


def test_a_seed_that_a_generator_is_made_of_is_shifted_once() -> None:
    assert given("p.default_rng(p.SeedSequence(3))") == [103, GENERATOR]


def test_other_arguments_are_left_alone() -> None:
    assert given("p.normal(3, size=4)") == [3, 4]
    assert given("p.default_rng()") == []
    assert given("p.default_rng(*[3])") == [3]


def test_functions_of_the_snippet_shift_the_seed_where_they_hand_it_on() -> None:
    code = """
        def train(seed):
            p.manual_seed(seed)

        train(3)
        train(seed=3)
        again = lambda seed: p.default_rng(seed)
        again(seed=3)
    """
    assert given("if True:" + code) == [103, 103, 103]


def test_lines_and_columns_stay() -> None:
    code = "x = p.default_rng(\n    3,\n).random(); assert x > 0\n"
    tree = ast.parse(code)
    places = [(type(n), n.lineno, n.col_offset) for n in ast.walk(tree) if isinstance(n, ast.stmt)]
    assert shift(tree, 100) == 1
    compiled = compile(tree, "q.yml", "exec")
    assert max(line for _, _, line in compiled.co_lines() if line) == 3
    assert [
        (type(n), n.lineno, n.col_offset) for n in ast.walk(tree) if isinstance(n, ast.stmt)
    ] == places


def test_seeds_of_another_loop_are_never_met_again() -> None:
    assert list(shifts(3)) == [100, 200, 300]


def test_seeds_are_named_by_what_is_added() -> None:
    assert named([100]) == "seed +100"
    assert named([100, 300]) == "seeds +100, +300"


def test_whether_there_is_a_seed() -> None:
    assert is_seeded(snippet("import torch\ntorch.manual_seed(0)\n"))
    assert not is_seeded(snippet("import torch\nprint(torch.rand(2))\n"))


def test_the_digest_changes_with_code_and_expectation_alone() -> None:
    one = snippet("x = 1\n")
    moved = replace(one, name="moved", code=Text("x = 1\n", Place("other.yml", 9, 7)))
    assert digest(one) == digest(moved) == "6225027ad80325aa"
    others = {
        digest(snippet("x = 2\n")),
        digest(snippet("x = 1\n", raises=Text("ValueError", PLACE))),
        digest(snippet("x = 1\n", warns=Text("ValueError", PLACE))),
    }
    assert len(others | {digest(one)}) == 4


def test_the_record_of_changed_code_does_not_count() -> None:
    one = snippet("x = 1\n")
    entry = SeedRecord(place=PLACE, code=digest(one), tried=20, failed=(100,))
    assert entry.held == 19
    assert record_of(question(one, {"run": entry}), one) is entry
    assert record_of(question(one, {"run": entry}), snippet("x = 2\n")) is None
    assert record_of(question(one, {}), one) is None
