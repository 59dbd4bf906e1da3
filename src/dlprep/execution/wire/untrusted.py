"""Checks data that came as JSON: each function gives back what it was given, or raises TypeError.

So a reader of such data need not ask what it is, and what is of another shape is found at once.
"""

from __future__ import annotations

import re
from math import inf
from typing import Final

_LARGEST: Final = 1 << 31
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def string(item: object, longest: float = inf) -> str:
    """A string of at most ``longest`` characters."""
    if not isinstance(item, str) or len(item) > longest:
        raise TypeError
    return item


def items(found: object, most: float = inf) -> list[object]:
    """A list of at most ``most`` items."""
    if not isinstance(found, list) or len(found) > most:
        raise TypeError
    return found


def texts(found: object, longest: float = inf) -> dict[str, str]:
    """A string of at most ``longest`` characters by name."""
    if not isinstance(found, dict):
        raise TypeError
    return {name: string(text, longest) for name, text in found.items()}


def numbers(found: object) -> dict[str, float]:
    """A number of seconds by name."""
    if not isinstance(found, dict):
        raise TypeError
    return {name: number(item) for name, item in found.items()}


def integer(item: object) -> int:
    """A whole number such as a line, a column or a size."""
    if not isinstance(item, int) or isinstance(item, bool) or abs(item) > _LARGEST:
        raise TypeError
    return item


def number(item: object) -> float:
    """A number of seconds."""
    if not isinstance(item, float | int) or not 0 <= item <= _LARGEST:
        raise TypeError
    return float(item)


def visible(text: str) -> str:
    r"""``text`` with an escape such as ``\x1b`` for every control character but tab and newline."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
