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

from dlprep.execution import Level, Limits, pool
from dlprep.execution.pool import Pool
from dlprep.execution.protocol import MIB, Configuration, Job

_SOURCE = Path(pool.__file__).parents[2]


@pytest.fixture
def impatience() -> Iterator[None]:
    """Ends a test that waits forever."""

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError("build and runner wait for each other")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_a_runner_whose_build_is_gone_imports_nothing(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("import time; time.sleep(60)", encoding="ascii")
    folder = tmp_path / "folder"
    folder.mkdir()
    configuration = Configuration(
        folder=str(folder), preload=("slow",), readable=(), limits=Limits(), environment={}
    )
    runner = subprocess.run(
        [sys.executable, "-P", "-m", "dlprep.execution.runner.zygote"],
        input=configuration.to_json() + "\n",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{_SOURCE}"},
        text=True,
        timeout=50,
        check=False,
    )
    assert (runner.returncode, runner.stderr) == (1, "the build went away\n")
    assert not folder.exists()


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
