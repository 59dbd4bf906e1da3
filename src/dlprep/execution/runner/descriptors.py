"""Writes to and closes file descriptors in the runner's processes."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Final

_HIGHEST: Final = 1 << 20


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data``, however little the pipe takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def close_all_but(kept: Collection[int]) -> None:
    """Close every descriptor of this process that isn't ``kept``."""
    start = 0
    for descriptor in sorted(kept):
        if descriptor > start:  # an empty range from 0 would close them all
            os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, _HIGHEST)
