"""Keeps rendered formulas between builds, in one SQLite file.

A cache may be lost at any time: whatever goes wrong with it (a full disk, a read-only folder, a
damaged file) makes a build slower and never makes it fail.
"""

import contextlib
import sqlite3
import zlib
from pathlib import Path
from typing import Final

MAXIMUM_FORMULAS: Final = 200_000
"""How many are kept, the latest; one takes about 700 bytes, a question has about 17 of its own.

A site that has more finds none again: it puts the first in when it has taken the last."""

_FILE: Final = "formulas.sqlite3"
_PATIENCE: Final = 2.0  # seconds to wait for another build that is writing
_DAMAGED: Final = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_SCHEMA: Final = f"""
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS formula (number INTEGER PRIMARY KEY, key BLOB UNIQUE, value BLOB);
    CREATE TRIGGER IF NOT EXISTS bound AFTER INSERT ON formula BEGIN
        DELETE FROM formula WHERE number <= new.number - {MAXIMUM_FORMULAS};
    END;
"""  # noqa: S608 # put together from constants


class FormulaCache:
    """A mapping from keys to texts that lasts, used by any number of builds at once.

    One object is to be used by one thread at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = _connect(folder) or _connect(folder)

    def get(self, key: bytes) -> str | None:
        """What was put under ``key``, if it is still there and undamaged."""
        row = self._execute("SELECT value FROM formula WHERE key = ?", (key,))
        try:
            # zlib ends each value in a checksum and refuses it when that does not match
            return zlib.decompress(row[0]).decode() if row else None
        except (zlib.error, TypeError, ValueError):
            return None

    def put(self, key: bytes, value: str) -> None:
        """Keep ``value`` under ``key``; the first failure turns the cache off."""
        compressed = zlib.compress(value.encode(), level=1)
        self._execute(
            "INSERT OR REPLACE INTO formula (key, value) VALUES (?, ?)", (key, compressed)
        )

    def close(self) -> None:
        """Let go of the file; from now on the cache is empty and keeps nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _execute(self, statement: str, values: tuple[bytes, ...]) -> tuple[bytes] | None:
        """The first row, if there is any; a fault closes the cache."""
        if self._connection is None:
            return None
        try:
            row: tuple[bytes] | None = self._connection.execute(statement, values).fetchone()
        except sqlite3.Error as error:
            self.close()
            _remove_if_damaged(self._folder, error)
            return None
        return row


def _connect(folder: Path) -> sqlite3.Connection | None:
    """Open the file, or nothing; a damaged one is removed, so that the next try succeeds."""
    connection = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            folder / _FILE, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.executescript(_SCHEMA)
    except (OSError, sqlite3.Error) as error:
        if connection is not None:
            connection.close()
        _remove_if_damaged(folder, error)
        return None
    return connection


def _remove_if_damaged(folder: Path, error: Exception) -> None:
    if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
        for path in folder.glob(f"{_FILE}*"):
            with contextlib.suppress(OSError):
                path.unlink()
