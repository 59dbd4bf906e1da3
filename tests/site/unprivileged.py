"""Permissions that bind root too: what may not be read or written then really cannot be.

with unprivileged():
    assert not dlprep(root, "check").ok
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_VERSION_3: Final = 0x20080522
_OVERRIDING: Final = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes every permission."""

_Sets = ctypes.c_uint32 * 6
"""Effective, permitted and inheritable capabilities, the lower 32 of each before the upper."""


@contextmanager
def unprivileged() -> Iterator[None]:
    """Let this process do until the end of the block only what permissions allow."""
    before = drop()
    try:
        yield
    finally:
        if before is not None:
            _call("capset", before)


def drop() -> ctypes.Array[ctypes.c_uint32] | None:
    """Let this process do only what permissions allow, and tell what it could do before."""
    if os.geteuid() != 0:
        return None
    before = _Sets()
    _call("capget", before)
    after = _Sets(*before)
    after[0] &= ~_OVERRIDING
    _call("capset", after)
    return before


def _call(name: str, sets: ctypes.Array[ctypes.c_uint32]) -> None:
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(header, sets) != 0:
        raise OSError(ctypes.get_errno(), name)
