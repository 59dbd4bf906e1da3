"""Files to take along that were made for a site: packages of cards, notebooks, booklets.

They are made by ``dlprep export``, after or beside the site, into one folder of the project. A site
that is built when they are there has a page that lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import Final

from dlprep.model import Language


class DownloadKind(StrEnum):
    """What a file is good for."""

    ANKI = "anki"
    NOTEBOOKS = "notebooks"
    CARDS = "cards"
    CHAPTER = "chapter"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file to take along.

    Attributes:
        name: of the file.
        kind: what it is good for.
        languages: it is in; the language of the answers last.
        chapter: the id of the chapter that it holds; none where it holds all of them.
        size: in bytes.
        digest: SHA-256 of its content, in hexadecimal digits.
        made: the day on which it was made, in UTC.
    """

    name: str
    kind: DownloadKind
    languages: tuple[Language, ...]
    chapter: str | None
    size: int
    digest: str
    made: date


_LANGUAGES: Final[dict[str, tuple[Language, ...]]] = {
    "ko": ("ko",),
    "en": ("en",),
    "ko-en": ("ko", "en"),
}
_NAMES: Final = {
    DownloadKind.ANKI: re.compile(r"dlprep-(?P<languages>ko-en|ko|en)\.apkg"),
    DownloadKind.NOTEBOOKS: re.compile(r"notebooks-(?P<languages>ko|en)\.zip"),
    DownloadKind.CARDS: re.compile(r"dlprep-(?P<languages>ko|en)-cards\.pdf"),
    DownloadKind.CHAPTER: re.compile(r"dlprep-(?P<languages>ko|en)-(?P<chapter>[\w-]+)\.pdf"),
    DownloadKind.SITE: re.compile(r"dlprep-(?P<languages>ko|en)\.zip"),
}


def read_downloads(folder: Path) -> tuple[Download, ...]:
    """The files to take along in ``folder``, by kind and name; none where there is no folder.

    Files that :mod:`dlprep.exports` gives other names are left alone.

    Raises:
        OSError: a file cannot be read.
    """
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(
        sorted(_known(files), key=lambda one: (list(DownloadKind).index(one.kind), one.name))
    )


def _known(files: list[Path]) -> Iterator[Download]:
    for file in files:
        for kind, pattern in _NAMES.items():
            if match := pattern.fullmatch(file.name):
                yield _download(file, kind, match.groupdict())
                break


def _download(file: Path, kind: DownloadKind, found: dict[str, str]) -> Download:
    state = file.stat()
    return Download(
        name=file.name,
        kind=kind,
        languages=_LANGUAGES[found["languages"]],
        chapter=found.get("chapter"),
        size=state.st_size,
        digest=_digest(file, state.st_mtime_ns, state.st_size),
        made=datetime.fromtimestamp(state.st_mtime, UTC).date(),
    )


@cache
def _digest(file: Path, mtime_ns: int, size: int) -> str:
    """SHA-256 of a file, read once while it stays as it is: each edit under `serve` asks."""
    del mtime_ns, size
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
