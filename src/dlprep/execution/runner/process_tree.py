"""The descendants of a process, and what they use."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_HELD: Final = ("RssAnon:", "RssShmem:", "VmSwap:")
"""Lines of ``/proc/PID/status``: memory that no file gives back, of one process or shared."""

_KIB: Final = 1 << 10
_ROUNDS: Final = 1000
_PAUSE: Final = 0.002


def descendants(process: int) -> Iterator[int]:
    """Every live descendant of ``process``, parents before children."""
    found = _children(process)
    for child in found:
        yield child
        found.extend(_children(child))


def _children(process: int) -> list[int]:
    found: list[int] = []
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            children = (task / "children").read_text(encoding="ascii")
            found.extend(int(child) for child in children.split())
    except OSError:
        pass  # it has ended meanwhile
    return found


def usage() -> tuple[int, int]:
    """How many descendants this process has, and the bytes they hold beyond what they inherited.

    What several of them share counts for each.
    """
    inherited = _memory(os.getpid())
    sizes = [_memory(process) for process in descendants(os.getpid())]
    return len(sizes), sum(max(0, size - inherited) for size in sizes)


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0  # it has ended meanwhile
    return _KIB * sum(int(line.split()[1]) for line in lines if line.startswith(_HELD))


def kill_descendants() -> None:
    """Kill every descendant of this process, which must adopt orphans, and wait for their ends.

    They are stopped first: what runs may fork faster than it is found.
    """
    for _ in range(_ROUNDS):
        if not _reap():
            return
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for process in descendants(os.getpid()):
                _send(process, number)
        time.sleep(_PAUSE)


def _send(process: int, number: int) -> None:
    with suppress(OSError):  # it may be gone already
        os.kill(process, number)


def _reap() -> bool:
    """Collect what has ended; whether children are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True
