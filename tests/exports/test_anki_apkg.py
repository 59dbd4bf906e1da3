"""The package as a file: the same bytes for the same cards, and ids that stay."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import pytest
from anki_decks import GRADIENT, made_cards

from dlprep.exports.anki.apkg import package_file
from dlprep.exports.anki.editions import EDITIONS

GUIDS: Final = {
    "ko/gradient/recall": "l#amVUg2Ng",
    "en/gradient/spot": "O!)m=Z?$W#",
    "ko-en/step/cross": "FzO~cS9uCx",
}
"""Frozen: with another one Anki would take a card for a new one."""


def notes(data: bytes, folder: Path) -> dict[str, str]:
    """The guid of every note by our own id."""
    file = folder / "collection.anki2"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        file.write_bytes(archive.read("collection.anki2"))
    database = sqlite3.connect(file)
    try:
        return dict(database.execute("select sfld, guid from notes"))
    finally:
        database.close()


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_the_same_cards_give_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, edition: object
) -> None:
    name = getattr(edition, "name", "")
    first = package_file(made_cards(name))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert package_file(made_cards(name)) == first


def test_nothing_is_left_among_temporary_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    package_file(made_cards())
    assert list(tmp_path.iterdir()) == []


def test_guids_stay(tmp_path: Path) -> None:
    every = {
        note: guid
        for edition in EDITIONS
        for note, guid in notes(package_file(made_cards(edition.name)), tmp_path).items()
    }
    assert {note: every[note] for note in GUIDS} == GUIDS
    assert len(set(every.values())) == len(every) == 10


def test_guids_do_not_depend_on_texts_and_places(tmp_path: Path) -> None:
    before = notes(package_file(made_cards()), tmp_path)
    other = made_cards(yaml=GRADIENT.replace("첫째", "먼저").replace("intermediate", "basic"))
    assert notes(package_file(other), tmp_path) == before


def test_files_have_no_dates_and_the_names_that_cards_use() -> None:
    cards = made_cards()
    with zipfile.ZipFile(io.BytesIO(package_file(cards))) as archive:
        listed = archive.infolist()
        names = json.loads(archive.read("media"))
    assert {entry.date_time for entry in listed} == {(1980, 1, 1, 0, 0, 0)}
    assert sorted(names.values()) == sorted(cards.media)
    assert {entry.filename for entry in listed} == {"collection.anki2", "media", *names}
