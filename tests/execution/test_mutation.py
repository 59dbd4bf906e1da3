"""Changes of a snippet that its assertions don't notice are found and reported."""

from __future__ import annotations

from pathlib import Path

from dlprep.execution import Mutated, Settings, Survivor, mutate
from dlprep.problems import Place
from execution.snippets import CODE_LINE, PATH, checked, question, snippet

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
    reports = mutate(
        one, Settings(workers=2), cache=tmp_path, progress=lambda *said: told.append(said[2])
    )
    assert not isinstance(reports, tuple)
    assert reports["one", "first"] == Mutated(
        asserts=1,
        tried=6,
        survivors=[Survivor(Place(PATH, CODE_LINE, 14), "5", "6")],
    )
    bare = reports["one", "bare"]
    assert (bare.asserts, bare.tried, len(bare.survivors)) == (0, 1, 1)
    assert sorted(told) == ["one.bare"] + ["one.first"] * 6
    assert list(tmp_path.glob("snippets-*")) == []


def test_many_mutations_are_sampled_evenly(tmp_path: Path) -> None:
    code = "x = [" + ", ".join(str(number) for number in range(100)) + "]\nassert sum(x) == 4950\n"
    reports = mutate(checked(question(snippet(code))), Settings(), cache=tmp_path)
    assert not isinstance(reports, tuple)
    (report,) = reports.values()
    assert (report.tried, report.survivors) == (34, [])
