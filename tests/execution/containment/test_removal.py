"""Whatever a snippet puts into its folder, the folder goes and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dlprep.execution.containment.removal import remove


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be removed, beside others that are not."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


def test_what_it_holds_goes_too(folder: Path) -> None:
    (folder / "inner" / "innermost").mkdir(parents=True)
    for place in ("file", "inner/file", "inner/innermost/file"):
        (folder / place).write_text("x", encoding="ascii")
    (folder / "empty").mkdir()
    remove(str(folder))
    assert not folder.exists()


def test_however_deep_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for _ in range(3000):
        os.mkdir("d")  # noqa: PTH102 - its path is too long to be written
        os.chdir("d")
    remove(folder)
    assert not folder.exists()


def test_whatever_its_modes_are(folder: Path) -> None:
    (folder / "locked" / "inner").mkdir(parents=True)
    (folder / "locked" / "inner" / "file").write_text("x", encoding="ascii")
    for path in ("locked/inner", "locked", "."):
        (folder / path).chmod(0)
    remove(folder)
    assert not folder.exists()


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o755)
    (other / "file").write_text("x", encoding="ascii")
    (folder / "link").symlink_to(other)
    (folder / "inner").mkdir()
    (folder / "inner" / "link").symlink_to(other)
    (tmp_path / "itself").symlink_to(other)
    remove(tmp_path / "itself")
    remove(folder)
    assert not folder.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["itself", "other"]
    assert [path.name for path in other.iterdir()] == ["file"]
    assert other.stat().st_mode & 0o777 == 0o755


def test_what_cannot_be_removed_is_left(tmp_path: Path) -> None:
    remove(tmp_path / "missing")
    (tmp_path / "file").write_text("x", encoding="ascii")
    remove(tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
