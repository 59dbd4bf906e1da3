"""Honest code works, and honestly big code is stopped, however much its processes share."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlprep.execution import Level, Limits, Outcomes, Settings, run_snippets
from dlprep.execution.wire.messages import MIB
from dlprep.project import CacheFolder
from execution.hostile.conftest import reached
from execution.snippets import CODE_LINE, PATH, checked, question, shown, snippet

pytestmark = pytest.mark.slow


def _run(code: str, tmp_path: Path, level: Level, **limits: int) -> Outcomes:
    settings = Settings(contain=level, limits=Limits(**limits))
    return run_snippets(checked(question(snippet(code))), settings, cache=CacheFolder(tmp_path))


def test_memory_that_is_shared_counts(tmp_path: Path) -> None:
    code = """\
import mmap, time
shared = mmap.mmap(-1, 300 << 20)
for page in range(0, len(shared), mmap.PAGESIZE): shared[page] = 1
time.sleep(60)
"""
    (problem,) = _run(code, tmp_path, Level.LIMITS, memory=200 * MIB).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: snippet-memory: snippet first took more than 200 MiB of memory"
    )


def test_workers_share_tensors(tmp_path: Path) -> None:
    code = """\
import torch
from multiprocessing.shared_memory import SharedMemory
from torch.utils.data import DataLoader, TensorDataset
numbers = TensorDataset(torch.arange(6.0))
print([batch.sum().item() for batch, in DataLoader(numbers, batch_size=3, num_workers=2)])
block = SharedMemory(create=True, size=10)
block.buf[0] = 7
same = SharedMemory(block.name)
print(same.buf[0])
block.unlink()
"""
    if reached() is not Level.FULL:
        pytest.skip("shared memory needs namespaces")
    outcomes = _run(code, tmp_path, Level.FULL)
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "[3.0, 12.0]\n7\n"


@pytest.mark.parametrize("level", [Level.FULL, Level.FILTERS])
def test_code_that_is_made_at_run_time(tmp_path: Path, level: Level) -> None:
    code = """\
import ctypes, os
import numpy as np
import torch
torch.set_num_threads(2)
image, kernel = torch.ones(1, 3, 32, 32), torch.ones(4, 3, 3, 3)
print(torch.nn.functional.conv2d(image, kernel).max().item())
print(torch.jit.script(torch.nn.ReLU())(torch.tensor(-1.0)).item(), np.linalg.det(np.eye(3)))
print(ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 5)())
os.sched_setaffinity(0, os.sched_getaffinity(0))
"""
    outcomes = _run(code, tmp_path, level)
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "27.0\n0.0 1.0\n5\n"
