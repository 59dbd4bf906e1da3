"""Keeps the runs of snippets on disk, by a digest of all that they depend on.

Entries are written whole or not at all, carry their own checksum, and are never trusted to be
there: whatever is wrong with the cache, the worst is that a snippet runs again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from dlprep.atomic import write_atomically
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.untrusted import integer, items, number, string, texts
from dlprep.stages import Figure, Run

LARGEST: Final = 256 << 20
"""Bytes that the cache is kept under; what was used longest ago goes first."""

_FOLDER: Final = "snippets-2"
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_USED_AGAIN: Final = 86_400.0
"""Seconds after which a use is noted again in the entry's time."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Joined:
    """What :meth:`Cache.join` found: entries that were added, known already, or damaged."""

    added: int
    known: int
    damaged: int


class Cache:
    """A cache beneath a folder. Several builds may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER
        self.failure: OSError | None = None
        """Why something could not be kept, if so."""
        self.damaged = 0
        """Entries that were there but broken."""

    def get(self, key: str, read: Callable[[Any], Read]) -> Read | None:
        """Read the data under ``key``; none if there is none, or it is damaged.

        ``read`` makes a value of the data, and raises ValueError, TypeError or KeyError for data
        of another shape.
        """
        path = self._path(key)
        try:
            found = read(_verified(path.read_bytes()))
        except OSError:
            self.damaged += path.is_dir()
            return None
        except (ValueError, TypeError, KeyError, RecursionError):
            self.damaged += 1
            return None
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _USED_AGAIN:
                os.utime(path)
        return found

    def has(self, key: str) -> bool:
        """Whether there is anything under ``key``; whether it is of use only :meth:`get` tells."""
        return self._path(key).is_file()

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep ``value``; a disk that refuses only sets :attr:`failure`."""
        body = json.dumps(value).encode()
        checksum = hashlib.sha256(body).hexdigest().encode()
        path = self._path(key)
        try:
            if path.is_dir():
                shutil.rmtree(path)
            write_atomically(path, checksum + b"\n" + body)
        except OSError as error:
            self.failure = error

    def join(self, folder: Path) -> Joined:
        """Copy the entries of another cache, which is in ``folder``, but for damaged ones.

        Raises:
            ValueError: there is no cache.
            OSError: an entry could not be read or written.
        """
        if not (folder / _FOLDER).is_dir():
            raise ValueError(f"{folder} holds no outcomes of snippets: it has no folder {_FOLDER}")
        added = known = damaged = 0
        for path in sorted((folder / _FOLDER).glob("*/*")):
            key = path.parent.name + path.name
            if not _KEY.fullmatch(key):
                continue
            if self.has(key):
                known += 1
            elif self._copy(key, path):
                added += 1
            else:
                damaged += 1
        self.prune()
        return Joined(added, known, damaged)

    def _copy(self, key: str, path: Path) -> bool:
        """Copy an entry of another cache, unless it is damaged; whether it was copied."""
        entry = path.read_bytes()
        try:
            _verified(entry)
        except (ValueError, RecursionError):
            return False
        write_atomically(self._path(key), entry)
        return True

    def prune(self, largest: int = LARGEST) -> None:
        """Remove what was used longest ago until at most ``largest`` bytes are left."""
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime)
        excess = sum(status.st_size for _, status in entries) - largest
        for path, status in entries:
            if excess <= 0:
                return
            with suppress(OSError):
                path.unlink()
            excess -= status.st_size

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in sorted(self._folder.glob("*/*")):
            with suppress(OSError):
                yield path, path.stat()


def _verified(entry: bytes) -> object:
    checksum, _, body = entry.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise ValueError("not what was written")
    return json.loads(body)


def run_to_data(run: Run) -> dict[str, Any]:
    """A run as plain data for the cache, without ``cached``."""
    data = asdict(run)
    del data["cached"]
    return data


def run_from_data(data: Any) -> Run:  # noqa: ANN401 - anything that JSON can be
    """The run that :func:`run_to_data` made ``data`` of.

    Raises:
        TypeError: it gave something else.
        KeyError: the same.
        ValueError: the same.
    """
    return Run(
        level=Level(data["level"]),
        stdout=string(data["stdout"]),
        values=texts(data["values"]),
        figures=tuple(_figure(each) for each in items(data["figures"])),
        seconds=number(data["seconds"]),
        raised=None if data["raised"] is None else string(data["raised"]),
        warned=tuple(string(each) for each in items(data["warned"])),
        versions=texts(data["versions"]),
    )


def _figure(data: Any) -> Figure:  # noqa: ANN401 - anything that JSON can be
    return Figure(
        light=string(data["light"]),
        dark=string(data["dark"]),
        width=integer(data["width"]),
        height=integer(data["height"]),
    )
