"""The layers in the order in which they can be put on, for the three processes of a snippet.

Supervisor, first process and snippet call :func:`leave_host`, :func:`build_room` and
:func:`lock_in`; the probe calls the same three, so that what it finds is what snippets get.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from typing import Final

from dlprep.execution.containment import kernel, landlock, namespaces, seccomp
from dlprep.execution.containment.level import Level
from dlprep.execution.protocol import Limits

_OPEN_FILES: Final = 512
_FIRST_USER_ID: Final = 1_900_000_000
"""No system hands out ids from here; the process id is added, so that no two snippets share one."""

_NOBODY: Final = 65534


def snippet_identity() -> tuple[int, int]:
    """User and group id for the snippet about to start: the caller's own unless that is root's."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    unused = _FIRST_USER_ID + os.getpid()
    known = _maps_identity(unused)
    return (unused, unused) if known else (_NOBODY, _NOBODY)


def _maps_identity(user: int) -> bool:
    """Whether ``user`` exists in this user namespace, which in a container holds only some."""
    try:
        with open("/proc/self/uid_map", encoding="ascii") as ranges:
            lines = [[int(word) for word in line.split()] for line in ranges]
    except OSError:
        return False
    return any(first <= user < first + count for first, _, count in lines)


def leave_host(level: Level) -> None:
    """In the supervisor: leave the host's network and process tree, where the level says so."""
    if level is Level.FULL:
        namespaces.leave_host()


def build_room(
    level: Level, folder: str, readable: Sequence[str], limits: Limits, owner: tuple[int, int]
) -> str:
    """In the first process: make the snippet's folder and enter its root.

    Returns:
        The folder's path as the snippet sees it.

    Raises:
        OSError: the kernel or the disk refused.
    """
    os.mkdir(folder, 0o700)
    if level is not Level.FULL:
        if os.getuid() == 0 and may_drop_root(readable):
            os.chown(folder, *owner)
        return folder
    namespaces.enter_root(folder, readable, limits.scratch, owner)
    return namespaces.HOME


def lock_in(
    level: Level, home: str, readable: Sequence[str], limits: Limits, owner: tuple[int, int]
) -> None:
    """In the snippet's process, last: give up every right it doesn't need.

    Raises:
        OSError: the kernel refused.
    """
    if os.getuid() == 0 and (level is Level.FULL or may_drop_root(readable)):
        _become(owner)
    limit_resources(limits)
    if not kernel.LINUX:
        return
    kernel.drop_capabilities()
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    if level is Level.LIMITS:
        return
    full = level is Level.FULL
    shown = ["/"] if full else [*readable, *_OWN_PROCESS]
    landlock.restrict(shown, [home, "/dev/shm"] if full else [home])
    seccomp.restrict(namespaces=full)


_OWN_PROCESS: Final = (
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/filesystems",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys/kernel",
)


def may_drop_root(readable: Sequence[str]) -> bool:
    """Whether an ordinary user could still read the interpreter where it lies."""
    return all(_open_to_all(path) for path in readable)


def _open_to_all(path: str) -> bool:
    try:
        while path != "/":
            if not os.stat(path).st_mode & 0o001 and os.path.isdir(path):
                return False
            path = os.path.dirname(path)
    except OSError:
        return True  # what isn't there is not needed
    return True


def _become(owner: tuple[int, int]) -> None:
    user, group = owner
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # else its own /proc would belong to root


def limit_resources(limits: Limits) -> None:
    """Limit what this process and its children may use, as far as the platform counts it."""
    _limit(resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1)
    _limit(resource.RLIMIT_FSIZE, limits.file)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)
    if kernel.LINUX:
        _limit(resource.RLIMIT_AS, _mapped_bytes() + limits.address_space)
        _limit(resource.RLIMIT_NPROC, _tasks_of(os.getuid()) + limits.processes)


def _limit(which: int, soft: int, hard: int | None = None) -> None:
    _, ceiling = resource.getrlimit(which)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def _mapped_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as sizes:
        return int(sizes.read().split()[0]) * resource.getpagesize()


def _tasks_of(user: int) -> int:
    """Threads that ``user`` already runs as far as they can be seen: the limit counts them."""
    count = 0
    for entry in os.scandir("/proc"):
        try:
            if entry.name.isdigit() and entry.stat().st_uid == user:
                count += os.stat(f"{entry.path}/task").st_nlink - 2
        except OSError:
            continue  # it has ended meanwhile
    return count
