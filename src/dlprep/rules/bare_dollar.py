"""A dollar sign stands in the text outside code and formulas; it looks like TeX that is not shown.

Write a formula in a sentence as a dollar outside each back-tick, and an amount of money in words.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import BareDollar
from dlprep.rules.pieces import Piece

CODES: Final = (Code("bare-dollar"),)
_problem = partial(Problem, code=CODES[0])


def check_piece(piece: Piece) -> Iterator[Problem]:
    """Problems of one text."""
    for span in piece.spans:
        if isinstance(span, BareDollar):
            yield _problem(
                place=piece.text.place(span.start),
                message="a bare `$` would be shown as it stands",
                remedy="Write a formula as $`x`$, and an amount as “10 dollars”.",
            )
