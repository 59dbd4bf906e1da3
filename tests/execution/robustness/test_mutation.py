"""Changes of a snippet that its assertions don't notice are found and reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlprep.execution import Level, Mutated, Settings, Survivor, mutate
from dlprep.problems import Place, Severity
from dlprep.project import CacheFolder
from execution.snippets import CODE_LINE, PATH, checked, question, shown, snippet

pytestmark = pytest.mark.usefixtures("lent_runners")

_CODE = """\
seen = 5
total = 0
for step in range(3):
    total += step * 2
print("total", total * 100, f"{total + 1}")
assert total == 6
"""


def test_what_no_assertion_notices_survives(tmp_path: Path) -> None:
    one = checked(question(snippet(_CODE), snippet("x = 1", name="bare")))
    told: list[str] = []
    mutations = mutate(
        one,
        Settings(workers=2),
        cache=CacheFolder(tmp_path),
        progress=lambda *said: told.append(said[2]),
    )
    assert mutations.reports["one", "first"] == Mutated(
        asserts=1,
        tried=6,
        survivors=[Survivor(Place(PATH, CODE_LINE, 14), "5", "6")],
    )
    bare = mutations.reports["one", "bare"]
    assert (bare.asserts, bare.tried, len(bare.survivors)) == (0, 1, 1)
    assert mutations.problems == ()
    assert sorted(told) == ["one.bare"] * 2 + ["one.first"] * 7
    assert list(tmp_path.glob("snippets-*")) == []


def test_many_mutations_are_sampled_evenly(tmp_path: Path) -> None:
    code = "x = [" + ", ".join(str(number) for number in range(100)) + "]\nassert sum(x) == 4950\n"
    mutations = mutate(checked(question(snippet(code))), Settings(), cache=CacheFolder(tmp_path))
    report = mutations.reports["one", "first"]
    assert (report.tried, report.survivors) == (34, [])


def test_what_fails_as_it_stands_is_told_and_not_changed(tmp_path: Path) -> None:
    wrong = snippet("x = 2 + 3\nassert x == 6\n", name="wrong")
    unshown = snippet("import matplotlib.pyplot as plt\nplt.plot([1, 2])\n", name="unshown")
    mutations = mutate(
        checked(question(wrong, snippet("x = 1", name="bare"), unshown)),
        Settings(),
        cache=CacheFolder(tmp_path),
    )
    assert list(mutations.reports) == [("one", "bare")]
    assert [shown(problem) for problem in mutations.problems] == [
        (
            f"{PATH}:{CODE_LINE - 3}:3: figure-alt: "
            "snippet unshown draws a figure but has no alternative text"
        ),
        f"{PATH}:{CODE_LINE + 1}:14: snippet-failed: snippet wrong raised AssertionError",
    ]


def test_a_change_that_is_not_noticed_is_a_warning_at_its_place(tmp_path: Path) -> None:
    mutations = mutate(checked(question(snippet("x = 1"))), Settings(), cache=CacheFolder(tmp_path))
    (hint,) = mutations.reports["one", "first"].hints()
    assert (hint.severity, shown(hint)) == (
        Severity.WARNING,
        (
            f"{PATH}:{CODE_LINE}:11: change-unnoticed: "
            "the snippet runs to its end also with 2 instead of 1"
        ),
    )


def test_nothing_is_executed_below_what_is_required(tmp_path: Path) -> None:
    settings = Settings(contain=Level.LIMITS, require=Level.FULL)
    mutations = mutate(checked(question(snippet("x = 1"))), settings, cache=CacheFolder(tmp_path))
    assert mutations.reports == {}
    assert [problem.code for problem in mutations.problems] == ["containment-missing"]
