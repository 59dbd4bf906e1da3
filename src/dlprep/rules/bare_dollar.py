"""A dollar sign stands in the text outside code and formulas; it looks like TeX that is not shown.

Write a formula in a sentence as a dollar outside each back-tick, and an amount of money in words.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import BareDollar
from dlprep.rules.text_fields import TextField
from dlprep.source.excerpt import shortened

CODES: Final = (Code("bare-dollar"),)
_problem = partial(Problem, code=CODES[0])

_DISPLAYED: Final = re.compile(r"\$\$(?P<tex>[^$`]+)\$\$")
# as Pandoc tells formulas from amounts: no space inside the dollars, no digit behind them
_INLINE: Final = re.compile(r"\$(?P<tex>(?!\s)[^$`\n]+(?<![\s\\]))\$(?!\d)")


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text: one for each formula, and for each dollar that belongs to none."""
    end = 0
    for span in field.spans:
        if not isinstance(span, BareDollar) or span.start < end:
            continue
        value = field.text.value
        formula = _DISPLAYED.match(value, span.start) or _INLINE.match(value, span.start)
        end = formula.end() if formula else span.end
        what, remedy = _describe(formula) if formula else ("a bare `$`", _EITHER)
        yield _problem(
            place=field.text.place(span.start),
            message=f"{what} would be shown as it stands",
            remedy=remedy,
        )


_EITHER: Final = "Write a formula as $`x`$, and an amount as “10 dollars”."


def _describe(formula: re.Match[str]) -> tuple[str, str]:
    """The formula as a message quotes it, and the remedy."""
    quoted = f"`{shortened(formula[0])}`"
    if formula.re is _INLINE:
        return quoted, f"Write $`{formula['tex']}`$."
    return quoted, "Write a line ```math, the formula below it, and a line ``` to close it."
