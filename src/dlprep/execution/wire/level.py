"""The levels of containment."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Containment levels, weakest first; each includes the ones before it.

    ``LIMITS``: limits on time, memory and files; an own session, environment and folder.
    ``FILTERS``: Landlock and seccomp: no network, nothing written outside the folder, no file read
    but the interpreter's and its libraries'; that others exist, their sizes and times are seen.
    ``FULL``: namespaces too: an own root, loopback and process tree.
    """

    LIMITS = "limits"
    FILTERS = "filters"
    FULL = "full"

    def reaches(self, required: Level) -> bool:
        """Whether this level contains at least as much as ``required``."""
        order = list(Level)
        return order.index(self) >= order.index(required)
