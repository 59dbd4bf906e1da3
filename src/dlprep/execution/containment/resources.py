"""Sets the limits that the kernel enforces per process, see setrlimit(2)."""

from __future__ import annotations

import os
import resource
from pathlib import Path
from typing import Final

from dlprep.execution.containment import kernel
from dlprep.execution.wire.messages import Limits

_OPEN_FILES: Final = 512


def limit_resources(limits: Limits) -> None:
    """Limit what this process and its children may use, as far as the platform counts it."""
    _limit(resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1)
    _limit(resource.RLIMIT_FSIZE, limits.file)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)
    if kernel.LINUX:
        _limit(resource.RLIMIT_AS, _mapped_bytes() + limits.address_space)
        _limit(resource.RLIMIT_NPROC, _tasks_of(os.getuid()) + 2 * limits.processes)


def _limit(which: int, soft: int, hard: int | None = None) -> None:
    _, ceiling = resource.getrlimit(which)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def _mapped_bytes() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


def _tasks_of(user: int) -> int:
    """The visible threads of ``user``, which the kernel counts towards the limit on processes."""
    count = 0
    for entry in os.scandir("/proc"):
        try:
            if entry.name.isdigit() and entry.stat().st_uid == user:
                count += Path(entry.path, "task").stat().st_nlink - 2
        except OSError:
            continue  # it has ended meanwhile
    return count
