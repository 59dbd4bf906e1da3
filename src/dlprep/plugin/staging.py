"""Where a site is built before it takes the place of the one that readers see.

The folder lies inside the target and is hidden: it is on the same disk, so that publishing is a
few renames, and MkDocs leaves hidden entries of its output alone.
"""

from __future__ import annotations

import shutil
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK: Final = ".dlprep-lock"
_WORK: Final = ".dlprep-build-"
_log = get_plugin_logger(__name__)


class Staging:
    """A site in the making. Until :meth:`publish` the target keeps its previous content.

    One build at a time has the target to itself, from :meth:`open` to :meth:`publish` or
    :meth:`discard`. A build that was killed holds nothing: the system frees its lock.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._lock = FileLock(target / _LOCK, thread_local=False)
        self._work: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder to build in."""
        return self._working / "new"

    def open(self) -> None:
        """Make an empty folder to build in, once no other build has the target.

        What builds left that were killed is removed.

        Raises:
            OSError: the target cannot be written to.
        """
        try:
            self._acquire()
            for left in self.target.glob(f"{_WORK}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._work = Path(mkdtemp(prefix=_WORK, dir=self.target))
            self.folder.mkdir()
        except OSError:
            self.discard()
            raise

    def publish(self) -> None:
        """Put the new site in the place of the previous one; hidden entries of it stay.

        Raises:
            OSError: an entry could not be moved; the previous site is back in place.
        """
        (self._working / "old").mkdir()
        moved: list[tuple[Path, Path]] = []
        try:
            for source, destination in self._moves():
                source.rename(destination)
                moved.append((source, destination))
        except OSError:
            for source, destination in reversed(moved):
                destination.rename(source)
            raise
        self._close()

    def discard(self) -> None:
        """Remove the unfinished site, and the target too where nothing else is in it."""
        self._close()
        with suppress(OSError):
            self.target.rmdir()

    @property
    def _working(self) -> Path:
        if self._work is None:
            raise AssertionError("a site is staged in a folder that is not open")
        return self._work

    def _acquire(self) -> None:
        try:
            self._try_to_acquire(timeout=0)
        except Timeout:
            _log.info("Another build is writing to %s; this one waits for its end", self.target)
            self._try_to_acquire(timeout=-1)

    def _try_to_acquire(self, timeout: float) -> None:
        """Take the lock, also where a build that failed removes its empty target meanwhile."""
        while not self._lock.is_locked:
            try:
                self.target.mkdir(parents=True, exist_ok=True)
                self._lock.acquire(timeout=timeout)
            except FileNotFoundError:
                continue
            except FileExistsError:  # also said of a folder that is gone when mkdir looks again
                if self._is_no_folder():
                    raise

    def _is_no_folder(self) -> bool:
        try:
            return not stat.S_ISDIR(self.target.lstat().st_mode)
        except FileNotFoundError:
            return False

    def _moves(self) -> Iterator[tuple[Path, Path]]:
        fresh = sorted(self.folder.iterdir())
        replaced = {entry.name for entry in fresh}
        for entry in sorted(self.target.iterdir()):
            if not entry.name.startswith(".") or entry.name in replaced:
                yield entry, self._working / "old" / entry.name
        for entry in fresh:
            yield entry, self.target / entry.name

    def _close(self) -> None:
        """Remove what only the build needed, the lock last."""
        if self._work is not None:
            shutil.rmtree(self._work, ignore_errors=True)
            self._work = None
        if self._lock.is_locked:
            with suppress(OSError):  # Windows keeps what is open, and removes it when released
                (self.target / _LOCK).unlink()
            self._lock.release()
