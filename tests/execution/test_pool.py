"""The build and its runner keep talking, however much each has to say."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest

from dlprep.execution import Level, Limits
from dlprep.execution.pool import Pool
from dlprep.execution.protocol import MIB, Job


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


@pytest.mark.usefixtures("impatience")
def test_long_jobs_with_long_replies() -> None:
    code = f"# {'x' * 250_000}\nprint('y' * 3_000_000)\n"
    jobs = [Job(id=f"s{number}", code=code, path="one.yml", line=1) for number in range(5)]
    limits = Limits(output=4 * MIB)
    lengths = {}
    with Pool(workers=2, limits=limits, level=Level.LIMITS) as pool:
        for name, reply in pool.replies(jobs):
            lengths[name] = len(reply.stdout)
            time.sleep(0.5)  # and the next reply waits in the pipe while a job is sent
    assert lengths == {job.id: 3_000_001 for job in jobs}
