"""A question or caption is more than a line of plain text, though it stands in menus and lists.

Write it on one line, without lists, links, formulas and insertions; a question has no block of
code either. Say the rest in the answer.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import Fence, InlineMath, Insertion, Link, Span
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("one-line"),)
_problem = partial(Problem, code=CODES[0])

_FIELDS: Final = re.compile(
    r"(?P<title>question)|follow_ups\[\d+\]\.question|snippets\..+\.caption"
)
_LIST: Final = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]|>|\|")


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    kind = _FIELDS.fullmatch(field.path)
    if kind is None:
        return
    value = field.text.value
    if "\n" in value.rstrip("\n"):
        yield _fault(field, value.index("\n"), "has more than one line")
    if _LIST.match(value):
        yield _fault(field, 0, "begins a list, a quotation or a table")
    for span in field.spans if kind["title"] else ():
        if (what := _markup(span)) is not None:
            yield _fault(field, span.start, f"contains {what}")


def _markup(span: Span) -> str | None:
    match span:
        case Link():
            return "a link"
        case Fence():
            return "a block of code"
        case InlineMath():
            return "a formula"
        case Insertion():
            return "an insertion"
        case _:
            return None


def _fault(field: TextField, offset: int, what: str) -> Problem:
    return _problem(
        place=field.text.place(offset),
        message=f"`{field.path}` {what}",
        remedy="Write one line of plain text, and the rest in the answer.",
    )
