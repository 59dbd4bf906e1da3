"""When files came, as git tells it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dlprep.history import Arrivals, arrivals


class Repository:
    """A repository whose commits are a day apart, the first one on the first of May."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commits = 0
        root.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> None:
        date = f"2026-05-{self.commits + 1:02}T12:00:00+00:00"
        own = {"HOME": str(self.root), "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
        names = ("-c", "user.name=A", "-c", "user.email=a@host")
        path = Path(shutil.which("git") or "git").parent
        subprocess.run(
            ["git", *names, *arguments], cwd=self.root, env={"PATH": str(path), **own}, check=True
        )

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            path = self.root / "q" / f"{name}.yml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "more")
        self.commits += 1


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def days(found: Arrivals) -> dict[str, int]:
    assert found.unknown == ""
    assert {date.tzinfo for date in found.dates.values()} <= {UTC}
    assert all(date == datetime(2026, 5, date.day, 12, tzinfo=UTC) for date in found.dates.values())
    return {path: date.day for path, date in found.dates.items()}


def test_a_file_came_with_its_first_commit(repository: Repository) -> None:
    repository.commit(one="a", two="b")
    repository.commit(one="changed", 셋="c")
    (repository.root / "q/unknown.yml").write_text("d")
    assert days(arrivals(repository.root, "q")) == {"q/one.yml": 1, "q/two.yml": 1, "q/셋.yml": 2}


def test_a_file_that_was_moved_came_where_it_was(repository: Repository) -> None:
    repository.commit(old="a long text\n" * 9)
    for before, after in (("old", "middle"), ("middle", "new")):
        repository.git("mv", f"q/{before}.yml", f"q/{after}.yml")
        repository.commit()
    assert days(arrivals(repository.root, "q")) == {"q/new.yml": 1}


def test_paths_are_those_below_a_folder_of_a_repository(repository: Repository) -> None:
    repository.commit(one="a")
    assert days(arrivals(repository.root / "q", ".")) == {"one.yml": 1}


def test_a_shallow_clone_knows_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit(one="a")
    repository.commit(two="b")
    repository.git(
        "clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "c")
    )
    found = arrivals(tmp_path / "c", "q")
    assert found == Arrivals(unknown="the clone is shallow, fetch its whole history")


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert arrivals(tmp_path, "q") == Arrivals(unknown=f"git knows no history of {tmp_path}")


def test_a_repository_without_commits_knows_nothing(repository: Repository) -> None:
    found = arrivals(repository.root, "q")
    assert found == Arrivals(unknown=f"git knows no history of {repository.root}")


def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert arrivals(tmp_path, "q") == Arrivals(unknown="there is no git on this machine")
