"""Keeps JSON values on disk, a file each, for any number of processes at once.

Entries are written whole or not at all, carry their own checksum, and are never trusted to be
there: whatever is wrong with a store, the worst is that a value has to be made again.

Libraries such as diskcache and cachelib keep pickles, which run what stands in them when they are
read; a store may come from another machine. None of them joins two stores.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from dlprep.atomic import write_atomically

LARGEST: Final = 256 << 20
"""Bytes that a store is kept under, or little more; what was used longest ago goes first."""

_KEY: Final = re.compile(r"[0-9a-f]{64}")
_USED_AGAIN: Final = 86_400.0
"""Seconds after which a use is noted again in the entry's time."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Joined:
    """How many entries of another store were added, known already, or damaged."""

    added: int
    known: int
    damaged: int


class Store:
    """Values by key, in a folder. Keys are hexadecimal SHA-256 digests.

    Attributes:
        failure: why something could not be kept, if so.
        damaged: how many entries were there but broken.
    """

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._unpruned = largest  # bytes written since the last pruning; of others, unknown
        self.failure: OSError | None = None
        self.damaged = 0

    def get(self, key: str, read: Callable[[Any], Value]) -> Value | None:
        """The value under ``key``; none if there is none, or it is damaged.

        ``read`` makes it of what JSON gives, and raises ValueError, TypeError or KeyError for data
        of another shape.
        """
        path = self._path(key)
        try:
            with path.open("rb") as file:
                used = os.fstat(file.fileno()).st_mtime
                value = read(_verified(file.read()))
        except OSError:
            self.damaged += path.is_dir()
            return None
        except (ValueError, TypeError, KeyError, RecursionError):
            self.damaged += 1
            return None
        if time.time() - used > _USED_AGAIN:
            with suppress(OSError):
                os.utime(path)
        return value

    def has(self, key: str) -> bool:
        """Whether there is anything under ``key``; whether it is of use only :meth:`get` tells."""
        return self._path(key).is_file()

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep ``value``; a disk that refuses only sets :attr:`failure`."""
        body = json.dumps(value).encode()
        entry = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
        path = self._path(key)
        try:
            if path.is_dir():
                shutil.rmtree(path)
            write_atomically(path, entry)
        except OSError as error:
            self.failure = error
            return
        self._note_written(len(entry))

    def join(self, folder: Path) -> Joined:
        """Copy the entries of the store in another folder, but for damaged ones.

        Raises:
            OSError: an entry could not be read or written.
        """
        added = known = damaged = 0
        for path in sorted(folder.glob("*/*")):
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

    def prune(self) -> None:
        """Remove what was used longest ago until the store is small enough."""
        self._unpruned = 0
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime)
        excess = sum(status.st_size for _, status in entries) - self._largest
        for path, status in entries:
            if excess <= 0:
                return
            with suppress(OSError):
                path.unlink()
            excess -= status.st_size

    def _copy(self, key: str, path: Path) -> bool:
        """Copy an entry of another store, unless it is damaged; whether it was copied."""
        entry = path.read_bytes()
        try:
            _verified(entry)
        except (ValueError, RecursionError):
            return False
        write_atomically(self._path(key), entry)
        return True

    def _note_written(self, size: int) -> None:
        """Prune after the first entry, for what other processes wrote, and then now and again."""
        self._unpruned += size
        if self._unpruned > self._largest // 16:
            self.prune()

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
