"""What is read of the processes of a snippet, while they do one thing or another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dlprep.execution.runner import process_tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

WAITS = "input()"
COMPUTES = "while True: pass"
COMPUTES_IN_A_THREAD = f"""
import threading
def work():
    {COMPUTES}
threading.Thread(target=work).start()
"""
WAITS_AFTER_A_CHILD = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"])
print("done", flush=True)
input()
"""


@contextmanager
def process(code: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs the code, killed at the end of the block."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe) as running:
        try:
            yield running
        finally:
            running.kill()


def settled(running: subprocess.Popen[bytes], *, is_ready: bool) -> bool:
    """Whether the process is seen like this twenty times in a row, sooner or later."""
    alike, deadline = 0, time.monotonic() + 60
    while alike < 20 and time.monotonic() < deadline:
        activity = process_tree.activity([running.pid])
        alike = alike + 1 if activity.is_ready == is_ready else 0
        time.sleep(0.002)
    return alike == 20


@pytest.mark.parametrize(
    ("code", "is_ready"), [(WAITS, False), (COMPUTES, True), (COMPUTES_IN_A_THREAD, True)]
)
def test_waiting_and_computing_are_told_apart(code: str, *, is_ready: bool) -> None:
    with process(code) as running:
        assert settled(running, is_ready=is_ready)


def test_a_stopped_process_waits() -> None:
    with process(COMPUTES) as running:
        os.kill(running.pid, signal.SIGSTOP)
        assert settled(running, is_ready=False)


def test_the_time_of_ended_children_counts() -> None:
    with process(WAITS_AFTER_A_CHILD) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"done\n"
        used = os.sysconf("SC_CLK_TCK") * process_tree.activity([running.pid]).seconds
        own = Path(f"/proc/{running.pid}/stat").read_text("ascii").split()[13:15]
        assert used > sum(map(int, own))


def test_a_process_that_is_gone_did_nothing() -> None:
    with process("") as running:
        running.wait()
    assert process_tree.activity([running.pid]) == process_tree.Activity(0, is_ready=False)
