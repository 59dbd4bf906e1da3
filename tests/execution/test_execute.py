"""All or nothing, the cache, and what becomes of a runner that fails."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.execution import Level, Limits, Outcomes, Settings, cache_key, execute, run_snippets
from dlprep.execution.launch import forked
from dlprep.problems import Refusal
from dlprep.project import CacheFolder
from dlprep.stages import Executed, Run
from execution.conftest import Shadow
from execution.snippets import CODE_LINE, PATH, both, checked, in_file, question, shown, snippet

pytestmark = pytest.mark.slow

Execute = Callable[..., Outcomes]
ONE_WORKER = Settings(workers=1)
FINE = snippet("print('fine')\n")
BROKEN = snippet("1 / 0\n", name="second")
COUNTS = snippet("import time\nprint(time.time_ns())\n", name="counts")
"""Prints something else each time it really runs."""


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("snippets-*/*/*"))


def test_everything_is_executed_or_nothing_is(tmp_path: Path) -> None:
    one = checked(question(FINE, snippet("x", name="second", not_run="needs a GPU")))
    executed = execute(one, cache=CacheFolder(tmp_path))
    assert isinstance(executed, Executed)
    assert executed.checked is one
    assert {key: run.stdout for key, run in executed.runs.items()} == {("one", "first"): "fine\n"}

    problems = execute(checked(question(FINE, BROKEN)), cache=CacheFolder(tmp_path))
    assert isinstance(problems, Refusal)
    assert [shown(problem) for problem in problems.problems] == [
        (
            f"{PATH}:{CODE_LINE}:7: snippet-failed: "
            "snippet second raised ZeroDivisionError: division by zero"
        )
    ]


def test_nothing_to_execute(tmp_path: Path) -> None:
    executed = execute(checked(), cache=CacheFolder(tmp_path))
    assert isinstance(executed, Executed)
    assert executed.runs == {}


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    both_of_them = checked(question(FINE, BROKEN, answer="[[second.x]]"))
    outcomes = run_snippets(
        both_of_them, Settings(), cache=CacheFolder(tmp_path), only={("one", "first")}
    )
    assert (set(outcomes.runs), outcomes.problems) == ({("one", "first")}, ())


def test_progress_counts_what_is_executed(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    one = checked(question(FINE, BROKEN))
    for _ in range(2):
        execute(
            one,
            cache=CacheFolder(tmp_path),
            settings=ONE_WORKER,
            progress=lambda *said: told.append(said),
        )
    assert told == [(1, 2, "one.first"), (2, 2, "one.second"), (1, 1, "one.second")]


def test_what_ran_well_is_not_run_again(execute: Execute) -> None:
    first, second = (execute(COUNTS).runs["one", "counts"] for _ in range(2))
    assert first == replace(second, cached=False)
    assert second.cached


def test_the_same_code_is_executed_once(execute: Execute) -> None:
    again = replace(in_file(COUNTS, 99), name="again")
    runs = execute(COUNTS, FINE, again).runs
    assert runs["one", "again"] == runs["one", "counts"]
    assert runs["one", "again"].cached is False
    twice = execute(COUNTS, again, twice=True)
    assert {problem.place.line for problem in twice.problems} == {CODE_LINE, 99}


def test_the_same_code_fails_at_each_of_its_places(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of(BROKEN, FINE, replace(in_file(BROKEN, 99), name="again")) == [
        (
            f"{PATH}:{CODE_LINE}:7: snippet-failed: "
            "snippet second raised ZeroDivisionError: division by zero"
        ),
        (f"{PATH}:99:7: snippet-failed: snippet again raised ZeroDivisionError: division by zero"),
    ]


def test_the_same_code_shares_no_alternative_text(problems_of: Callable[..., list[str]]) -> None:
    draws = snippet("import matplotlib.pyplot as plt\nplt.plot([1, 2])\n", draws=True)
    assert problems_of(draws, replace(in_file(draws, 99), name="again", alt=None)) == [
        (
            f"{PATH}:{CODE_LINE - 3}:3: figure-alt: "
            "snippet again draws a figure but has no alternative text"
        )
    ]


def test_the_place_of_a_snippet_does_not_matter(execute: Execute) -> None:
    first = execute(COUNTS).runs["one", "counts"]
    moved = replace(in_file(COUNTS, 99), name="renamed")
    assert execute(moved).runs["one", "renamed"].stdout == first.stdout


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (snippet(COUNTS.code.value + "\n", name="counts"), ""),
        (COUNTS, "[[counts.time]]"),
        (replace(COUNTS, raises=None, warns=both("UserWarning").ko), ""),
    ],
    ids=["code", "values", "expectation"],
)
def test_what_is_asked_of_a_snippet_matters(execute: Execute, other: object, answer: str) -> None:
    first = execute(COUNTS).runs["one", "counts"]
    outcomes = execute(other, answer=answer)
    changed = outcomes.runs.get(("one", "counts"))
    assert changed is None or changed.stdout != first.stdout


def test_what_runs_and_judges_a_snippet_matters(
    execute: Execute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = execute(COUNTS).runs["one", "counts"]
    package = tmp_path / "execution"
    shutil.copytree(Path(cache_key.__file__).parent, package)
    (package / "judge" / "verdict.py").write_text("", encoding="ascii")
    monkeypatch.setattr(cache_key, "__file__", str(package / "cache_key.py"))
    monkeypatch.setattr(cache_key, "fingerprint", cache_key.fingerprint.__wrapped__)
    changed = execute(COUNTS).runs["one", "counts"]
    assert changed.stdout != first.stdout


def test_figures_come_from_the_cache_as_they_were(execute: Execute) -> None:
    draws = snippet("import matplotlib.pyplot as plt\nplt.plot([1, 2])\n", draws=True)
    first, second = (execute(draws).runs["one", "first"] for _ in range(2))
    assert first == replace(second, cached=False)


def test_a_failure_is_never_kept(execute: Execute, tmp_path: Path) -> None:
    assert len(execute(BROKEN).problems) == 1
    assert entries(tmp_path / "cache") == []


def test_output_that_holds_line_numbers_is_not_kept(execute: Execute, tmp_path: Path) -> None:
    code = "import sys, traceback\ntry: 1/0\nexcept Exception: traceback.print_exc(file=sys.stdout)"
    assert PATH in execute(snippet(code)).runs["one", "first"].stdout
    assert entries(tmp_path / "cache") == []


def test_alternative_text_is_asked_for_from_the_cache_too(execute: Execute) -> None:
    draws = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
    assert execute(snippet(draws, draws=True)).problems == ()
    assert [shown(problem) for problem in execute(snippet(draws)).problems] == [
        (
            f"{PATH}:{CODE_LINE - 3}:3: figure-alt: "
            "snippet first draws a figure but has no alternative text"
        )
    ]


def _entry(body: str) -> bytes:
    return hashlib.sha256(body.encode()).hexdigest().encode() + b"\n" + body.encode()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00\xff",
        b"not the checksum\n{}",
        *map(_entry, ("", "[]", "{}", "1", "null", '{"stdout": 1}', "[" * 100_000)),
    ],
)
def test_a_damaged_entry_is_ignored_and_replaced(
    execute: Execute, tmp_path: Path, damage: bytes
) -> None:
    before = execute(COUNTS).runs["one", "counts"].stdout
    (entry,) = entries(tmp_path / "cache")
    entry.write_bytes(damage or entry.read_bytes()[:-1])
    outcomes = execute(COUNTS)
    after = outcomes.runs["one", "counts"]
    assert (after.cached, after.stdout != before) == (False, True)
    (warning,) = outcomes.warnings
    assert (shown(warning), warning.severity) == (
        "questions:1:1: cache-damaged: 1 kept outcomes of snippets were damaged and not used",
        "warning",
    )
    assert execute(COUNTS).runs["one", "counts"] == replace(after, cached=True)


def test_a_folder_in_the_place_of_an_entry_is_replaced(execute: Execute, tmp_path: Path) -> None:
    execute(COUNTS)
    (entry,) = entries(tmp_path / "cache")
    entry.unlink()
    (entry / "inside").mkdir(parents=True)
    assert [shown(warning) for warning in execute(COUNTS).warnings] == [
        "questions:1:1: cache-damaged: 1 kept outcomes of snippets were damaged and not used"
    ]
    assert entry.is_file()
    assert execute(COUNTS).warnings == ()


def test_what_was_contained_less_than_required_is_executed_anew(tmp_path: Path) -> None:
    def run(**levels: Level) -> Run:
        settings = Settings(workers=1, **levels)  # type: ignore[arg-type]
        outcomes = run_snippets(checked(question(COUNTS)), settings, cache=CacheFolder(tmp_path))
        assert outcomes.problems == ()
        return outcomes.runs["one", "counts"]

    first = run(contain=Level.LIMITS)
    again = run(require=Level.FILTERS)
    assert (again.cached, again.stdout != first.stdout) == (False, True)
    kept = replace(again, cached=True)
    assert run(require=Level.FILTERS) == kept
    assert run(contain=Level.LIMITS) == kept


def test_a_cache_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    executed = execute(checked(question(FINE)), cache=CacheFolder(tmp_path / "file"))
    assert isinstance(executed, Executed)
    (warning,) = executed.warnings
    assert (shown(warning), warning.remedy) == (
        (
            "questions:1:1: cache-unwritable: "
            "outcomes of snippets could not be kept: Not a directory"
        ),
        (
            "Make room on the disk, allow writing to the cache folder, or remove what is in its "
            "way with `dlprep cache --clean`; until then these snippets run in every build."
        ),
    )


def test_a_snippet_that_changes_from_run_to_run(execute: Execute) -> None:
    addresses = snippet("class A: pass\nprint(A)\nprint(id(A()))\nx = 1", name="second")
    (problem,) = execute(addresses, FINE, twice=True, answer="[[second.x]]").problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: snippet-nondeterministic: "
        "snippet second gave something else the second time: its output"
    )
    assert problem.remedy == (
        "Leave out times, addresses and the order of sets; seed generators of your own."
    )
    removed, added = problem.detail.splitlines()
    assert (removed[0], added[0], removed[1:] != added[1:]) == ("-", "+", True)


def test_seeded_generators_and_sets_are_the_same_twice(execute: Execute) -> None:
    code = """\
import random
import numpy as np
import torch
import matplotlib.pyplot as plt
print(random.random(), np.random.rand(2), torch.rand(2), {"a", "b", "c"}, hash("x"))
layer = torch.nn.Linear(3, 2)
plt.scatter(*np.random.rand(2, 9))
print(layer.weight)
"""
    assert execute(snippet(code, draws=True), twice=True).problems == ()


def test_a_package_that_is_missing_is_said_once(execute: Execute, shadow: Shadow) -> None:
    shadow("numpy", "raise ImportError('no numpy here')")
    uses = "import numpy as np\n"
    outcomes = execute(snippet(uses), snippet(uses + "x = 1", name="second"), FINE)
    assert [shown(problem) for problem in outcomes.problems] == [
        (
            f"{PATH}:{CODE_LINE}:7: package-missing: numpy can't be imported, and 2 snippets need "
            "it: ImportError: no numpy here"
        )
    ]
    assert outcomes.problems[0].remedy == (
        "Install what pyproject.toml names: run `pip install -e .` in the project's folder."
    )


def test_a_package_that_starts_threads_is_not_forked(execute: Execute, shadow: Shadow) -> None:
    starting = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    shadow("scipy", f"import threading\n{starting}\n")
    outcomes = execute(
        snippet("import threading\nprint(threading.active_count())\nif 0: import scipy\n")
    )
    assert outcomes.problems == ()
    assert outcomes.runs["one", "first"].stdout == "1\n"


def test_what_a_snippet_imports_does_not_reach_the_next(execute: Execute) -> None:
    imports = snippet("import sklearn.experimental.enable_iterative_imputer\n")
    needs = snippet("from sklearn.impute import IterativeImputer\n", name="second")
    (problem,) = execute(imports, needs).problems
    assert shown(problem).startswith(
        f"{PATH}:{CODE_LINE}:7: snippet-failed: snippet second raised ImportError: "
        "IterativeImputer is experimental"
    )


def test_an_import_that_leaves_is_the_fault_of_its_snippet_alone(execute: Execute) -> None:
    leaves = snippet("import numpy.f2py.__main__\n", name="second")
    outcomes = execute(FINE, leaves)
    assert [shown(problem) for problem in outcomes.problems] == [
        (
            f"{PATH}:{CODE_LINE}:7: snippet-left-early: snippet second left by SystemExit before "
            "its last line"
        )
    ]
    assert set(outcomes.runs) == {("one", "first")}


def test_too_little_containment_is_refused(tmp_path: Path) -> None:
    problems = execute(
        checked(question(FINE)),
        cache=CacheFolder(tmp_path),
        settings=Settings(require=Level.FULL, contain=Level.LIMITS),
    )
    assert isinstance(problems, Refusal)
    assert [shown(problem) for problem in problems.problems] == [
        (
            f"{PATH}:{CODE_LINE}:7: containment-missing: "
            "containment full is required, but this machine reaches limits"
        )
    ]
    assert problems.problems[0].remedy == (
        "Allow unprivileged user namespaces on this machine, or require less."
    )


def test_a_runner_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked.sys, "executable", "/bin/false")  # type: ignore[attr-defined]
    problems = execute(checked(question(FINE)), cache=CacheFolder(tmp_path))
    assert isinstance(problems, Refusal)
    assert [shown(problem) for problem in problems.problems] == [
        f"{PATH}:{CODE_LINE}:7: runner-failed: no snippet could be executed: the runner ended"
    ]


def test_a_snippet_that_cannot_be_started(tmp_path: Path) -> None:
    beyond = Settings(contain=Level.LIMITS, limits=Limits(file=1 << 70))
    problems = execute(checked(question(FINE)), cache=CacheFolder(tmp_path), settings=beyond)
    assert isinstance(problems, Refusal)
    assert [shown(problem) for problem in problems.problems] == [
        (
            f"{PATH}:{CODE_LINE}:7: runner-failed: snippet first could not be started: "
            "OverflowError: Python int too large to convert to C long"
        )
    ]


def test_a_snippet_that_takes_the_runner_down_costs_no_other_its_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # in a folder that others cannot reach, so that root's snippets stay root's and may kill
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killer = snippet(
        "import os, time\n"
        "parent = open(f'/proc/{os.getppid()}/stat').read().split()[3]\n"
        "zygote = open(f'/proc/{parent}/stat').read().split()[3]\n"
        "os.kill(int(zygote), 9)\ntime.sleep(60)\n",
        name="killer",
    )
    others = [snippet(f"print({number})", name=f"s{number}") for number in range(3)]
    one = checked(question(others[0], killer, *others[1:]))
    settings = Settings(workers=2, contain=Level.LIMITS, limits=Limits(wall=20))
    outcomes = run_snippets(one, settings, cache=CacheFolder(tmp_path))
    assert [shown(problem) for problem in outcomes.problems] == [
        (f"{PATH}:{CODE_LINE}:7: snippet-killed: snippet killer ended the process that watched it")
    ]
    assert {name for _, name in outcomes.runs} == {"s0", "s1", "s2"}
