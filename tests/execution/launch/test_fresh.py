"""Where nothing can be forked safely, each snippet has an interpreter, and nothing waits for it."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dlprep.execution import Outcomes
from dlprep.execution.launch import dispatch
from execution.conftest import Shadow
from execution.snippets import CODE_LINE, PATH, shown, snippet

Execute = Callable[..., Outcomes]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of temporary files, in which nothing may be left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(dispatch, "FORKS", False)
    yield folder
    assert list(folder.iterdir()) == []


def test_each_has_an_interpreter(execute: Execute) -> None:
    fine = snippet("print('fine')\n")
    broken = snippet("1 / 0\n", name="second")
    loop = snippet("while True: pass", name="third")
    loud = snippet("while True: print('x' * 1000)", name="fourth")
    outcomes = execute(fine, broken, loop, loud, cpu=1)
    assert outcomes.runs["one", "first"].stdout == "fine\n"
    assert [shown(problem) for problem in outcomes.problems] == [
        (f"{PATH}:{CODE_LINE}:7: snippet-cpu: snippet third used up its processor time"),
        (
            f"{PATH}:{CODE_LINE}:7: snippet-failed: "
            "snippet second raised ZeroDivisionError: division by zero"
        ),
        f"{PATH}:{CODE_LINE}:7: snippet-output: snippet fourth printed more than 64 KiB",
    ]


def test_one_that_takes_too_long_is_stopped(execute: Execute) -> None:
    (problem,) = execute(snippet("import time\ntime.sleep(600)\n"), wall=1.5).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: snippet-timeout: snippet first ran for more than 1.5 s"
    )


def test_only_its_own_time_counts(execute: Execute, shadow: Shadow) -> None:
    shadow("scipy", "import time\ntime.sleep(7)\n")
    outcomes = execute(snippet("import scipy\nprint('imported')\n"), wall=5)
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "imported\n"


@pytest.mark.parametrize(
    "change",
    [
        "os.remove('../stdout')",
        "os.rename('../stderr', '../elsewhere')",
        "os.remove('../result'); os.mkfifo('../result')",
        "os.remove('../result'); os.symlink('/etc/passwd', '../result')",
        "import shutil; os.chdir('/'); shutil.rmtree(os.environ['HOME'])",
    ],
)
def test_the_names_of_its_files_do_not_matter(execute: Execute, change: str) -> None:
    outcomes = execute(snippet(f"import os\n{change}\nprint('heard')\n"))
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "heard\n"


def test_a_child_reports_nothing(execute: Execute) -> None:
    code = "import os\nchild = os.fork()\nif child: os.waitpid(child, 0)\nprint(child > 0)\n"
    outcomes = execute(snippet(code))
    assert outcomes.runs["one", "first"].stdout == "False\nTrue\n"


def test_what_cannot_be_started_is_no_fault_of_the_code(execute: Execute) -> None:
    (problem,) = execute(snippet("print(1)\n"), file=1 << 70).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: runner-failed: snippet first could not be started: "
        "OverflowError: Python int too large to convert to C long"
    )


def test_an_interruption_ends_those_that_run_and_those_that_wait(
    execute: Execute, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os, time\nopen(os.environ['TMPDIR'] + '/began', 'w').close()\ntime.sleep(600)\n"
    endless = [snippet(f"{code}{number}\n", name=f"s{number}") for number in range(6)]
    started: list[subprocess.Popen[bytes]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 # its own
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)

    def interrupt() -> None:
        while not list(temporary.glob("*/*/home/began")):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        execute(*endless, wall=600)
    assert [process.returncode for process in started] == [-signal.SIGKILL] * 2
