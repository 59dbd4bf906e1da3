"""Where a site is built before it takes the place of the one that readers see.

The folder lies inside the target and is hidden: it is on the same disk, so that publishing is a
few renames, and MkDocs leaves hidden entries of its output alone.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW: Final = ".dlprep-new"
_OLD: Final = ".dlprep-old"


class Staging:
    """A site in the making. Until :meth:`publish` the target keeps its previous content."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target / _NEW
        self._old = target / _OLD

    def open(self) -> None:
        """Make an empty folder to build in; what an interrupted build left is removed.

        Raises:
            OSError: the target cannot be written to.
        """
        self._remove()
        self.folder.mkdir(parents=True)

    def publish(self) -> None:
        """Put the new site in the place of the previous one; hidden entries of it stay.

        Raises:
            OSError: an entry could not be moved; the previous site is back in place.
        """
        self._old.mkdir()
        moved: list[tuple[Path, Path]] = []
        try:
            for source, destination in self._moves():
                source.rename(destination)
                moved.append((source, destination))
        except OSError:
            for source, destination in reversed(moved):
                destination.rename(source)
            raise
        self._remove()

    def discard(self) -> None:
        """Remove the unfinished site, and the target too where nothing else is in it."""
        self._remove()
        if self.target.is_dir() and not any(self.target.iterdir()):
            self.target.rmdir()

    def _moves(self) -> Iterator[tuple[Path, Path]]:
        fresh = sorted(self.folder.iterdir())
        replaced = {entry.name for entry in fresh}
        for entry in sorted(self.target.iterdir()):
            if entry.name not in {_NEW, _OLD} and (
                not entry.name.startswith(".") or entry.name in replaced
            ):
                yield entry, self._old / entry.name
        for entry in fresh:
            yield entry, self.target / entry.name

    def _remove(self) -> None:
        for folder in (self.folder, self._old):
            shutil.rmtree(folder, ignore_errors=True)
