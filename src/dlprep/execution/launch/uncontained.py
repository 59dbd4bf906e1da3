"""Describes in one line what the containment of this machine leaves open."""

from __future__ import annotations

import os
import sys

from dlprep.execution.containment import landlock
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Ready


def describe_gaps(ready: Ready, *, root: bool | None = None, platform: str = sys.platform) -> str:
    """Describe what a runner that is ``ready`` leaves open; empty if nothing.

    Args:
        ready: what the runner said of itself.
        root: whether it is root's; found out if not given.
        platform: where it runs, as :data:`sys.platform` names it.
    """
    level = Level(ready.level)
    if level is Level.FULL:
        return ""
    if root is None:
        root = os.name == "posix" and os.getuid() == 0
    gaps = (
        _gaps_of_filters(root=root)
        if level is Level.FILTERS
        else _gaps_of_limits(platform, root=root)
    )
    reason = next(iter(ready.missing.values()), "a lower level was asked for")
    return f"containment is {level}, not full: {gaps} ({reason})"


def _gaps_of_filters(*, root: bool) -> str:
    gaps = ["the size of all temporary files together is not bounded"]
    if landlock.version() < landlock.VERSION_OF_TRUNCATE:
        gaps.append("this user's files can be EMPTIED by snippets")
    if landlock.version() < landlock.VERSION_OF_SCOPES:
        gaps.append("signals to this user's other processes are not blocked")
    lacks = "processes, shared memory and a loopback" if root else "shared memory and a loopback"
    gaps.append(f"snippets that need {lacks} fail")
    return "; ".join(gaps)


def _gaps_of_limits(platform: str, *, root: bool) -> str:
    unbounded = {
        "linux": "is the number of processes" if root else "",
        "win32": "are memory, processor time and the number of processes",
    }.get(platform, "are memory and the number of processes")
    return "network, this user's files and its other processes are NOT protected from snippets" + (
        f", nor {unbounded} bounded" if unbounded else ""
    )
