"""How the tests are shared among processes: ``make tests`` lets pytest-xdist do so.

The tests of a file stay together, for what they share: a module's fixtures, a browser, runners of
snippets. Files that take long are begun first, so that no process ends long after the others.

The longest way is through the site of all questions, which the first process makes: what it does
goes before the work of the others, and those who look at every page are two.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock
from xdist.scheduler import LoadFileScheduling

from dlprep.execution.launch.dispatch import available_processors

WHOLE_SITE: Final = "tests/site/test_built_pages.py"
"""Makes the site of all questions, which others then have."""

EVERY_PAGE: Final = "tests/browser/test_layout.py"
"""Looks at each page of that site, in one language after the other."""

LONGEST_FIRST: Final = (
    WHOLE_SITE,
    "tests/execution/hostile/test_ordinary_user.py",
    "tests/execution/hostile/",
    "tests/plugin/",
    EVERY_PAGE,
    "tests/browser/",
    "tests/execution/",
)

_BEHIND: Final = 5
"""Niceness of the processes that the first one goes before."""


class Scheduling(LoadFileScheduling):  # type: ignore[misc] # xdist's own base
    """Gives whole files to a process, but for those that look at every page a language each."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        language = re.search(r"\[(ko|en)\b", nodeid) if file == EVERY_PAGE else None
        return f"{file} {language[1]}" if language else file


def let_first_go_before(worker: str) -> None:
    """Make this process, one of many, wait for the first where both could work."""
    if worker != "gw0":
        os.nice(_BEHIND)


def by_length(items: list[pytest.Item]) -> None:
    """Sort ``items`` so that what takes longest is begun first."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    known = (place for place, path in enumerate(LONGEST_FIRST) if item.nodeid.startswith(path))
    return next(known, len(LONGEST_FIRST))


def processes() -> int:
    """More than there are processors: many tests wait for a browser, a server or a clock."""
    return available_processors() + 2


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that whichever process of the session needs it first fills, and none changes."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.made"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a process that failed
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
