"""The Markdown tree for other generators."""

from pathlib import Path

import pytest

from dlprep.exports.files import Written
from dlprep.exports.settings import settings
from dlprep.exports.tree import MANIFEST, write
from dlprep.model import Language
from dlprep.rendering.site import NavigationItem, Page, Site


def sites(**pages: str) -> dict[Language, Site]:
    return {
        "ko": Site(
            language="ko",
            pages=tuple(
                Page(path=f"questions/{name}.md", title=name, markdown=text)
                for name, text in pages.items()
            ),
            navigation=(
                NavigationItem("처음", "index.md"),
                NavigationItem("장", "chapters/a.md", (NavigationItem("질문", "questions/a.md"),)),
            ),
            assets={"assets/figures/a.svg": b"<svg/>"},
        )
    }


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_pages_and_assets_are_written_below_the_language_and_settings_beside(
    tmp_path: Path,
) -> None:
    written = write(
        tmp_path, sites(a="하나"), shared={"s.css": b"a{}"}, static={"ko": {"c.md": b"c"}}
    )
    assert written == Written(changed=5, unchanged=0, removed=0)
    assert contents(tmp_path) == {
        "ko/questions/a.md": "하나",
        "ko/assets/figures/a.svg": "<svg/>",
        "ko/s.css": "a{}",
        "ko/c.md": "c",
        "ko.yml": settings(sites(a="하나")["ko"]),
        MANIFEST: "ko.yml\nko/assets/figures/a.svg\nko/c.md\nko/questions/a.md\nko/s.css\n",
    }


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, sites(a="하나", b="둘"), shared={}, static={})
    before = (tmp_path / "ko/questions/a.md").stat()
    written = write(tmp_path, sites(a="하나", b="셋"), shared={}, static={})
    after = (tmp_path / "ko/questions/a.md").stat()
    assert written == Written(changed=1, unchanged=3, removed=0)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_only_files_written_earlier_are_removed(tmp_path: Path) -> None:
    write(tmp_path, sites(a="하나", b="둘"), shared={}, static={})
    (tmp_path / "ko/questions/mine.md").write_text("손대지 마세요", "utf-8")
    written = write(tmp_path, sites(a="하나"), shared={}, static={})
    assert written == Written(changed=0, unchanged=3, removed=1)
    assert sorted(path for path in contents(tmp_path) if path.startswith("ko/questions")) == [
        "ko/questions/a.md",
        "ko/questions/mine.md",
    ]


def test_a_manifest_that_points_outside_removes_nothing_there(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("x", "utf-8")
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / MANIFEST).write_text("../precious.txt\n", "utf-8")
    write(folder, sites(a="하나"), shared={}, static={})
    assert outside.read_text("utf-8") == "x"


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, sites(a="하나"), shared={}, static={})

    def full(self: Path, _: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left on device"):
        write(tmp_path, sites(a="둘"), shared={}, static={})
    assert contents(tmp_path)["ko/questions/a.md"] == "하나"
