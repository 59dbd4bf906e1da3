"""When files came: the dates of their first commits, wherever they lay then."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_SECONDS: Final = 30
_LOG: Final = (
    *("log", "--topo-order", "--relative", "--find-renames", "--diff-filter=AR"),
    *("--name-status", "--format=%ct"),
)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When each file was first committed, by its present path below the folder that was asked for.

    ``unknown`` says why nothing is known, if so.
    """

    dates: Mapping[str, datetime] = field(default_factory=dict)
    unknown: str = ""


def arrivals(root: Path, folder: str) -> Arrivals:
    """When the files in ``folder`` below ``root`` came; files that nobody has committed have not.

    Asks git once for all of them.
    """
    git = shutil.which("git")
    if git is None:
        return Arrivals(unknown="there is no git on this machine")
    try:
        if _run(git, root, "rev-parse", "--is-shallow-repository").strip() != "false":
            return Arrivals(unknown="the clone is shallow, fetch its whole history")
        log = _run(git, root, *_LOG, "--", folder)
    except (OSError, subprocess.SubprocessError):
        return Arrivals(unknown=f"git knows no history of {root}")
    return Arrivals(_dates(log))


def _run(git: str, root: Path, *arguments: str) -> str:
    command = [git, "-c", "core.quotePath=false", *arguments]
    run = subprocess.run(  # noqa: S603 - a program of the system with words of ours
        command, cwd=root, capture_output=True, check=True, encoding="utf-8", timeout=_SECONDS
    )
    return run.stdout


def _dates(log: str) -> dict[str, datetime]:
    """The dates in a log, which begins with the last commit."""
    dates: dict[str, datetime] = {}
    present: dict[str, str] = {}  # the path that a file has today, by the one it had
    date = datetime.now(UTC)
    for line in filter(None, log.splitlines()):
        status, *paths = line.split("\t")
        if not paths:
            date = datetime.fromtimestamp(int(status), UTC)
        elif status == "A":
            dates[present.get(paths[0], paths[0])] = date
        else:
            before, after = paths
            present[before] = present.get(after, after)
    return dates
