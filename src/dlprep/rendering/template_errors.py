"""Where an error of a Jinja template arose: in the templates of pages or in those of the theme."""

from __future__ import annotations

import traceback
from collections.abc import Callable


def innermost_line(
    error: BaseException, is_template: Callable[[str], bool]
) -> tuple[str, int] | None:
    """The file and line of the innermost template that ``error`` went through, if of any.

    Jinja lets the code of a template bear its file's name and lines; ``is_template`` tells such a
    name from that of a module.
    """
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if is_template(frame.filename):
            return frame.filename, frame.lineno or 1
    return None


def undecodable_byte(error: UnicodeDecodeError) -> tuple[int, str]:
    """The line of the first byte that is not UTF-8, and the byte as ``0xff``."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return line, f"0x{error.object[error.start]:02x}"
