"""The marks that git leaves in a file where two changes meet."""

import re
from collections.abc import Iterator
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.source.decoding import place_of

_MARK: Final = re.compile(r"^(?P<mark><{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)

_BEGINS: Final = (
    "git could not merge two changes; both stand here",
    "Keep one, or join them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
)
_LEFT: Final = (
    "this line is left over from a merge conflict",
    "Delete it, and see that the text around it stands here once.",
)


def find_conflicts(display_path: str, text: str) -> Iterator[Problem]:
    """One problem for each conflict, and for each mark of one that was mended only in part."""
    is_open = False
    for found in _MARK.finditer(text):
        kind = found["mark"][0]
        if kind == "<" or not is_open:
            yield _conflict(display_path, text, found)
        is_open = kind == "<" or (is_open and kind != ">")


def _conflict(display_path: str, text: str, found: re.Match[str]) -> Problem:
    message, remedy = _BEGINS if found["mark"][0] == "<" else _LEFT
    place = place_of(display_path, text, found.start())
    return Problem(code=Code("merge-conflict"), place=place, message=message, remedy=remedy)
