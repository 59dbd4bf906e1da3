"""Headings do not form an outline: one is too high, skips a level, or stands outside the answer.

The page's title is its question, so the headings of an answer begin with `##`, each at most one
level deeper than the one before. Other fields have none.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import MASK, Heading
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("heading-order"),)
_problem = partial(Problem, code=CODES[0])

_HIGHEST: Final = 2
_UNDERLINE: Final = re.compile(r"^(?:=+|-+)[ ]*$", re.MULTILINE)


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    headings = [span for span in field.spans if isinstance(span, Heading)]
    if field.path == "answer":
        yield from _outline(field, headings)
    else:
        yield from _outside(field, headings)
    for match in _UNDERLINE.finditer(field.words):
        if not _makes_heading(field.words, match.start()):
            continue
        yield _problem(
            place=field.text.place(match.start()),
            message="this line turns the text above it into a heading",
            remedy="Write a heading as `## Heading`; put blank lines around a rule.",
        )


def _makes_heading(words: str, underline: int) -> bool:
    """Whether the line above is text: not blank, a heading, a table or the end of a block."""
    above = words[words.rfind("\n", 0, max(underline - 1, 0)) + 1 : underline].strip()
    return bool(above.strip(MASK)) and not above.startswith("#") and "|" not in above


def _outline(field: TextField, headings: list[Heading]) -> Iterator[Problem]:
    for heading in headings[:1]:
        if heading.level != _HIGHEST:
            yield _level(field, heading, "the first heading of an answer", _HIGHEST)
    for above, heading in pairwise(headings):
        if heading.level < _HIGHEST:
            yield _level(
                field, heading, "the title of the page is its question; this one", _HIGHEST
            )
        elif heading.level > above.level + 1:
            yield _level(field, heading, "this heading skips a level: it", above.level + 1)


def _level(field: TextField, heading: Heading, what: str, level: int) -> Problem:
    return _problem(
        place=field.text.place(heading.start),
        message=f"{what} has level {heading.level}",
        remedy=f"Write `{'#' * level} {heading.title}`.",
    )


def _outside(field: TextField, headings: list[Heading]) -> Iterator[Problem]:
    for heading in headings:
        yield _problem(
            place=field.text.place(heading.start),
            message=f"`{field.path}` cannot have headings",
            remedy="Only the answer has headings; say it in a sentence, or write \\# for the sign.",
        )
