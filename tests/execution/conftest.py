"""Puts this folder on the path, for ``snippets.py``, and shares what many tests need."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from dlprep.execution import Limits, Outcomes, Settings, environment, run_snippets
from dlprep.model import Snippet
from dlprep.project import CacheFolder
from dlprep.stages import Run
from execution.runners import Runners
from execution.snippets import assert_remedies_are_sentences, checked, question, shown

Execute = Callable[..., Outcomes]


@pytest.fixture
def execute(tmp_path: Path, runners: Runners) -> Execute:
    """Runs snippets of one question: ``execute(snippet, …, answer=…, wall=…, level=…)``."""

    def run(*snippets: Snippet, answer: str = "", twice: bool = False, **limits: float) -> Outcomes:
        settings = Settings(workers=2, limits=Limits(**limits))  # type: ignore[arg-type]
        asked = checked(question(*snippets, answer=answer))
        with nullcontext() if twice else runners.lent():  # the second time needs another runner
            outcomes = run_snippets(
                asked, settings, cache=CacheFolder(tmp_path / "cache"), twice=twice
            )
        assert_remedies_are_sentences(outcomes.problems + outcomes.warnings)
        return outcomes

    return run


@pytest.fixture
def run_of(execute: Execute) -> Callable[..., Run]:
    """The run of a single snippet that has no problem."""

    def run(one: Snippet, **options: object) -> Run:
        outcomes = execute(one, **options)
        assert [shown(problem) for problem in outcomes.problems] == []
        return outcomes.runs["one", one.name]

    return run


@pytest.fixture
def problems_of(execute: Execute) -> Callable[..., list[str]]:
    """Every problem of some snippets, each on one line."""

    def problems(*snippets: Snippet, **options: object) -> list[str]:
        return [shown(problem) for problem in execute(*snippets, **options).problems]

    return problems


@pytest.fixture
def own_runners(runners: Runners, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run has a runner of its own: for what matters before the first snippet."""
    monkeypatch.setattr(runners, "lends", False)


Shadow = Callable[[str, str], None]


@pytest.fixture
def shadow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runners: Runners) -> Shadow:
    """Puts a module of our own in the place of a package: ``shadow("numpy", code)``."""
    folder = tmp_path / "packages"
    original = environment.for_runner

    def with_modules(temporary: str, fonts: str) -> dict[str, str]:
        found = original(temporary, fonts)
        return found | {"PYTHONPATH": f"{folder}{os.pathsep}{found['PYTHONPATH']}"}

    def put(package: str, code: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / f"{package}.py").write_text(code, encoding="ascii")

    monkeypatch.setattr(environment, "for_runner", with_modules)
    monkeypatch.setattr(runners, "lends", False)
    return put
