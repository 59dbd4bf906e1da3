"""A new site takes the place of the old one at once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import tree

from dlprep.plugin.staging import Staging


def _site(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def test_publishing_replaces_every_visible_entry(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old", gone="old", assets__a="old")
    staging = Staging(target)
    staging.open()
    _site(staging.folder, index="new", assets__b="new")
    staging.publish()
    assert tree(target) == {"index": b"new", "assets/b": b"new"}


def test_hidden_entries_of_the_target_stay(tmp_path: Path) -> None:
    target = tmp_path / "site"
    (target / ".git").mkdir(parents=True)
    (target / ".git" / "HEAD").write_text("ref")
    staging = Staging(target)
    staging.open()
    _site(staging.folder, index="new")
    staging.publish()
    assert tree(target) == {".git/HEAD": b"ref", "index": b"new"}


def test_the_target_is_as_it_was_until_publishing(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old")
    staging = Staging(target)
    staging.open()
    _site(staging.folder, index="new")
    staging.discard()
    assert tree(target) == {"index": b"old"}


def test_a_target_that_was_not_there_is_not_left_behind(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    staging.open()
    staging.discard()
    assert not (tmp_path / "site").exists()


def test_what_an_interrupted_build_left_is_removed(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", index="old")
    interrupted = Staging(target)
    interrupted.open()
    _site(interrupted.folder, half="half")
    staging = Staging(target)
    staging.open()
    assert tree(staging.folder) == {}


def test_a_failed_move_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = _site(tmp_path / "site", index="old", search="old")
    staging = Staging(target)
    staging.open()
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
