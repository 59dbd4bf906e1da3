"""Snippets that want more than their share: time, memory, processes, output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dlprep.execution import Level, Limits, Outcomes
from dlprep.execution.wire.messages import MIB
from execution.snippets import CODE_LINE, PATH, shown, snippet

ProblemOf = Callable[..., str]
PrintedBy = Callable[..., str]

SHORT_WORK = Limits(wall=60, cpu=1)
SHORT_WAIT = Limits(wall=1.5)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        pytest.param("x = 0\nwhile True: x += 1\n", 1, id="in Python"),
        pytest.param(
            # all in one line: on a busy machine making the matrix alone may use up the time
            "import numpy as np\n\nx = np.linalg.svd(np.ones((6000, 6000)))\n",
            2,
            id="in C",
        ),
    ],
)
def test_a_loop_without_end(problem_of: ProblemOf, code: str, line: int) -> None:
    assert problem_of(snippet(code), limits=SHORT_WORK) == (
        f"{PATH}:{CODE_LINE + line}:7: snippet-cpu: snippet first used up its processor time"
    )


@pytest.mark.parametrize(
    ("code", "line"),
    [
        pytest.param("import time\n\ntime.sleep(60)\n", 2, id="sleeps"),
        pytest.param("import signal\nsignal.pause()\n", 1, id="waits for a signal"),
        pytest.param(
            "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n", 0, id="stops itself"
        ),
        pytest.param(
            "import signal, time\nfor n in (10, 15, 24): signal.signal(n, signal.SIG_IGN)\n"
            "time.sleep(60)\n",
            0,
            id="deaf to signals",
        ),
    ],
)
def test_no_end(problem_of: ProblemOf, code: str, line: int) -> None:
    assert problem_of(snippet(code), limits=SHORT_WAIT) == (
        f"{PATH}:{CODE_LINE + line}:7: snippet-timeout: snippet first ran for more than 1.5 s"
    )


@pytest.mark.parametrize("work", ["time.sleep(60)", "while True: pass"], ids=["waits", "computes"])
def test_a_thread_without_end(attack: Callable[..., Outcomes], work: str) -> None:
    code = f"import threading, time\ndef f():\n    {work}\nthreading.Thread(target=f).start()\n"
    (problem,) = attack(snippet(code), limits=SHORT_WAIT).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: snippet-timeout: snippet first ran for more than 1.5 s; "
        "its own code had ended, but a thread that it started had not"
    )
    assert problem.remedy == (
        "Stop the threads that the code starts, or make them daemons, which end with it."
    )


def test_a_fork_bomb(problem_of: ProblemOf, *, may_fork: bool) -> None:
    bomb = "import os, time\nfor _ in range(8):\n    try: os.fork()\n    except OSError: pass\n"
    many = "snippet-processes: snippet first started more than 48 processes"
    alone = "snippet-timeout: snippet first ran for more than 1.5 s"
    line, problem = (0, many) if may_fork else (4, alone)
    assert problem_of(snippet(bomb + "time.sleep(60)\n"), limits=SHORT_WAIT) == (
        f"{PATH}:{CODE_LINE + line}:7: {problem}"
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("x = bytearray(50 << 30)", "MemoryError", id="Python"),
        pytest.param(
            "import numpy as np; x = np.ones(50 << 27)",
            "MemoryError: Unable to allocate 50.0 GiB for an array "
            "with shape (6710886400,) and data type float64",
            id="NumPy",
        ),
    ],
)
def test_fifty_gigabytes(problem_of: ProblemOf, code: str, said: str) -> None:
    column = 7 + code.index("x = ") + 4
    assert problem_of(snippet(code)) == (
        f"{PATH}:{CODE_LINE}:{column}: snippet-memory: "
        f"snippet first wanted more memory than it may have: {said}"
    )


def test_memory_of_many_processes_counts_together(problem_of: ProblemOf, *, may_fork: bool) -> None:
    code = """\
import os, time
for _ in range(4):
    if os.fork() == 0:
        x = os.urandom(1) * (60 << 20)
        time.sleep(60)
time.sleep(60)
"""
    together = ":7: snippet-memory: snippet first took more than 200 MiB of memory"
    refused = "PermissionError: [Errno 1] Operation not permitted"
    line, problem = (
        (0, together) if may_fork else (2, f":14: snippet-failed: snippet first raised {refused}")
    )
    limits = replace(SHORT_WAIT, wall=20, memory=200 * MIB)
    assert problem_of(snippet(code), limits=limits) == f"{PATH}:{CODE_LINE + line}{problem}"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_gigabyte_of_output(problem_of: ProblemOf, stream: str) -> None:
    code = f"import sys\nfor _ in range(1 << 10): sys.{stream}.write('x' * (1 << 20))\n"
    assert problem_of(snippet(code)) == (
        f"{PATH}:{CODE_LINE}:7: snippet-output: snippet first printed more than 64 KiB"
    )


def test_a_full_folder(printed_by: PrintedBy) -> None:
    code = """\
try:
    for number in range(4):
        with open(f"{number}", "wb") as file:
            file.write(bytes(80 << 20))
except OSError as error:
    print(error.strerror)
"""
    assert printed_by(snippet(code)) == "File too large\n"


def test_a_deep_folder(printed_by: PrintedBy) -> None:
    code = """\
import os
for _ in range(3000):
    os.mkdir("d")
    os.chdir("d")
print("deep")
"""
    assert printed_by(snippet(code)) == "deep\n"


def test_a_locked_folder(printed_by: PrintedBy) -> None:
    code = "import os\nos.makedirs('locked/inner')\nos.mkdir('locked/inner/sealed', 0)\n"
    assert printed_by(snippet(code)) == ""


def test_full_shared_memory(printed_by: PrintedBy, level: Level) -> None:
    code = """\
try:
    for number in range(3):
        with open(f"/dev/shm/{number}", "wb") as file:
            file.write(bytes(60 << 20))
except OSError as error:
    print(number, error.strerror)
"""
    full = level is Level.FULL
    printed = "2 No space left on device\n" if full else "0 Permission denied\n"
    assert printed_by(snippet(code)) == printed


def test_a_daemon_thread_just_ends(printed_by: PrintedBy) -> None:
    thread = "threading.Thread(target=time.sleep, args=[60], daemon=True)"
    code = f"import threading, time\n{thread}.start()"
    assert printed_by(snippet(code)) == ""


def test_a_child_left_running_is_ended(printed_by: PrintedBy, *, may_fork: bool) -> None:
    code = """\
import os, time
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    print("left one")
except PermissionError:
    print("not permitted")
"""
    assert printed_by(snippet(code)) == ("left one\n" if may_fork else "not permitted\n")


def test_recursion_without_end(problem_of: ProblemOf) -> None:
    code = "def f(n):\n    return f(n + 1)\n\nf(0)\n"
    assert problem_of(snippet(code)) == (
        f"{PATH}:{CODE_LINE + 1}:18: snippet-failed: "
        "snippet first raised RecursionError: maximum recursion depth exceeded"
    )
