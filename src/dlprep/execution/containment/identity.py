"""Chooses the user that a snippet runs as, which is not root where that can be avoided."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dlprep.execution.containment import kernel

Owner = tuple[int, int]
"""User id and group id."""

_FIRST_UNUSED: Final = 1_900_000_000
"""No system hands out ids from here on; the process id is added, so that no two snippets share."""

_NOBODY: Final = 65534


def for_snippet() -> Owner:
    """Ids for the snippet that this process is about to start; its own unless they are root's."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    unused = _FIRST_UNUSED + os.getpid()
    return (unused, unused) if _exists_here(unused) else (_NOBODY, _NOBODY)


def _exists_here(user: int) -> bool:
    """Whether this user namespace has the id ``user``; that of a container may hold only some."""
    try:
        lines = Path("/proc/self/uid_map").read_text(encoding="ascii").splitlines()
    except OSError:
        return False
    ranges = [[int(word) for word in line.split()] for line in lines]
    return any(first <= user < first + count for first, _, count in ranges)


def open_to_all(paths: Iterable[str]) -> bool:
    """Whether any user may pass the folders above ``paths``, as far as these exist."""
    return all(_passable(folder) for path in paths for folder in Path(path).parents)


def _passable(folder: Path) -> bool:
    try:
        return bool(folder.stat().st_mode & stat.S_IXOTH)
    except OSError:
        return True


def become(owner: Owner) -> None:
    """Turn this process from root's into ``owner``'s, for good. Raises OSError."""
    user, group = owner
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # else its entries in /proc would stay root's
