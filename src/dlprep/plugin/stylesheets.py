"""Our stylesheets as one file: a page is shown when the last of its stylesheets is there."""

from __future__ import annotations

import re
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JOINED: Final = "assets/dlprep/styles.css"
_RELATIVE: Final = re.compile(rb"\burl\((?=\w+/)")


def join(assets: Mapping[str, bytes], parts: Sequence[str]) -> dict[str, bytes]:
    """The assets with :data:`JOINED` in the place of its parts, which follow in their order."""
    joined = b"\n".join(_readdressed(path, assets[path]) for path in parts)
    return {path: data for path, data in assets.items() if path not in parts} | {JOINED: joined}


def _readdressed(path: str, sheet: bytes) -> bytes:
    """A stylesheet whose addresses hold from the place of the joined one."""
    folder = relpath(dirname(path), dirname(JOINED))
    return sheet if folder == "." else _RELATIVE.sub(f"url({folder}/".encode(), sheet)
