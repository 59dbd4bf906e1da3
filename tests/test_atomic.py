"""A file is written as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import tree

from dlprep.atomic import write_atomically


def test_writing_makes_folders_and_leaves_no_parts(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.html", b"new")
    assert tree(tmp_path) == {"a/b.html": b"new"}


def test_a_file_can_be_read_by_whoever_may_read_others(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "whole", b"")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_failed_write_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(b"old")

    def full(self: Path, _content: bytes) -> int:
        self.open("wb").close()
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_atomically(path, b"new")
    assert caught.value.filename == str(path)
    assert tree(tmp_path) == {"index.html": b"old"}
