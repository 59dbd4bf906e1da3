"""The environment variables of snippets and of their runner, and the paths they may read."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Final

_DIGITS: Final = {
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
    "CUDA_VISIBLE_DEVICES": "",
    "KERAS_BACKEND": "torch",
    "MKL_CBWR": "COMPATIBLE",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""What decides the digits that are computed, on every processor."""

_EVERYWHERE: Final = {
    **_DIGITS,
    "COLUMNS": "80",
    "GLOO_SOCKET_IFNAME": "lo",
    "LANG": "C.UTF-8",
    "LOGNAME": "snippet",
    "MASTER_ADDR": "127.0.0.1",
    "MPLBACKEND": "svg",
    "NO_COLOR": "1",
    "PATH": "/usr/bin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
    "TERM": "dumb",
    "TZ": "UTC",
    "USER": "snippet",
}
"""The caller's own environment is not passed on: it may hold tokens."""

_ONE_INSTRUCTION_SET: Final = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
    # kB: blocks cut for 1024 overrun the stack of OpenBLAS 0.3.34, and sums follow their blocks
    "OPENBLAS_L2_SIZE": "512",
}
"""Every x86-64 processor with AVX2 then computes the same digits, whatever newer units it has."""

_SMALL_PAGE_TABLES: Final = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "PYTHONMALLOC": "malloc"}
"""Large memory pages: a fork copies the page tables, which is most of what a fork costs."""

_LIBRARIES: Final = (
    "/etc/ld.so.cache",
    "/lib",
    "/lib64",
    "/sys/devices/system",
    "/usr/lib",
    "/usr/lib64",
    "/usr/share/zoneinfo",
)


def for_snippets() -> dict[str, str]:
    """The environment that snippets see; their folder is added to it."""
    return _EVERYWHERE | (_ONE_INSTRUCTION_SET if _has_avx2() else {})


def for_digits() -> tuple[dict[str, str], dict[str, str]]:
    """What decides the digits of any program: on every processor, and on x86-64 besides."""
    return dict(_DIGITS), dict(_ONE_INSTRUCTION_SET)


def for_runner(folder: str, fonts: str) -> dict[str, str]:
    """The environment of the runner itself.

    Args:
        folder: where it may leave things until it ends.
        fonts: where matplotlib keeps its list of fonts from run to run.
    """
    package = str(Path(__file__).parents[2])  # wherever the build itself found this package
    own = {"HOME": folder, "TMPDIR": folder, "MPLCONFIGDIR": fonts, "PYTHONPATH": package}
    return for_snippets() | _SMALL_PAGE_TABLES | own | _needed_by_the_system()


def _needed_by_the_system() -> dict[str, str]:
    """Variables without which Windows can't start a process."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _has_avx2() -> bool:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as processors:
            return any(line.startswith("flags") and " avx2 " in line for line in processors)
    except OSError:
        return False


def readable_paths() -> tuple[str, ...]:
    """The interpreter, its packages and the system's libraries: all a snippet may read."""
    paths = {sys.prefix, sys.base_prefix, *_LIBRARIES}
    paths |= {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    real = {os.path.realpath(path) for path in paths if not Path(path).is_symlink()}
    return tuple(sorted(path for path in paths | real if os.path.lexists(path)))
