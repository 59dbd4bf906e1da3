"""The filter of system calls refuses what it does not know."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dlprep.execution.containment import seccomp

_ON_A_KERNEL_THAT_KNOWS_MORE = f"""
import ctypes, errno
from dlprep.execution.containment import kernel, seccomp

kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
there = 0x00050000 | errno.EXDEV  # which no call answers without arguments
known = {seccomp._HIGHEST_KNOWN}
answer = ((0x35, 0, 1, known), (0x06, 0, 0, there), (0x06, 0, 0, 0x7FFF0000))
seccomp.install([(0x20, 0, 0, 0), *answer])
seccomp.restrict(namespaces=True, processes=True)
libc = ctypes.CDLL(None, use_errno=True)
for number in (known, known + 1, 0x40000000):
    libc.syscall(ctypes.c_long(number), 0, 0, 0, 0, 0, 0)
    print(errno.errorcode[ctypes.get_errno()])
"""
"""An earlier filter stands for the kernel: of two that refuse a call, the later one answers."""


@pytest.mark.skipif(not seccomp.supported(), reason="needs Linux on a known machine")
def test_calls_of_newer_kernels_and_of_x32_are_not_there() -> None:
    command = [sys.executable, "-c", _ON_A_KERNEL_THAT_KNOWS_MORE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["EXDEV", "ENOSYS", "ENOSYS"]
