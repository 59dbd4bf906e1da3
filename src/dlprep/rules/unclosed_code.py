"""Code is opened but never closed, so that Markdown takes other text for code than is meant.

Close a block with a line of the same marks, and code in a sentence with as many back-ticks as it
begins with. Formulas are checked by `math_markup`.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import CodeSpan, Fence, InlineMath, Span, UnclosedMath
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("unclosed-code"),)
_problem = partial(Problem, code=CODES[0])

_BACK_TICKS: Final = re.compile(r"\\.|(?P<ticks>`+)", re.DOTALL)


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    for span in field.spans:
        if isinstance(span, Fence) and not span.closed and span.info != "math":
            yield _problem(
                place=field.text.place(span.start + span.indent),
                message="the code block that begins here is never closed",
                remedy="End it with a line of the same marks, indented like the first.",
            )
    for offset in _single_back_ticks(field):
        yield _problem(
            place=field.text.place(offset),
            message="these back-ticks close no code and open none",
            remedy="Close code with as many back-ticks as it begins with; write a lone one as \\`.",
        )


def _single_back_ticks(field: TextField) -> Iterator[int]:
    """Offsets of back-ticks that close nothing; Python-Markdown would pair others from there on."""
    start = 0
    for span in (*filter(_has_back_ticks, field.spans), Span(len(field.text.value), 0)):
        for match in _BACK_TICKS.finditer(field.text.value, start, max(start, span.start)):
            if match["ticks"]:
                yield match.start()
        start = max(start, span.end)


def _has_back_ticks(span: Span) -> bool:
    return isinstance(span, CodeSpan | Fence | InlineMath | UnclosedMath)
