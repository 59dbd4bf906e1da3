"""Namespaces: a root, network, process tree and host name of the snippet's own.

Sources: namespaces(7), user_namespaces(7), pid_namespaces(7), network_namespaces(7),
mount_setattr(2), pivot_root(2), netdevice(7). Two processes share the work: the supervisor leaves
the host's network and process tree (:func:`leave_host`), the first process of the new tree builds
the new root (:func:`enter_root`).
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dlprep.execution.containment import kernel

HOME: Final = "/snippet"
"""The snippet's folder as it sees it itself: the same on every machine."""

SHARED_MEMORY: Final = "/dev/shm"  # noqa: S108 - its own, in memory
"""Where processes of one snippet share memory."""

_NEW_MOUNTS: Final = 0x00020000
_NEW_HOST_NAME: Final = 0x04000000
_NEW_IPC: Final = 0x08000000
_NEW_USERS: Final = 0x10000000
_NEW_PROCESSES: Final = 0x20000000
_NEW_NETWORK: Final = 0x40000000

_MS_RDONLY: Final = 1
_MS_NOSUID_NODEV: Final = 2 | 4
_MS_REMOUNT: Final = 32
_MS_BIND_ALL: Final = 0x1000 | 0x4000
_MS_PRIVATE_ALL: Final = 0x40000 | 0x4000

_MOUNT_SETATTR: Final = 442
_AT_FDCWD: Final = -100 & 0xFFFFFFFFFFFFFFFF
_AT_RECURSIVE: Final = 0x8000
_ATTR_RDONLY_NOSUID: Final = 1 | 2
_PIVOT_ROOT: Final = {"x86_64": 155, "aarch64": 41}

_SIOCSIFFLAGS: Final = 0x8914
_UP_LOOPBACK_RUNNING: Final = 0x1 | 0x8 | 0x40

_DEVICES: Final = ("null", "zero", "full", "random", "urandom")
_FILES: Final = {
    "hosts": "127.0.0.1 localhost snippet\n::1 localhost\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    "group": "snippet:x:{group}:\n",
    "passwd": "snippet:x:{user}:{group}::/snippet:/bin/false\n",
}


def leave_host() -> None:
    """Give this process an own network with nothing but a loopback, and its children an own tree.

    Without the privilege to do so a user namespace grants it, where the system lets ordinary users
    make one.

    Raises:
        OSError: the kernel refused.
    """
    flags = _NEW_NETWORK | _NEW_PROCESSES | _NEW_IPC | _NEW_HOST_NAME
    user, group = os.getuid(), os.getgid()
    try:
        kernel.unshare(flags)
    except PermissionError:
        kernel.unshare(flags | _NEW_USERS)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    kernel.set_host_name("snippet")
    _raise_loopback()


def _raise_loopback() -> None:
    request = struct.pack("16sH14x", b"lo", _UP_LOOPBACK_RUNNING)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, request)


def enter_root(root: str, readable: Iterable[str], scratch: int, owner: tuple[int, int]) -> None:
    """Build a root at ``root`` that holds the readable paths and an empty folder, and enter it.

    Everything is read-only but :data:`HOME` and ``/dev/shm``, which live in memory and hold
    ``scratch`` bytes each; both end with the last process.

    Args:
        root: an empty folder to mount on; nothing of the new root shows outside.
        readable: absolute paths of files and folders to show.
        scratch: size of each writable folder in bytes.
        owner: user and group id of the snippet.

    Raises:
        OSError: the kernel refused.
    """
    kernel.unshare(_NEW_MOUNTS)
    kernel.mount("", "/", "", _MS_PRIVATE_ALL)
    kernel.mount("tmpfs", root, "tmpfs", _MS_NOSUID_NODEV, "size=1m,mode=755")
    _mount_readable(root, readable)
    _add_devices_and_files(root, owner)
    for folder in (SHARED_MEMORY, HOME):
        Path(root + folder).mkdir(parents=True)
        options = f"size={scratch},nr_inodes=20000,mode=1777"
        kernel.mount("tmpfs", root + folder, "tmpfs", _MS_NOSUID_NODEV, options)
    Path(root, "proc").mkdir()
    kernel.mount("proc", f"{root}/proc", "proc", _MS_NOSUID_NODEV)
    kernel.mount("", root, "", _MS_REMOUNT | _MS_RDONLY | _MS_NOSUID_NODEV)
    os.chdir(root)
    kernel.system_call("pivot_root", _PIVOT_ROOT[kernel.MACHINE], b".", b".")
    kernel.unmount_lazily(".")
    os.chdir(HOME)


def _mount_readable(root: str, readable: Iterable[str]) -> None:
    shown: list[Path] = []
    for path in map(Path, sorted(readable)):
        if any(path.is_relative_to(done) for done in shown):
            continue
        shown.append(path)
        inside = Path(root + str(path))
        if path.is_symlink():
            inside.parent.mkdir(parents=True, exist_ok=True)
            inside.symlink_to(path.readlink())
        else:
            _bind(path, inside)
            _make_read_only(inside)


def _bind(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        target.mkdir()
    else:
        target.touch()
    kernel.mount(str(source), str(target), "", _MS_BIND_ALL)


def _make_read_only(target: Path) -> None:
    attributes = struct.pack("QQQQ", _ATTR_RDONLY_NOSUID, 0, 0, 0)
    path = bytes(target)
    call = (_AT_FDCWD, path, _AT_RECURSIVE, attributes, len(attributes))
    kernel.system_call("mount_setattr", _MOUNT_SETATTR, *call)


def _add_devices_and_files(root: str, owner: tuple[int, int]) -> None:
    for device in _DEVICES:
        _bind(Path("/dev", device), Path(root, "dev", device))
    Path(root, "dev", "fd").symlink_to("/proc/self/fd")
    Path(root, "etc").mkdir(exist_ok=True)
    for name, text in _FILES.items():
        filled = text.format(user=owner[0], group=owner[1])
        Path(root, "etc", name).write_text(filled, encoding="ascii")
