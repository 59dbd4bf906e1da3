"""seccomp: refuses the system calls that no snippet needs.

Sources: seccomp(2), the kernel's ``userspace-api/seccomp_filter`` page, and for the numbers
``syscall_64.tbl`` and ``asm-generic/unistd.h``. The filter refuses what Landlock and limits leave
open: sockets, changes of modes and owners, other processes, and the parts of the kernel in which
most holes have been found.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dlprep.execution.containment import kernel

_AUDIT_ARCHITECTURE: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_HIGHEST_KNOWN: Final = 469
"""``file_setattr`` of Linux 6.17, on both machines. What newer kernels add is not there for a
snippet, and neither are the numbers of x32, which have a high bit set."""

_MODE_FILTER: Final = 2
_THREAD: Final = 0x00010000
_NEW_NAMESPACES: Final = 0x7E020080

_NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "clock_settime": (227, 112),
    "delete_module": (176, 106),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "ioperm": (173, None),
    "iopl": (172, None),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "msgget": (68, 186),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "open_tree_attr": (467, 467),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "semget": (64, 190),
    "setns": (308, 268),
    "settimeofday": (164, 170),
    "shmget": (29, 194),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
"""Refused at every level; the numbers on x86-64 and on 64-bit ARM.

Among them are those that make memory which is attributed to no process (memfd, System V), where
the limits can't see it.
"""

_OUTLIVING_NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "chmod": (90, None),
    "chown": (92, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "file_setattr": (469, 469),
    "fremovexattr": (199, 16),
    "fsetxattr": (190, 7),
    "futimesat": (261, None),
    "ioprio_set": (251, 30),
    "lchown": (94, None),
    "lremovexattr": (198, 15),
    "lsetxattr": (189, 6),
    "mq_open": (240, 180),
    "removexattr": (197, 14),
    "removexattrat": (466, 466),
    "setpriority": (141, 140),
    "setxattr": (188, 5),
    "setxattrat": (463, 463),
    "socket": (41, 198),
    "utime": (132, None),
    "utimensat": (280, 88),
    "utimes": (235, None),
}
"""Refused without namespaces: what would reach, or stay in, the world outside."""

_OTHERS_NUMBERS: Final[dict[str, tuple[int, int]]] = {
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "sched_setaffinity": (203, 122),
    "sched_setattr": (314, 274),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
}
"""Refused without namespaces for any process but the caller's own, which is number 0."""

_FORKING_NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "fork": (57, None),
    "vfork": (58, None),
}
"""Refused where no processes may be started, as is ``clone`` for anything but a thread."""

_CLONE: Final = (56, 220)
_CLONE3: Final = (435, 435)
_IOCTL: Final = (16, 29)
_KILL: Final = (62, 129)
_MMAP: Final = (9, 222)
_PRLIMIT: Final = (302, 261)
_SOCKET: Final = (41, 198)
_SOCKET_FAMILIES: Final = (1, 2, 10, 16)
"""UNIX, IPv4, IPv6 and the netlink by which libraries list the interfaces."""

_KIND_OF_REQUEST: Final = 0xFF00
_REQUESTS: Final = (0x5400, 0x8900)
"""To terminals, pipes and descriptors, and to sockets. All others are to file systems and devices:
they alter files that were opened to be read, where Landlock doesn't look."""

_SHARED_AND_ANONYMOUS: Final = 0x01 | 0x20
"""Flags of ``mmap``. Such memory may outlive its mapping, and then the limits can't see it."""

_ALLOW: Final = 0x7FFF0000
_KILL_PROCESS: Final = 0x80000000
_REFUSE: Final = 0x00050000 | errno.EPERM
_REFUSE_FAMILY: Final = 0x00050000 | errno.EAFNOSUPPORT
_REFUSE_REQUEST: Final = 0x00050000 | errno.EOPNOTSUPP
_UNKNOWN: Final = 0x00050000 | errno.ENOSYS

Instruction = tuple[int, int, int, int]
_NUMBER_OFFSET: Final = 0
_ARCHITECTURE_OFFSET: Final = 4
_ARGUMENTS_OFFSET: Final = 16
_ARGUMENT_SIZE: Final = 8


def supported() -> bool:
    """Whether the numbers of this machine's system calls are known here."""
    return kernel.LINUX and kernel.MACHINE in _AUDIT_ARCHITECTURE


def restrict(*, namespaces: bool, processes: bool) -> None:
    """Filter this process's system calls for good; ``no_new_privs`` must have been set.

    Args:
        namespaces: whether the process has a network and process tree of its own, so that
            sockets and signals may be left to it.
        processes: whether it may start processes. Root may not: its processes are never counted,
            and a fork bomb multiplies faster than anyone can kill.

    Raises:
        OSError: the machine is unknown here, or the kernel refused.
    """
    if not supported():
        raise OSError(f"no system call numbers are known for {kernel.MACHINE}")
    install(_program(namespaces=namespaces, processes=processes))


def install(instructions: Iterable[Instruction]) -> None:
    """Have ``instructions`` decide on every system call from now on. Raises OSError."""
    code = b"".join(struct.pack("HBBI", *one) for one in instructions)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    header = ctypes.create_string_buffer(program, len(program))
    kernel.prctl(kernel.PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(header))


def _program(*, namespaces: bool, processes: bool) -> Iterator[Instruction]:
    column = 0 if kernel.MACHINE == "x86_64" else 1
    yield _load(_ARCHITECTURE_OFFSET)
    yield from _if_equal(_AUDIT_ARCHITECTURE[kernel.MACHINE], 1, 0)
    yield _return(_KILL_PROCESS)
    yield _load(_NUMBER_OFFSET)
    yield from _refuse_above(_HIGHEST_KNOWN)
    yield from _refuse_all(_NUMBERS, column)
    if not namespaces:
        yield from _refuse_reaching_out(column)
    if not processes:
        yield from _refuse_all(_FORKING_NUMBERS, column)
    yield from _answer(_CLONE3[column], _UNKNOWN)  # its flags lie in memory; clone takes over
    yield from _guard(_CLONE[column], 0, _clone_flags(processes=processes))
    yield from _guard(_PRLIMIT[column], 0, _only([0]))
    yield from _guard(_SOCKET[column], 0, _only(_SOCKET_FAMILIES, _REFUSE_FAMILY))
    requests = (_masked(_KIND_OF_REQUEST), *_only(_REQUESTS, _REFUSE_REQUEST))
    yield from _guard(_IOCTL[column], 1, requests)
    shared = (_masked(_SHARED_AND_ANONYMOUS), *_answer(_SHARED_AND_ANONYMOUS, _REFUSE))
    yield from _guard(_MMAP[column], 3, shared)
    yield _return(_ALLOW)


def _refuse_reaching_out(column: int) -> Iterator[Instruction]:
    """Refuse calls with effects outside of the folder, for snippets without namespaces."""
    yield from _refuse_all(_OUTLIVING_NUMBERS, column)
    for numbers in _OTHERS_NUMBERS.values():
        yield from _guard(numbers[column], 0, _only([0]))
    yield from _guard(_KILL[column], 0, _answer(0xFFFFFFFF, _REFUSE))  # everyone: kill(-1)


def _load(offset: int) -> Instruction:
    return 0x20, 0, 0, offset


def _return(action: int) -> Instruction:
    return 0x06, 0, 0, action


def _if_equal(value: int, jump_if: int, jump_else: int) -> Iterator[Instruction]:
    yield 0x15, jump_if, jump_else, value


def _answer(number: int, action: int) -> Iterator[Instruction]:
    yield from _if_equal(number, 0, 1)
    yield _return(action)


def _refuse_above(number: int) -> Iterator[Instruction]:
    yield 0x25, 0, 1, number
    yield _return(_UNKNOWN)


def _refuse_all(
    table: dict[str, tuple[int | None, int | None]], column: int
) -> Iterator[Instruction]:
    for numbers in table.values():
        number = numbers[column]
        if number is not None:
            yield from _answer(number, _REFUSE)


def _guard(number: int, argument: int, checks: Iterable[Instruction]) -> Iterator[Instruction]:
    """Allow ``number`` unless ``checks`` of its ``argument``, counted from 0, refuse it."""
    checked = list(checks)
    yield from _if_equal(number, 0, 2 + len(checked))
    yield _load(_ARGUMENTS_OFFSET + _ARGUMENT_SIZE * argument)
    yield from checked
    yield _return(_ALLOW)


def _only(values: Sequence[int], action: int = _REFUSE) -> Iterator[Instruction]:
    """Do ``action`` unless what was loaded is one of ``values``."""
    for left, value in zip(range(len(values), 0, -1), values, strict=True):
        yield from _if_equal(value, left, 0)
    yield _return(action)


def _masked(mask: int) -> Instruction:
    return 0x54, 0, 0, mask


def _clone_flags(*, processes: bool) -> Iterator[Instruction]:
    """Refuse new namespaces and, unless ``processes`` may be started, anything but a thread."""
    yield from ((0x45, 0, 1, _NEW_NAMESPACES), _return(_REFUSE))
    if not processes:
        yield from ((0x45, 1, 0, _THREAD), _return(_REFUSE))
