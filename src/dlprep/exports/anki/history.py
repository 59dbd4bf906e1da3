"""When files last changed, by the project's history.

Anki takes a note only if it is newer than the one it has. The time of the export would make every
note newer each time and overwrite what people changed on theirs; a fixed one would let no
correction through.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dlprep.packages import DISTRIBUTIONS

_QUESTIONS: Final = "questions"
_REQUIREMENTS: Final = ("pyproject.toml", "requirements/site.txt", "requirements/torch.txt")
_VERSION: Final = rf'^ *"?({"|".join(sorted(DISTRIBUTIONS.values()))})[=<>]'
"""A line that says which version of a package snippets are given."""

_FIRST_PARENT: Final = ("log", "--first-parent", "-m", "--no-renames", "--relative")
"""Commits as this branch got them: what was merged counts from the merge on."""
_TIME: Final = "commit "


class NoHistoryError(Exception):
    """The history does not tell when files changed; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """When questions last changed, in Unix seconds.

    ``times`` are those of their files by path. None is older than ``since``: when the packages that
    snippets are given last changed, since numbers may have changed with them. ``uncommitted`` are
    the files that differ from what was committed.
    """

    times: Mapping[str, int]
    since: int = 0
    uncommitted: tuple[str, ...] = ()

    def changed(self, path: str) -> int:
        """When the question in the file at ``path`` last changed."""
        return max(self.times.get(path, 0), self.since)


def read_changes(root: Path) -> Changes:
    """When the project's questions last changed.

    Where there is no git history, the environment's ``SOURCE_DATE_EPOCH`` stands for all of them.

    Raises:
        NoHistoryError: there is neither, or the history was not fetched as a whole.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").stdout == "true\n":
        raise NoHistoryError(
            "this is a shallow clone, whose history does not tell when questions changed. "
            "Fetch the rest with `git fetch --unshallow`; in a workflow give "
            "actions/checkout `fetch-depth: 0`."
        )
    listed = (*_FIRST_PARENT, "--name-only", "-z", f"--format={_TIME}%ct", "--", _QUESTIONS)
    log = _git(root, *listed)
    times = _latest(log.stdout)
    if not times:
        return Changes(times={}, since=_source_date(log.stderr))
    status = _git(root, "status", "--porcelain", "-z", "--", _QUESTIONS, *_REQUIREMENTS).stdout
    uncommitted = tuple(sorted(entry[3:] for entry in status.split("\0") if entry))
    return Changes(times=times, since=_packages_changed(root), uncommitted=uncommitted)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What came of a git command, which may have failed."""
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(  # noqa: S603 - arguments of ours
            command,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, "", "git is not installed")


def _latest(log: str) -> dict[str, int]:
    """The latest time of a commit that changed each path."""
    latest: dict[str, int] = {}
    time = 0
    for entry in log.split("\0"):
        line = entry.strip("\n")
        if line.startswith(_TIME):
            time = int(line.removeprefix(_TIME))
        elif line:
            latest[line] = max(time, latest.get(line, 0))
    return latest


def _packages_changed(root: Path) -> int:
    """When the version of a package was last changed; 0 where it never was."""
    found = _git(root, *_FIRST_PARENT, "--format=%ct", "-G", _VERSION, "--", *_REQUIREMENTS)
    return max(map(int, found.stdout.split()), default=0)


def _source_date(reason: str) -> int:
    """The date of the environment, needed for a ``reason`` that git may have given."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value.isdecimal():
        return int(value)
    said = "".join(f" ({line.removeprefix('fatal: ')})" for line in reason.splitlines()[:1])
    raise NoHistoryError(
        f"there is no git history that tells when questions changed{said}. Export from a clone, "
        "or set SOURCE_DATE_EPOCH to the time of the content, in seconds since 1970."
    )
