"""What a report holds at most: the runner keeps to it, and the build checks that it did."""

from __future__ import annotations

from typing import Final

FIGURES: Final = 6
SIDE: Final = 12.0
"""Inches of a figure; a page's column is about 7 wide."""

PADDING: Final = 0.06
"""Inches around what is drawn."""

WARNINGS: Final = 50
"""Of one more it is told that there were too many."""

NAMES: Final = 100
"""Classes that a class derives from, itself included."""

NAME: Final = 200
WARNING: Final = 500
VALUE: Final = 1000
MESSAGE: Final = 8000
TRACE: Final = 8000
"""Characters of each, like the three above."""


def oversize_message(width: float, height: float) -> str:
    """The message of a figure of these inches."""
    return f"a figure measures {width:g} by {height:g} inches; neither side may exceed {SIDE:g}"
