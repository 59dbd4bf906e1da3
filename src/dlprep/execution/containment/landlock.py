"""Landlock: no file is read or written except beneath given folders.

Sources: landlock(7), landlock_create_ruleset(2), landlock_add_rule(2), landlock_restrict_self(2).
Landlock doesn't cover ``chmod`` and its kin, UDP and pathname sockets; seccomp closes those.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dlprep.execution.containment import kernel

_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_CREATE_RULESET_VERSION: Final = 1
_RULE_PATH_BENEATH: Final = 1

_EXECUTE: Final = 1 << 0
_WRITE_FILE: Final = 1 << 1
_READ_FILE: Final = 1 << 2
_READ_DIR: Final = 1 << 3
_REFER: Final = 1 << 13
_TRUNCATE: Final = 1 << 14
_IOCTL_DEV: Final = 1 << 15

_READ: Final = _EXECUTE | _READ_FILE | _READ_DIR
_OF_FILES: Final = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_FIRST_VERSION: Final = _REFER - 1
"""Every right of the first version: all bits below ``REFER``."""

_SCOPED_SOCKETS_AND_SIGNALS: Final = 3
_VERSION_OF_NETWORK_RULES: Final = 4
VERSION_OF_TRUNCATE: Final = 3
"""The version from which on files outside can't be emptied, which doesn't take writing them."""

VERSION_OF_SCOPES: Final = 6
"""The version from which on signals to processes outside are refused."""


def version() -> int:
    """The kernel's Landlock version; 0 where it has none."""
    if not kernel.LINUX:
        return 0
    try:
        return kernel.system_call(
            "landlock_create_ruleset", _CREATE_RULESET, None, 0, _CREATE_RULESET_VERSION
        )
    except OSError:
        return 0


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Deny this process, for good, every file but those beneath the given paths.

    Paths that don't exist are left out. ``no_new_privs`` must have been set.

    Raises:
        OSError: the kernel has no Landlock, or refused.
    """
    known = version()
    if known == 0:
        raise OSError("this kernel has no Landlock")
    handled = _handled(known)
    rules = _create(known, handled)
    for path in readable:
        _allow(rules, path, _READ & handled)
    for path in writable:
        _allow(rules, path, handled)
    _allow(rules, "/dev/null", (_READ | _WRITE_FILE) & handled)
    for device in ("/dev/zero", "/dev/full", "/dev/urandom", "/dev/random"):
        _allow(rules, device, _READ_FILE)
    kernel.system_call("landlock_restrict_self", _RESTRICT_SELF, rules, 0)
    os.close(rules)


def _handled(known: int) -> int:
    later = ((2, _REFER), (VERSION_OF_TRUNCATE, _TRUNCATE), (5, _IOCTL_DEV))
    return _FIRST_VERSION | sum(right for since, right in later if known >= since)


def _create(known: int, handled: int) -> int:
    words = [handled]
    if known >= _VERSION_OF_NETWORK_RULES:
        words.append(0)  # the network is seccomp's and the namespace's
    if known >= VERSION_OF_SCOPES:
        words.append(_SCOPED_SOCKETS_AND_SIGNALS)
    attributes = struct.pack(f"{len(words)}Q", *words)
    size = len(attributes)
    return kernel.system_call("landlock_create_ruleset", _CREATE_RULESET, attributes, size, 0)


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not Path(path).is_dir():
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, descriptor)
        kernel.system_call("landlock_add_rule", _ADD_RULE, rules, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(descriptor)
