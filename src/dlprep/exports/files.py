"""Writes the files of an export into a folder, and removes those of an earlier one that are gone.

Only files whose content changed are written, and only files that an earlier call wrote are ever
removed: a manifest lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dlprep.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class Written:
    """Counts of files that were written, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int

    def __str__(self) -> str:
        return f"{self.changed} files written, {self.unchanged} unchanged, {self.removed} removed."


def write_files(folder: Path, contents: Mapping[str, bytes], *, manifest: str) -> Written:
    """Write ``contents``, by path below ``folder``, and the list of them into ``manifest`` there.

    Raises:
        OSError: a file cannot be written; what was there before stays.
    """
    changed = sum(_write(folder / path, data) for path, data in contents.items())
    removed = sum(_remove(folder / path) for path in _earlier(folder, manifest) - contents.keys())
    _write(folder / manifest, "".join(f"{path}\n" for path in sorted(contents)).encode())
    return Written(changed, len(contents) - changed, removed)


def _write(path: Path, data: bytes) -> bool:
    """Write the file unless it has this content; whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def _remove(path: Path) -> bool:
    """Remove the file if it is there; whether it was."""
    if not path.is_file():
        return False
    path.unlink()
    return True


def _earlier(folder: Path, manifest: str) -> frozenset[str]:
    listing = folder / manifest
    if not listing.is_file():
        return frozenset()
    inside = folder.resolve()
    listed = listing.read_text("utf-8").splitlines()
    return frozenset(path for path in listed if (inside / path).resolve().is_relative_to(inside))
