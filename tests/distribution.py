"""How the tests are shared among processes: ``make tests`` lets pytest-xdist do so.

The tests of a file stay together, for what they share: a module's fixtures, a browser, runners of
snippets. Files that take long are begun first, so that no process ends long after the others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

from dlprep.execution.launch.dispatch import available_processors

LONGEST_FIRST: Final = (
    "tests/execution/hostile/test_ordinary_user.py",
    "tests/site/test_built_pages.py",  # it makes the site of all questions, which others then have
    "tests/execution/hostile/",
    "tests/browser/",
    "tests/plugin/",
    "tests/execution/",
)


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
