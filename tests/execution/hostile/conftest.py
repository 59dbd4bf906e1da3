"""Runs snippets that mean harm, and looks at what is left behind."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dlprep.execution import Level, Limits, Outcomes, Settings, run_snippets
from dlprep.execution.containment import identity
from dlprep.execution.environment import readable_paths
from dlprep.execution.launch.forked import Pool
from dlprep.model import Snippet
from dlprep.project import CacheFolder
from execution.hostile import faults
from execution.runners import Runners
from execution.snippets import assert_remedies_are_sentences, checked, question, shown

LIMITS = Limits(wall=60, cpu=5)
"""Enough on a busy machine for what is well-behaved."""


@dataclass(frozen=True)
class Leftovers:
    """What a run may leave behind: looks for all of it, wherever it may be."""

    folder: Path
    cache: Path
    runners: Runners

    def processes(self) -> list[str]:
        """Processes that carry the path of the test's folder in their environment or arguments.

        Or that of the runners' folder, but for the runners themselves.
        """
        marks = (str(self.folder).encode(), str(self.runners.folder).encode())
        own = {os.getpid(), *self.runners.processes()}
        return [
            entry.name
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and int(entry.name) not in own and _carries(entry, marks)
        ]

    def folders(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) + self.runners.left()

    def entries(self) -> list[str]:
        return sorted(path.name for path in self.cache.glob("snippets-*/*/*"))

    def after_all(self) -> tuple[list[str], list[str]]:
        """Processes and folders that do not go, however long a busy machine takes to end them."""
        deadline = time.monotonic() + 60
        while (self.processes() or self.folders()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.processes(), self.folders()


def _carries(process: Path, marks: tuple[bytes, ...]) -> bool:
    try:
        said = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    except OSError:
        return False
    return any(mark in said for mark in marks)


@pytest.fixture
def leftovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runners: Runners
) -> Iterator[Leftovers]:
    """A temporary folder that every user can reach, as the system's is and pytest's is not."""
    with tempfile.TemporaryDirectory() as reachable:
        Path(reachable).chmod(0o755)
        folder = Path(reachable, "temporary")
        folder.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield Leftovers(folder, tmp_path / "cache", runners)


@cache
def reached() -> Level:
    """As far as this machine goes."""
    with Pool() as pool:
        return Level(pool.ready.level)


@pytest.fixture(params=[Level.FULL, Level.FILTERS], ids=str)
def level(request: pytest.FixtureRequest) -> Level:
    """As far as this machine goes, and as far as one without namespaces does."""
    return request.param if reached().reaches(request.param) else reached()


@pytest.fixture
def may_fork(level: Level) -> bool:
    """Whether a snippet may start processes; root's are never counted, so it may not."""
    return level is Level.FULL or os.getuid() != 0 or identity.open_to_all(readable_paths())


Observe = Callable[..., None]


@pytest.fixture
def observe(level: Level, request: pytest.FixtureRequest) -> Observe:
    """Records what a test of something else than a snippet saw, and how long that took."""
    began = time.monotonic()

    def seen(*codes: str, entries: int = 0, began: float = began) -> None:
        faults.record(request.node.name, level, codes, entries, time.monotonic() - began)

    return seen


Attack = Callable[..., Outcomes]


@pytest.fixture
def attack(
    leftovers: Leftovers, level: Level, runners: Runners, request: pytest.FixtureRequest
) -> Iterator[Attack]:
    """Runs snippets and makes sure, at the end of the test, that nothing of them is left."""
    codes: set[str] = set()
    entries = 0
    began = time.monotonic()

    def run(*snippets: Snippet, limits: Limits = LIMITS, answer: str = "") -> Outcomes:
        nonlocal entries
        settings = Settings(workers=1, limits=limits, contain=level)
        asked = checked(question(*snippets, answer=answer))
        with runners.lent():
            outcomes = run_snippets(asked, settings, cache=CacheFolder(leftovers.cache))
        assert_remedies_are_sentences(outcomes.problems + outcomes.warnings)
        entries += sum(not run.cached for run in outcomes.runs.values())
        assert len(leftovers.entries()) == entries
        codes.update(problem.code for problem in outcomes.problems)
        return outcomes

    yield run
    seconds = time.monotonic() - began
    assert leftovers.after_all() == ([], [])
    faults.record(request.node.name, level, codes, entries, seconds)


@pytest.fixture
def problem_of(attack: Attack) -> Callable[..., str]:
    """The only problem of a snippet, on one line."""

    def problem(one: Snippet, **options: object) -> str:
        (found,) = attack(one, **options).problems
        return shown(found)

    return problem


@pytest.fixture
def printed_by(attack: Attack) -> Callable[..., str]:
    """What a snippet prints that runs to its end."""

    def printed(one: Snippet, **options: object) -> str:
        outcomes = attack(one, **options)
        assert [problem.detail or shown(problem) for problem in outcomes.problems] == []
        return outcomes.runs["one", one.name].stdout

    return printed
