"""Reads files out of an executable made by `pkg`, without running it.

Such an executable is Node.js followed by a payload (all files, one after the other) and a prelude
(a script that ends in a table of those files). The positions of both stand as text in a script
inside Node.js.
"""

import json
import mmap
import re
from pathlib import Path
from typing import Any, Final

_POSITIONS: Final = re.compile(rb"var (PAYLOAD|PRELUDE)_(POSITION|SIZE) = '(\d+) *' \| 0;")
_POSITIONS_START: Final = b"var PAYLOAD_POSITION = '"
_POSITIONS_LENGTH: Final = 500
_TABLE_START: Final = '{"/snapshot'
_CONTENT: Final = "1"  # pkg's name for the place of a file's content


class Archive:
    """The files inside one executable, by their path there.

    Raises:
        ValueError: the file is no executable of the expected form.
        OSError: the file cannot be read.
    """

    def __init__(self, executable: Path) -> None:
        with executable.open("rb") as file, _map(file.fileno()) as data:
            payload, prelude = _sections(data)
            self._files = _table(data[prelude].decode("utf-8", "replace"))
            self._payload = data[payload]

    def read(self, path: str) -> bytes:
        """The content of the file at ``path``.

        Raises:
            KeyError: there is no such file.
        """
        offset, size = self._files[path][_CONTENT]
        return self._payload[offset : offset + size]


def _map(descriptor: int) -> mmap.mmap:
    return mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)


def _sections(data: mmap.mmap) -> tuple[slice, slice]:
    """Where payload and prelude stand in the executable."""
    start = max(data.find(_POSITIONS_START), 0)
    found = {
        (match[1], match[2]): int(match[3])
        for match in _POSITIONS.finditer(data, start, start + _POSITIONS_LENGTH)
    }
    try:
        return _section(found, b"PAYLOAD"), _section(found, b"PRELUDE")
    except KeyError:
        raise ValueError("it does not say where its files stand") from None


def _section(found: dict[tuple[bytes, bytes], int], name: bytes) -> slice:
    position = found[name, b"POSITION"]
    return slice(position, position + found[name, b"SIZE"])


def _table(prelude: str) -> dict[str, dict[str, Any]]:
    start = prelude.find(_TABLE_START)
    if start < 0:
        raise ValueError("it has no table of its files")
    table: dict[str, dict[str, Any]] = json.JSONDecoder().raw_decode(prelude, start)[0]
    return table
