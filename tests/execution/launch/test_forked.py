"""The build and its runner keep talking, however much each has to say."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlprep.execution import Level, Limits
from dlprep.execution.launch import forked
from dlprep.execution.launch.forked import Pool
from dlprep.execution.wire.messages import MIB, Configuration, Job

pytestmark = pytest.mark.slow

_SOURCE = Path(forked.__file__).parents[3]
_SLOW = """\
import time
open("began", "w").close()
for _ in range(6):
    try: time.sleep(100)
    except BaseException: pass
"""


@pytest.fixture
def impatience() -> Iterator[None]:
    """Ends a test that waits forever."""

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError("build and runner wait for each other")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(300)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A runner that imports a package which takes long and lets nothing interrupt it."""
    (tmp_path / "slow.py").write_text(_SLOW, encoding="ascii")
    (tmp_path / "folder").mkdir()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "dlprep.execution.runner.zygote"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{_SOURCE}"},
        cwd=tmp_path,
        text=True,
    ) as process:
        yield process
        process.kill()


def _configuration(tmp_path: Path) -> str:
    folder = str(tmp_path / "folder")
    return Configuration(
        folder=folder, preload=("slow",), readable=(), limits=Limits(), environment={}
    ).to_json()


def test_a_runner_whose_build_is_gone_imports_nothing(
    starting: subprocess.Popen[str], tmp_path: Path
) -> None:
    _, said = starting.communicate(_configuration(tmp_path) + "\n", timeout=300)
    assert (starting.returncode, said) == (1, "the build went away\n")
    assert not (tmp_path / "folder").exists()


def test_a_runner_whose_build_dies_meanwhile_ends_at_once(
    starting: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert starting.stdin is not None
    starting.stdin.write(_configuration(tmp_path) + "\n")
    starting.stdin.flush()
    while not (tmp_path / "began").exists():
        time.sleep(0.02)
    starting.send_signal(signal.SIGTERM)  # as the kernel does when the build dies
    assert starting.wait(timeout=300) == 1
    assert not (tmp_path / "folder").exists()


@pytest.mark.usefixtures("impatience")
def test_long_jobs_with_long_replies() -> None:
    code = f"# {'x' * 250_000}\nprint('y' * 3_000_000)\n"
    jobs = [Job(id=f"s{number}", code=code, path="one.yml", line=1) for number in range(5)]
    limits = Limits(output=4 * MIB)
    lengths = {}
    with Pool(workers=2, limits=limits, level=Level.LIMITS) as runner:
        for name, reply in runner.replies(jobs):
            lengths[name] = len(reply.stdout)
            time.sleep(0.5)  # and the next reply waits in the pipe while a job is sent
    assert lengths == {job.id: 3_000_001 for job in jobs}
