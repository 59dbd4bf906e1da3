"""The few Linux system calls that Python's standard library lacks.

Sources: the manual pages prctl(2), capset(2), unshare(2), mount(2), mount_setattr(2),
pivot_root(2); numbers from the kernel's ``syscall_64.tbl`` and ``asm-generic/unistd.h``.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from functools import cache
from typing import Final

LINUX: Final = sys.platform == "linux"
MACHINE: Final = platform.machine()

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_SECCOMP: Final = 22
PR_CAPBSET_DROP: Final = 24
PR_SET_CHILD_SUBREAPER: Final = 36
PR_SET_NO_NEW_PRIVS: Final = 38

_LAST_CAPABILITY: Final = 63
_CAPABILITY_VERSION_3: Final = 0x20080522


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, call: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{call}: {os.strerror(number)}")
    return result


def system_call(name: str, number: int, *arguments: int | bytes | None) -> int:
    """``syscall(2)``; integers are passed as unsigned long.

    Raises:
        OSError: the kernel refused; the message begins with ``name``.
    """
    words = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    return _checked(_libc().syscall(ctypes.c_long(number), *words), name)


def prctl(operation: int, argument: int = 0, pointer: int = 0) -> None:
    """``prctl(2)``. Raises OSError where the kernel refuses."""
    words = (ctypes.c_ulong(argument), ctypes.c_ulong(pointer))
    zero = ctypes.c_ulong(0)
    _checked(_libc().prctl(ctypes.c_int(operation), *words, zero, zero), f"prctl({operation})")


def unshare(flags: int) -> None:
    """``unshare(2)``. Raises OSError where the kernel refuses."""
    _checked(_libc().unshare(ctypes.c_int(flags)), "unshare")


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """``mount(2)``; an empty string stands for no source or kind. Raises OSError."""
    texts = [text.encode() or None for text in (source, target, kind)]
    result = _libc().mount(*texts, ctypes.c_ulong(flags), options.encode())
    _checked(result, f"mount {target}")


def unmount_lazily(target: str) -> None:
    """``umount2(2)`` with ``MNT_DETACH``. Raises OSError."""
    _checked(_libc().umount2(target.encode(), 2), f"umount {target}")


def set_host_name(name: str) -> None:
    """``sethostname(2)``. Raises OSError."""
    _checked(_libc().sethostname(name.encode(), ctypes.c_size_t(len(name))), "sethostname")


def die_with_parent(signal: int) -> None:
    """Have the kernel send ``signal`` to this process when its parent ends."""
    if LINUX:
        prctl(PR_SET_PDEATHSIG, signal)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends."""
    if LINUX:
        prctl(PR_SET_CHILD_SUBREAPER, 1)


def drop_capabilities() -> None:
    """Give up every capability, in this process and in whatever it executes.

    Raises:
        OSError: the kernel refused.
    """
    for capability in range(_LAST_CAPABILITY + 1):
        if _libc().prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0) < 0:
            break  # not privileged to do so, or past the last one this kernel knows
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    _checked(_libc().capset(header, bytes(24)), "capset")
