"""What this machine does not contain, said in one line."""

from __future__ import annotations

import os
import sys
from functools import cache

from dlprep.execution.containment import Level, landlock
from dlprep.execution.dispatch import FORKS
from dlprep.execution.pool import Pool
from dlprep.execution.protocol import Ready


@cache
def containment_report() -> str:
    """One line that says what is not contained here and why; empty where everything is.

    Found out by containing a process and looking, which takes a moment the first time.

    Raises:
        RunnerError: the runner did not start.
        OSError: the disk refused a folder to work in.
    """
    if not FORKS:
        ready = Ready(level=Level.LIMITS, missing={"full": f"needs Linux, not {sys.platform}"})
    else:
        with Pool() as pool:
            ready = pool.ready
    return not_contained(ready, root=os.name == "posix" and os.getuid() == 0)


def not_contained(ready: Ready, *, root: bool) -> str:
    """What a runner that is ``ready`` doesn't contain; ``root`` tells whether root runs it."""
    level = Level(ready.level)
    if level is Level.FULL:
        return ""
    reason = ready.missing.get(Level.FULL) or "a lower level was asked for"
    return f"containment is {level}, not full: {_open(level, root=root)} ({reason})"


def _open(level: Level, *, root: bool) -> str:
    if level is Level.FILTERS:
        gaps = ["the size of all temporary files together is not bounded"]
        if landlock.version() < landlock.VERSION_OF_SCOPES:
            gaps.append("signals to this user's other processes are not blocked")
        lacks = (
            "processes, shared memory and a loopback" if root else "shared memory and a loopback"
        )
        gaps.append(f"snippets that need {lacks} fail")
        return "; ".join(gaps)
    return "network, this user's files and its other processes are NOT protected from snippets" + (
        ", nor is the number of processes bounded" if root else ""
    )
