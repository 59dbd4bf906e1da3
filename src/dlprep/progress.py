"""Telling a waiting person how far a long piece of work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TextIO

Progress = Callable[[int, int, str], None]
"""Told how many things are done, of how many, and the name of the one just done."""

_SECONDS_BETWEEN_LINES: Final = 10.0
"""How long a log is left in peace; a terminal's line is redrawn each time."""


def quiet(_done: int, _total: int, _name: str) -> None:
    """Tell nothing."""


@dataclass(slots=True)
class ProgressLine:
    """``what 3/40`` on one line that is redrawn, or a line now and then where that is a log."""

    what: str
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    _told: float = field(init=False)

    def __post_init__(self) -> None:
        self._told = self.clock()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` are done, ``name`` the last of them."""
        del name  # they end in no order that would tell anything
        if self.stream.isatty():
            end = "\n" if done == total else ""
            print(f"\r{self.what} {done}/{total}", end=end, file=self.stream, flush=True)
        elif self.clock() - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = self.clock()
            print(f"{self.what} {done}/{total}", file=self.stream, flush=True)
