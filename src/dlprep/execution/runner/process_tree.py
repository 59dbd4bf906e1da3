"""Reads from /proc the descendants of a process and what they use, and kills them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

_HELD: Final = ("RssAnon:", "RssShmem:", "VmSwap:")
"""Lines of ``/proc/PID/status``: memory that no file gives back, of one process or shared."""

_KIB: Final = 1 << 10
_TICKS: Final = os.sysconf("SC_CLK_TCK")
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


def memory(processes: Iterable[int]) -> int:
    """The bytes that descendants of this process hold beyond what they inherited.

    What several of them share counts for each.
    """
    inherited = _memory(os.getpid())
    return sum(max(0, _memory(process) - inherited) for process in processes)


@dataclass(frozen=True, slots=True)
class Activity:
    """The processor time of some processes, and whether they are busy.

    Attributes:
        seconds: processor time, that of their ended children included.
        is_ready: whether one of them runs, would run if a processor were free, or awaits a disk.
    """

    seconds: float
    is_ready: bool


def activity(processes: Iterable[int]) -> Activity:
    """The activity of some processes."""
    found = [_Stat.of(f"/proc/{process}/stat") for process in processes]
    is_ready = any(each.is_ready or _has_ready_thread(each) for each in found)
    return Activity(sum(each.ticks for each in found) / _TICKS, is_ready)


@dataclass(frozen=True, slots=True)
class _Stat:
    """What ``/proc/PID/stat`` tells of a process, or of one of its threads."""

    process: int = 0
    state: str = "Z"
    ticks: int = 0
    threads: int = 0

    @classmethod
    def of(cls, path: str) -> Self:
        """What the file tells; nothing where the process has ended meanwhile."""
        try:
            text = Path(path).read_text("utf-8", "replace")
        except OSError:
            return cls()
        process = int(text.partition(" ")[0])
        fields = text.rpartition(")")[2].split()  # the name before it may hold anything
        return cls(process, fields[0], sum(map(int, fields[11:15])), int(fields[17]))

    @property
    def is_ready(self) -> bool:
        """Whether it runs, would run if a processor were free, or awaits a disk."""
        return self.state in "RD"


def _has_ready_thread(stat: _Stat) -> bool:
    if stat.threads <= 1:
        return False
    with suppress(OSError):
        tasks = list(Path(f"/proc/{stat.process}/task").iterdir())
        return any(_Stat.of(f"{task}/stat").is_ready for task in tasks)
    return False


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
    """Wait for the children that have ended; whether others are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True
