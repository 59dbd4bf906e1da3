"""Snippets are run again on other seeds, and each place at which they fail is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.execution import Level, Reseeded, SeedTrial, Settings, reseed
from dlprep.model import Snippet
from dlprep.project import CacheFolder
from execution.snippets import CODE_LINE, PATH, both, checked, in_file, question, shown, snippet

pytestmark = pytest.mark.usefixtures("lent_runners")

DRAW = """\
import random

x = random.Random(0).random()
assert x > 0.25, f"{x:.2f}"
"""
"""With the seeds 0, 100, 200, 300 and 400 it draws 0.84, 0.15, 0.05, 0.60 and 0.31."""


def fared(cache: Path, *snippets: Snippet, number: int = 4, answer: str = "") -> Reseeded:
    asked = checked(question(*snippets, answer=answer))
    return reseed(asked, Settings(workers=2), number=number, cache=CacheFolder(cache))


def trial(cache: Path, code: str, number: int = 4, answer: str = "") -> SeedTrial:
    found = fared(cache, snippet(code), number=number, answer=answer)
    assert [shown(problem) for problem in found.problems] == []
    return found.trials["one", "first"]


def test_an_assertion_that_fails_on_some_seeds_is_told_at_its_line(tmp_path: Path) -> None:
    found = trial(tmp_path, DRAW)
    assert (found.tried, found.failed, found.held, found.random) == (4, (100, 200), 2, True)
    (problem,) = found.problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE + 3}:14: seeds-failed: snippet first holds on 2 of 4 seeds; "
        "fails here on seeds +100, +200: AssertionError: 0.15"
    )
    assert problem.detail.splitlines()[:2] == [
        "Traceback (most recent call last):",
        f'  File "{PATH}", line {CODE_LINE + 3}, in <module>',
    ]


def test_every_line_that_fails_is_told_with_its_seeds(tmp_path: Path) -> None:
    code = DRAW.replace("assert", "assert x > 0.1\nassert")
    assert [shown(problem) for problem in trial(tmp_path, code).problems] == [
        (
            f"{PATH}:{CODE_LINE + 3}:14: seeds-failed: snippet first holds on 2 of 4 seeds; "
            "fails here on seed +200: AssertionError"
        ),
        (
            f"{PATH}:{CODE_LINE + 4}:14: seeds-failed: snippet first holds on 2 of 4 seeds; "
            "fails here on seed +100: AssertionError: 0.15"
        ),
    ]


def test_what_holds_on_every_seed_has_no_problem(tmp_path: Path) -> None:
    assert trial(tmp_path, DRAW.replace("0.25", "0.01")) == SeedTrial(tried=4)


def test_the_seeds_of_a_loop_are_shifted(tmp_path: Path) -> None:
    code = """\
import random

for seed in range(2):
    assert random.Random(seed).random() < 0.9, seed
"""
    found = trial(tmp_path, code, number=6)
    assert found.failed == (600,)
    assert found.problems[0].message.endswith("AssertionError: 0")


def test_the_seeds_of_the_runner_are_shifted(tmp_path: Path) -> None:
    code = "import random\nprint(random.random() > 2)\nassert random.random() > 0.7\n"
    assert trial(tmp_path, code).failed == (100, 200, 300, 400)


def test_code_whose_outcome_is_always_the_same_draws_nothing(tmp_path: Path) -> None:
    assert trial(tmp_path, "print(1 + 1)\n").random is False


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("import random\nprint(random.random())\n", ""),
        ("import random\nx = random.random()\n", "[[first.x]]"),
        ("import random\nx = random.Random(0)\n", ""),
    ],
)
def test_code_draws_something_if_it_has_a_seed_or_gives_something_else(
    tmp_path: Path, code: str, answer: str
) -> None:
    assert trial(tmp_path, code, answer=answer).random is True


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("assert x > 0.25 or 1 / 0", "ZeroDivisionError: division by zero"),
        ("import warnings; x > 0.25 or warnings.warn('low')", "was warned: UserWarning: low"),
    ],
)
def test_whatever_else_goes_wrong_counts_as_failing(tmp_path: Path, line: str, said: str) -> None:
    found = trial(tmp_path, f"import random\nx = random.Random(0).random()\n{line}\n")
    assert found.failed == (100, 200)
    assert found.problems[0].message == (
        f"snippet first holds on 2 of 4 seeds; fails here on seeds +100, +200: {said}"
    )


def test_an_expected_exception_is_expected_on_every_seed(tmp_path: Path) -> None:
    code = "import random\nrandom.Random(0).random() > 0.25 and 1 / 0\n"
    found = fared(tmp_path, snippet(code, raises="ZeroDivisionError"))
    (problem,) = found.failures
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE + 20}:13: seeds-failed: snippet first holds on 2 of 4 seeds; fails "
        "here on seeds +100, +200: was expected to raise ZeroDivisionError, but ran to its end"
    )


def test_what_is_meant_for_one_seed_is_run_on_no_other(tmp_path: Path) -> None:
    one = replace(snippet(DRAW), one_seed=both("an example"))
    assert fared(tmp_path, one) == Reseeded()


def test_what_fails_on_its_own_seed_is_told_and_not_tried(tmp_path: Path) -> None:
    found = fared(tmp_path, snippet("assert 1 > 2\n", name="wrong"), snippet(DRAW), number=1)
    assert set(found.trials) == {("one", "first")}
    assert [shown(problem) for problem in found.problems] == [
        f"{PATH}:{CODE_LINE}:14: snippet-failed: snippet wrong raised AssertionError"
    ]


def test_only_what_is_asked_for_is_run(tmp_path: Path) -> None:
    both_of_them = checked(question(snippet(DRAW), snippet("print(2)", name="second")))
    found = reseed(
        both_of_them, Settings(), number=1, cache=CacheFolder(tmp_path), only={("one", "second")}
    )
    assert set(found.trials) == {("one", "second")}


def test_what_ran_well_on_a_seed_is_not_run_again(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def again(one: Snippet, number: int) -> SeedTrial:
        told.clear()
        found = reseed(
            checked(question(one)),
            Settings(workers=1),
            number=number,
            cache=CacheFolder(tmp_path),
            progress=lambda *said: told.append(said),
        )
        return found.trials["one", "first"]

    first = again(snippet(DRAW), 4)
    assert told == [(1, 1, "one.first"), *((n, 4, "one.first") for n in range(1, 5))]
    assert again(snippet(DRAW), 4) == first
    assert told == [(1, 2, "one.first"), (2, 2, "one.first")]  # those that failed
    again(in_file(snippet(DRAW), 99), 5)
    assert told == [(n, 3, "one.first") for n in range(1, 4)]  # and a new one
    again(snippet(DRAW.replace("x >", "x  >")), 1)
    assert [total for _, total, _ in told] == [1, 1]


def test_nothing_is_executed_below_what_is_required(tmp_path: Path) -> None:
    settings = Settings(contain=Level.LIMITS, require=Level.FULL)
    found = reseed(
        checked(question(snippet(DRAW))), settings, number=1, cache=CacheFolder(tmp_path)
    )
    assert found.trials == {}
    assert [problem.code for problem in found.problems] == ["containment-missing"]


def test_new_processes_import_the_code_on_the_same_seeds(tmp_path: Path) -> None:
    code = """\
import multiprocessing
import random


def draw(_):
    return random.Random(0).random()


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(draw, [1]) == [random.Random(0).random()]
"""
    assert trial(tmp_path, code, number=1) == SeedTrial(tried=1)
