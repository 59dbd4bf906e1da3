"""A new site takes the place of the old one at once, or not at all."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from built_site import tree

from dlprep.plugin import staging as staging_module
from dlprep.plugin.staging import Staging


def _site(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def test_publishing_replaces_every_visible_entry(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old", gone="old", assets__a="old")
    staging = Staging.open(target)
    _site(staging.folder, index="new", assets__b="new")
    staging.publish()
    assert tree(target) == {"index": b"new", "assets/b": b"new"}


def test_hidden_entries_of_the_target_stay(tmp_path: Path) -> None:
    target = tmp_path / "site"
    (target / ".git").mkdir(parents=True)
    (target / ".git" / "HEAD").write_text("ref")
    staging = Staging.open(target)
    _site(staging.folder, index="new")
    staging.publish()
    assert tree(target) == {".git/HEAD": b"ref", "index": b"new"}


def test_the_target_is_as_it_was_until_publishing(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old")
    staging = Staging.open(target)
    _site(staging.folder, index="new")
    staging.discard()
    assert tree(target) == {"index": b"old"}


def test_a_target_that_was_not_there_is_not_left_behind(tmp_path: Path) -> None:
    staging = Staging.open(tmp_path / "site")
    staging.discard()
    assert not (tmp_path / "site").exists()


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old")
    _site(target, **{".dlprep-lock": "", ".dlprep-build-a1b2__new__half": "half"})
    staging = Staging.open(target)
    assert [
        entry for entry in target.glob(".dlprep-build-*") if entry != staging.folder.parent
    ] == []
    staging.discard()
    assert tree(target) == {"index": b"old"}


def test_a_second_build_waits_for_the_end_of_the_first(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    target = _site(tmp_path / "site", index="old")
    first = Staging.open(target)
    with caplog.at_level(logging.INFO, "mkdocs"), ThreadPoolExecutor() as threads:
        waiting = threads.submit(Staging.open, target)
        while not caplog.messages:
            assert not waiting.done()
            time.sleep(0.01)
        _site(first.folder, index="first")
        first.publish()
        second = waiting.result(timeout=120)
    assert caplog.messages == [
        f"dlprep: Another build is writing to {target}; this one waits for its end"
    ]
    _site(second.folder, index="second")
    second.publish()
    assert tree(target) == {"index": b"second"}


ONE_AT_A_TIME = """
import sys
import time
from pathlib import Path
from dlprep.plugin.staging import Staging

target = Path(sys.argv[1])
for _ in range(40):
    staging = Staging.open(target)
    (target / "inside").mkdir()  # fails if another is inside
    (target / "inside").rmdir()
    staging.discard()
"""


def test_many_builds_never_have_the_target_together(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ONE_AT_A_TIME, str(tmp_path / "site")]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate(timeout=300)[1] for process in processes] == ["", "", "", ""]
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("comes_back", [True, False])
def test_a_target_that_vanishes_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, comes_back: bool
) -> None:
    mkdir, is_dir = os.mkdir, Path.is_dir

    def late(path: Path, mode: int) -> NoReturn:
        monkeypatch.setattr(os, "mkdir", mkdir)
        if comes_back:
            mkdir(path, mode)
        raise FileExistsError(17, "File exists", str(path))

    def gone(_: Path) -> bool:
        monkeypatch.setattr(Path, "is_dir", is_dir)
        return False

    monkeypatch.setattr(os, "mkdir", late)
    monkeypatch.setattr(Path, "is_dir", gone)  # as mkdir finds it when it looks again
    staging = Staging.open(tmp_path / "site")
    assert staging.folder.exists()
    staging.discard()


def test_a_target_that_cannot_be_had_is_left_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> NoReturn:
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr(staging_module, "mkdtemp", full)
    with pytest.raises(OSError, match="No space left on device"):
        Staging.open(tmp_path / "site")
    assert tree(tmp_path) == {}
    monkeypatch.undo()
    Staging.open(tmp_path / "site")


def test_a_failed_move_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = _site(tmp_path / "site", index="old", search="old")
    staging = Staging.open(target)
    _site(staging.folder, index="new", tags="new")
    rename = Path.rename

    def failing(self: Path, destination: Path) -> Path:
        if self == staging.folder / "tags":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, destination)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError):
        staging.publish()
    staging.discard()
    assert tree(target) == {"index": b"old", "search": b"old"}
