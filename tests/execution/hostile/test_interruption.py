"""A build that is interrupted or killed leaves nothing running and nothing lying about."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from execution.hostile.conftest import Leftovers, Observe

pytestmark = pytest.mark.slow

_BUILD = """\
import sys
from pathlib import Path
from dlprep.project import CacheFolder
from dlprep.execution import Level, Settings, run_snippets
from execution.snippets import checked, question, snippet
endless = '''
import os, time
{fork}
open("started", "w").close()
time.sleep(600)
'''
preloads = "if 0: import torch, matplotlib\\n" if {preload} else ""
one = checked(question(snippet(preloads + endless), snippet(endless + '1', name="second")))
print("begins", flush=True)
cache = CacheFolder(Path(sys.argv[1]))
run_snippets(one, Settings(workers=2, contain=Level("{level}")), cache=cache)
"""
_CHILD = """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0: time.sleep(600)
"""


def _started(
    leftovers: Leftovers, level: str, *, preload: bool, fork: bool
) -> subprocess.Popen[str]:
    code = _BUILD.format(level=level, preload=preload, fork=_CHILD if fork else "")
    tests = str(Path(__file__).parents[2])
    build = subprocess.Popen(
        [sys.executable, "-c", code, str(leftovers.cache)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"TMPDIR": str(leftovers.folder), "PYTHONPATH": tests, "PATH": "/usr/bin:/bin"},
    )
    assert build.stdout is not None
    assert build.stdout.readline() == "begins\n"
    return build


def _wait_until(met: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name
)
def test_while_snippets_run(
    leftovers: Leftovers, level: str, number: signal.Signals, observe: Observe, *, may_fork: bool
) -> None:
    build = _started(leftovers, level, preload=False, fork=may_fork)
    # the build, its runner, and three processes a snippet with those it started
    _wait_until(lambda: len(leftovers.processes()) >= (12 if may_fork else 8))
    began = time.monotonic()
    build.send_signal(number)
    _, said = build.communicate(timeout=120)
    assert leftovers.after_all() == ([], [])
    observe(began=began)
    assert leftovers.entries() == []
    assert build.returncode == -number
    assert said.strip().splitlines()[-1:] == (["KeyboardInterrupt"] if number == 2 else [])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda number: number.name)
def test_while_packages_are_imported(
    leftovers: Leftovers, level: str, number: signal.Signals, observe: Observe
) -> None:
    build = _started(leftovers, level, preload=True, fork=False)
    _wait_until(lambda: len(leftovers.processes()) >= 2)
    time.sleep(0.5)
    began = time.monotonic()
    build.send_signal(number)
    build.communicate(timeout=120)
    assert leftovers.after_all() == ([], [])
    observe(began=began)
    assert leftovers.entries() == []
