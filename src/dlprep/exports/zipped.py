"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows."""

_READABLE: Final = 0o644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of ``files`` by path; equal files give equal bytes."""
    archive = io.BytesIO()
    with ZipFile(archive, "w") as opened:
        for path, data in sorted(files.items()):
            entry = ZipInfo(path, _DATE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, _READABLE
            entry.create_system = 3  # Unix, wherever it is made
            opened.writestr(entry, data)
    return archive.getvalue()
