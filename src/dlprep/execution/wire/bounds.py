"""The largest sizes in a report: the runner keeps to them, and the build checks that it did."""

from __future__ import annotations

from typing import Final

FIGURES: Final = 6
"""Most figures of one snippet."""

SIDE: Final = 12.0
"""Most inches of a figure's width and height; a page's column is about 7 wide."""

PADDING: Final = 0.06
"""Inches around what is drawn."""

WARNINGS: Final = 50
"""Most warnings that are shown; one more is reported, which says that there were too many."""

NAMES: Final = 100
"""Most entries reported of a class's method resolution order, itself included."""

NAME: Final = 200
WARNING: Final = 500
VALUE: Final = 1000
MESSAGE: Final = 8000
TRACE: Final = 8000
"""Most characters of each: name, warning, value, message, traceback."""


def oversize_message(width: float, height: float) -> str:
    """The message of a figure of these inches."""
    return f"a figure measures {width:g} by {height:g} inches; neither side may exceed {SIDE:g}"
