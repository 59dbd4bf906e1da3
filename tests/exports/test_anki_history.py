"""When questions changed, by real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from dlprep.exports.anki.history import Changes, NoHistoryError, read_changes

FIRST: Final = 1_700_000_000
RELU: Final = "questions/basics/relu.yml"
ADAM: Final = "questions/basics/adam.yml"

Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in a new repository, at a second after :data:`FIRST` of a commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Someone")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "someone@dl.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def run(*arguments: str, at: int = 0) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"@{FIRST + at} +0000")
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    run("init", "--initial-branch=main")
    return run


@pytest.fixture
def commit(git: Git, tmp_path: Path) -> Git:
    """Commits files with a content of their own."""

    def run(*paths: str, at: int, text: str = "") -> None:
        for path in paths:
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text or f"{at}\n", "utf-8")
        git("add", "--all")
        git("commit", "--message=change", at=at)

    return run


def test_a_question_changed_when_its_last_commit_was_made(commit: Git, tmp_path: Path) -> None:
    commit(RELU, ADAM, at=0)
    commit(RELU, at=10)
    commit("README.md", at=20)
    changes = read_changes(tmp_path)
    assert changes == Changes(times={RELU: FIRST + 10, ADAM: FIRST})
    assert changes.changed(RELU) == FIRST + 10


def test_what_was_merged_changed_when_it_was_merged(git: Git, commit: Git, tmp_path: Path) -> None:
    commit(RELU, ADAM, at=0)
    git("switch", "--create", "other")
    commit(ADAM, at=10)
    git("switch", "main")
    commit(RELU, at=20)
    git("merge", "--no-edit", "other", at=30)
    assert read_changes(tmp_path).times == {RELU: FIRST + 20, ADAM: FIRST + 30}


def test_an_older_clock_takes_nothing_back(commit: Git, tmp_path: Path) -> None:
    commit(RELU, at=10)
    commit(RELU, at=5)
    assert read_changes(tmp_path).changed(RELU) == FIRST + 10


def test_every_question_changes_with_the_packages_of_snippets(commit: Git, tmp_path: Path) -> None:
    commit(RELU, at=0)
    commit("pyproject.toml", at=10, text='    "torch==2.13.0",\n')
    commit("requirements/site.txt", at=20, text="numpy==2.4.1 \\\n")
    changes = read_changes(tmp_path)
    assert (changes.since, changes.changed(RELU)) == (FIRST + 20, FIRST + 20)


def test_no_question_changes_with_other_packages(commit: Git, tmp_path: Path) -> None:
    commit(RELU, at=0)
    commit("pyproject.toml", at=10, text='    "pytorch-like==1",\n    "mkdocs>=1.6",\n')
    assert read_changes(tmp_path).changed(RELU) == FIRST


def test_a_project_may_be_a_part_of_a_repository(commit: Git, tmp_path: Path) -> None:
    commit(f"site/{RELU}", at=0)
    commit("site/pyproject.toml", at=10, text='"torch==2"\n')
    assert read_changes(tmp_path / "site").changed(RELU) == FIRST + 10


def test_files_that_differ_from_their_commit_are_named(commit: Git, tmp_path: Path) -> None:
    commit(RELU, at=0)
    (tmp_path / RELU).write_text("new", "utf-8")
    (tmp_path / "notes.txt").write_text("new", "utf-8")
    assert read_changes(tmp_path).uncommitted == (RELU,)


def test_a_shallow_clone_is_refused(git: Git, commit: Git, tmp_path: Path) -> None:
    commit(RELU, at=0)
    commit(RELU, at=10)
    git("clone", "--depth=1", f"file://{tmp_path}", "shallow")
    with pytest.raises(NoHistoryError) as refused:
        read_changes(tmp_path / "shallow")
    assert str(refused.value) == (
        "this is a shallow clone, whose history does not tell when questions changed. Fetch the "
        "rest with `git fetch --unshallow`; in a workflow give actions/checkout `fetch-depth: 0`."
    )


def test_without_history_the_environment_says_when(
    git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git("status")  # a repository without commits
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000123")
    assert read_changes(tmp_path).changed(RELU) == 1_700_000_123


@pytest.mark.parametrize("value", [None, "", "yesterday", "-1"])
def test_without_history_and_date_nothing_is_known(
    git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    git("status")
    if value is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(NoHistoryError) as refused:
        read_changes(tmp_path)
    assert str(refused.value) == (
        "there is no git history that tells when questions changed (your current branch 'main' "
        "does not have any commits yet). Export from a clone, or set SOURCE_DATE_EPOCH to the time "
        "of the content, in seconds since 1970."
    )


def test_no_git_is_no_history(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(NoHistoryError, match=r"changed \(git is not installed\)\. Export"):
        read_changes(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000123")
    assert read_changes(tmp_path) == Changes(times={}, since=1_700_000_123)
