"""Excerpts of a file for messages."""

from typing import Final

_LONGEST: Final = 60


def shortened(text: str) -> str:
    """A value on one line, cut after sixty characters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
