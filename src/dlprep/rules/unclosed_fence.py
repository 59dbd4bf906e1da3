"""A code block is opened but never closed, so that the rest of the text would be code.

Close the block with a line of the same marks. Formulas are checked by `math_markup`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Problem
from dlprep.prose import Fence
from dlprep.rules.pieces import Piece

CODES: Final = ("unclosed-fence",)
_problem = partial(Problem, code=CODES[0])


def check_piece(piece: Piece) -> Iterator[Problem]:
    """Problems of one text."""
    for span in piece.spans:
        if isinstance(span, Fence) and not span.closed and span.info != "math":
            yield _problem(
                place=piece.text.place(span.start + span.indent),
                message="the code block that begins here is never closed",
                remedy="End it with a line of the same marks, indented like the first.",
            )
