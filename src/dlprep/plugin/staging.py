"""Where a site is built before it takes the place of the one that readers see.

The folder lies inside the target and is hidden: it is on the same disk, so that publishing is a
few renames, and MkDocs leaves hidden entries of its output alone.
"""

from __future__ import annotations

import shutil
import stat
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final, Self

from filelock import FileLock, Timeout
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK: Final = ".dlprep-lock"
_WORK: Final = ".dlprep-build-"
_NEW: Final = "new"
_OLD: Final = "old"
_log = get_plugin_logger(__name__)


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder to build a site in. Until :meth:`publish` the target keeps its previous content.

    One build at a time has the target to itself, from :meth:`open` to :meth:`publish` or
    :meth:`discard`. A build that was killed holds nothing: the system frees its lock.
    """

    target: Path
    _work: Path
    _cleanup: ExitStack

    @classmethod
    def open(cls, target: Path) -> Self:
        """Make an empty folder to build in, once no other build has the target.

        What builds left that were killed is removed.

        Raises:
            OSError: the target cannot be written to.
        """
        with ExitStack() as cleanup:
            cleanup.callback(_remove_if_empty, target)
            cleanup.callback(_release, _lock(target), target)
            for left in target.glob(f"{_WORK}*"):
                shutil.rmtree(left, ignore_errors=True)
            work = Path(mkdtemp(prefix=_WORK, dir=target))
            cleanup.callback(shutil.rmtree, work, ignore_errors=True)
            (work / _NEW).mkdir()
            return cls(target, work, cleanup.pop_all())

    @property
    def folder(self) -> Path:
        """The folder to build in."""
        return self._work / _NEW

    def publish(self) -> None:
        """Put the new site in the place of the previous one; hidden entries of it stay.

        Raises:
            OSError: an entry could not be moved; the previous site is back in place.
        """
        (self._work / _OLD).mkdir()
        moved: list[tuple[Path, Path]] = []
        try:
            for source, destination in self._moves():
                source.rename(destination)
                moved.append((source, destination))
        except OSError:
            for source, destination in reversed(moved):
                destination.rename(source)
            raise
        self._cleanup.close()

    def discard(self) -> None:
        """Remove the unfinished site, and the target too where nothing else is in it.

        Of a site that was published, or discarded before, nothing is left to remove.
        """
        self._cleanup.close()

    def _moves(self) -> Iterator[tuple[Path, Path]]:
        fresh = sorted(self.folder.iterdir())
        replaced = {entry.name for entry in fresh}
        for entry in sorted(self.target.iterdir()):
            if not entry.name.startswith(".") or entry.name in replaced:
                yield entry, self._work / _OLD / entry.name
        for entry in fresh:
            yield entry, self.target / entry.name


def _lock(target: Path) -> FileLock:
    """The lock of the target, once no other build has it."""
    lock = FileLock(target / _LOCK, thread_local=False)
    try:
        _acquire(lock, target, timeout=0)
    except Timeout:
        _log.info("Another build is writing to %s; this one waits for its end", target)
        _acquire(lock, target, timeout=-1)
    return lock


def _acquire(lock: FileLock, target: Path, timeout: float) -> None:
    """Take the lock, also where a build that failed removes its empty target meanwhile."""
    while not lock.is_locked:
        try:
            target.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=timeout)
        except FileNotFoundError:
            continue
        except FileExistsError:  # also said of a folder that is gone when mkdir looks again
            if _is_no_folder(target):
                raise


def _is_no_folder(target: Path) -> bool:
    try:
        return not stat.S_ISDIR(target.lstat().st_mode)
    except FileNotFoundError:
        return False


def _release(lock: FileLock, target: Path) -> None:
    with suppress(OSError):  # Windows keeps what is open, and removes it when released
        (target / _LOCK).unlink()
    lock.release()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
