"""Removes a folder that a snippet could fill: however deep, whatever modes and links it holds."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_BY_DESCRIPTOR: Final = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Where a folder is looked into, it can then not be replaced by a link to another."""

_MODE: Final = 0o700


def remove(folder: str | Path) -> None:
    """Remove ``folder`` and what it holds, as far as the system lets us; nothing is raised."""
    with suppress(OSError, RecursionError):
        if not _BY_DESCRIPTOR:
            shutil.rmtree(folder, ignore_errors=True)
            return
        with _opened(os.fspath(folder), None) as top:
            _empty(top)
        Path(folder).rmdir()


def _empty(top: int) -> None:
    """Remove all that is beneath ``top``.

    Folders are brought up to ``top`` before they are looked into, so that none is ever deep: a path
    has a longest length, and this process a largest number of open files.
    """
    mark = secrets.token_hex(8)
    folders = _without_files(top)
    for name in folders:  # which grows meanwhile
        with suppress(OSError):
            with _opened(name, top) as folder:
                for inner in _without_files(folder):
                    new = f"{mark}-{len(folders)}"
                    _make_ours(inner, folder)
                    os.rename(inner, new, src_dir_fd=folder, dst_dir_fd=top)
                    folders.append(new)
            os.rmdir(name, dir_fd=top)


def _without_files(folder: int) -> list[str]:
    """Remove the files directly in ``folder``; the names of the folders in it."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in found:
        if not is_folder:
            with suppress(OSError):
                os.unlink(name, dir_fd=folder)
    return [name for name, is_folder in found if is_folder]


@contextmanager
def _opened(name: str, parent: int | None) -> Iterator[int]:
    _make_ours(name, parent)
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    try:
        yield folder
    finally:
        os.close(folder)


def _make_ours(name: str, parent: int | None) -> None:
    """Make the folder ``name`` accessible to its owner, without following a link."""
    with suppress(OSError):
        if os.chmod in os.supports_follow_symlinks:
            os.chmod(name, _MODE, dir_fd=parent, follow_symlinks=False)
            return
        folder = os.open(name, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
        try:
            Path(f"/proc/self/fd/{folder}").chmod(_MODE)
        finally:
            os.close(folder)
