"""Remembers how long each snippet took, so that the longest are run first.

Then no processor is left with a long one when the others have nothing more to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import Final

from dlprep.atomic import write_atomically
from dlprep.execution.plan import Planned
from dlprep.execution.wire.untrusted import numbers

_MOST: Final = 20_000
"""Snippets that are remembered, those that ran last."""


class History:
    """The seconds that snippets took, by name, kept in a file.

    Nothing but an order rests on it: what is wrong with its file is passed over.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds = _read(self._path)

    def longest_first(self, pending: Iterable[Planned]) -> list[Planned]:
        """Sort ``pending``, those of unknown duration first: they may be the longest."""
        return sorted(pending, key=lambda one: -self._seconds.get(one.name, inf))

    def note(self, name: str, seconds: float) -> None:
        """Remember how long a snippet took."""
        self._seconds.pop(name, None)
        self._seconds[name] = round(seconds, 3)

    def join(self, path: Path) -> None:
        """Add the durations kept in another file for snippets that are not known here."""
        self._seconds = _read(path) | self._seconds

    def keep(self) -> None:
        """Write the durations to disk, if it takes them."""
        latest = dict(list(self._seconds.items())[-_MOST:])
        with suppress(OSError):
            write_atomically(self._path, json.dumps(latest).encode())


def _read(path: Path) -> dict[str, float]:
    try:
        return numbers(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}
