"""A runner that gets ready before it is known whether anything may be executed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlprep.execution import Settings, head_start, run_snippets
from dlprep.execution.launch import forked
from dlprep.execution.launch.dispatch import FORKS
from dlprep.project import CacheFolder
from execution.snippets import checked, question, snippet

pytestmark = pytest.mark.skipif(not FORKS, reason="there is no runner to start")

PRINTS = snippet("print('fine')\n")
USES_NUMPY = snippet("import numpy as np\nprint(np.pi > 3)\n", name="second")
SETTINGS = Settings(workers=1)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, ...]]]:
    """The packages of each runner that was started; the folder of every one is gone at the end."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "runners"))
    (tmp_path / "runners").mkdir()
    packages: list[tuple[str, ...]] = []
    enter = forked.Pool.__enter__

    def noting(runner: forked.Pool) -> forked.Pool:
        packages.append(runner._preload)
        return enter(runner)

    monkeypatch.setattr(forked.Pool, "__enter__", noting)
    yield packages
    assert list((tmp_path / "runners").iterdir()) == []


def test_snippets_take_the_runner_that_was_started(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    asked = checked(question(PRINTS, USES_NUMPY))
    with head_start(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache")) as early:
        assert started == [("numpy",)]
        outcomes = run_snippets(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"), early=early)
    assert [run.stdout for run in outcomes.runs.values()] == ["fine\n", "True\n"]
    assert started == [("numpy",)]


def test_a_runner_that_nobody_takes_is_stopped(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    with head_start(checked(question(PRINTS)), SETTINGS, cache=CacheFolder(tmp_path / "cache")):
        pass
    assert started == [()]


def test_no_runner_is_started_for_what_is_known(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    asked = checked(question(PRINTS))
    run_snippets(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"))
    started.clear()
    with head_start(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache")):
        pass
    assert started == []


def test_running_twice_needs_a_runner_whatever_is_known(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    asked = checked(question(PRINTS))
    run_snippets(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"))
    started.clear()
    with head_start(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"), twice=True) as early:
        run_snippets(
            asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"), twice=True, early=early
        )
    assert started == [(), ()]


def test_a_runner_without_a_package_that_is_needed_is_not_taken(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    with head_start(
        checked(question(PRINTS)), SETTINGS, cache=CacheFolder(tmp_path / "cache")
    ) as early:
        changed = checked(question(USES_NUMPY))
        outcomes = run_snippets(
            changed, SETTINGS, cache=CacheFolder(tmp_path / "cache"), early=early
        )
    assert [run.stdout for run in outcomes.runs.values()] == ["True\n"]
    assert started == [(), ("numpy",)]


def test_a_runner_that_does_not_get_ready_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = checked(question(PRINTS))
    monkeypatch.setattr("sys.executable", "/bin/false")
    with head_start(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache")) as early:
        outcomes = run_snippets(asked, SETTINGS, cache=CacheFolder(tmp_path / "cache"), early=early)
    (problem,) = outcomes.problems
    assert (problem.code, problem.message) == (
        "runner-failed",
        "no snippet could be executed: the runner ended",
    )
