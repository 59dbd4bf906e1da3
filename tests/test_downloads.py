"""The files to take along that lie in a project."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from dlprep.downloads import Download, DownloadKind, read_downloads

NAMES = (
    "notebooks-ko.zip",
    "dlprep-en.zip",
    "dlprep-ko-en.apkg",
    "dlprep-ko.apkg",
    "dlprep-ko-cards.pdf",
    "dlprep-ko-language-models.pdf",
)


def test_files_are_known_by_their_names_and_read(tmp_path: Path) -> None:
    for name in (*NAMES, ".dlprep-booklets", "notes.txt", "dlprep-fr.apkg"):
        (tmp_path / name).write_text(name, "utf-8")
    found = read_downloads(tmp_path)
    assert [(one.name, one.kind, one.languages, one.chapter) for one in found] == [
        ("dlprep-ko-en.apkg", "anki", ("ko", "en"), None),
        ("dlprep-ko.apkg", "anki", ("ko",), None),
        ("notebooks-ko.zip", "notebooks", ("ko",), None),
        ("dlprep-ko-cards.pdf", "cards", ("ko",), None),
        ("dlprep-ko-language-models.pdf", "chapter", ("ko",), "language-models"),
        ("dlprep-en.zip", "site", ("en",), None),
    ]


def test_a_file_has_its_size_its_digest_and_its_day(tmp_path: Path) -> None:
    file = tmp_path / "dlprep-en.apkg"
    file.write_bytes(b"cards")
    made = datetime(2026, 12, 1, 23, 59, tzinfo=UTC).timestamp()
    os.utime(file, (made, made))
    assert read_downloads(tmp_path) == (
        Download(
            name="dlprep-en.apkg",
            kind=DownloadKind.ANKI,
            languages=("en",),
            chapter=None,
            size=5,
            digest=sha256(b"cards").hexdigest(),
            made=date(2026, 12, 1),
        ),
    )


def test_where_nothing_was_made_there_is_nothing(tmp_path: Path) -> None:
    assert read_downloads(tmp_path / "nowhere") == ()
