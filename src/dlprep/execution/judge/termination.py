"""Maps a stopped, killed or early exit of a snippet to a problem, with the line it was at."""

from __future__ import annotations

import re
import signal
from typing import Final

from dlprep.execution.plan import Planned
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import KIB, MIB, Ending, Limits, Reply
from dlprep.problems import Code, Problem

LACKING: Final = (
    "If it needs processes, shared memory or a network of its own, allow unprivileged user "
    "namespaces on this machine."
)
"""What to do about a snippet that needs what only the full containment can give it."""

_FRAME: Final = re.compile(r'^  File "(?P<path>.+)", line (?P<line>\d+) in .+$', re.MULTILINE)
_JOINING: Final = re.compile(r'worker\.py", line \d+ in _join_threads$', re.MULTILINE)
_DUMP: Final = "(most recent call first):"
_SMALLER: Final = "Compute less: fewer steps, less data, a smaller model."
_FEWER_POINTS: Final = "Draw fewer points, or pass rasterized=True."


def termination_problem(
    planned: Planned, reply: Reply, limits: Limits, level: Level
) -> Problem | None:
    """The problem of a snippet that was stopped or died; none if it ended by itself."""
    line, frames = _last_position(planned, reply.stderr)
    found = _limit_reached(planned, reply, limits) or _death(planned, reply)
    if found is None:
        return None
    code, message, remedy = found
    if reply.ending is Ending.WALL and _JOINING.search(_dump_of(reply.stderr)):
        message += "; its own code had ended, but a thread that it started had not"
        remedy = "Stop the threads that the code starts, or make them daemons, which end with it."
    elif reply.ending is Ending.WALL and level is Level.FILTERS:
        remedy += f" {LACKING}"
    return Problem(
        code=code, place=planned.place(line), message=message, remedy=remedy, detail=frames
    )


def early_exit_problem(planned: Planned, reply: Reply) -> Problem:
    """The problem of a snippet whose process ended without a report."""
    line, frames = _last_position(planned, reply.stderr)
    return Problem(
        code=Code("snippet-left-early"),
        place=planned.place(line),
        message=f"snippet {planned.snippet.name} ended its process with status {reply.exit_code} "
        "before its last line",
        remedy="Let the code run to its end; what stands after this was never executed.",
        detail=frames,
    )


def _limit_reached(planned: Planned, reply: Reply, limits: Limits) -> tuple[Code, str, str] | None:
    name = f"snippet {planned.snippet.name}"
    long = f"{name} ran for more than {limits.wall:g} s"
    large = f"the figures and values of {name} take more than {limits.result // MIB} MiB"
    reasons = {
        Ending.WALL: (Code("snippet-timeout"), long, _SMALLER),
        Ending.MEMORY: (
            Code("snippet-memory"),
            f"{name} took more than {limits.memory // MIB} MiB of memory",
            _SMALLER,
        ),
        Ending.PROCESSES: (
            Code("snippet-processes"),
            f"{name} started more than {limits.processes} processes",
            "Start the few processes that the page is about.",
        ),
        Ending.OUTPUT: (
            Code("snippet-output"),
            f"{name} printed more than {limits.output // KIB} KiB",
            "Print what the page needs: a few lines.",
        ),
        Ending.RESULT: (Code("figure-too-large"), large, _FEWER_POINTS),
        Ending.RUNNER: (
            Code("snippet-killed"),
            f"{name} ended the process that watched it{_last_line(reply)}",
            (
                "Leave other processes alone; if the code doesn't touch any, this machine's "
                "containment is at fault."
            ),
        ),
        Ending.UNSTARTED: (
            Code("runner-failed"),
            f"{name} could not be started{_last_line(reply)}",
            "This is a fault of dlprep or of this machine: report it.",
        ),
    }
    return reasons.get(reply.ending)


def _death(planned: Planned, reply: Reply) -> tuple[Code, str, str] | None:
    code = reply.exit_code or 0
    name = f"snippet {planned.snippet.name}"
    if code == -signal.SIGXCPU:
        return Code("snippet-cpu"), f"{name} used up its processor time", _SMALLER
    if code < 0:
        message = f"{name} was killed by {_signal_name(-code)}"
        remedy = "Find out which call ends the process and leave it out."
        return Code("snippet-killed"), message, remedy
    return None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _last_line(reply: Reply) -> str:
    lines = reply.stderr.strip().splitlines()
    return f": {lines[-1]}" if lines else ""


def _dump_of(stderr: str) -> str:
    """The last traceback that faulthandler wrote to ``stderr``, most recent call first."""
    return stderr.rpartition(_DUMP)[2]


def _last_position(planned: Planned, stderr: str) -> tuple[int, str]:
    """The snippet's line in the last traceback of faulthandler, and the snippet's own frames."""
    path = planned.snippet.code.origin.path
    frames = [frame for frame in _FRAME.finditer(_dump_of(stderr)) if frame["path"] == path]
    if not frames:
        return 0, ""
    shown = [frame[0].lstrip() for frame in frames]
    return int(frames[0]["line"]), "\n".join(["Most recent call first:", *shown])
