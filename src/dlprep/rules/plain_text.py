"""A text that is shown as it stands contains markup: a definition, summary, title, tag or `alt`.

Say it without code, formulas, links and insertions: such texts stand in tooltips, menus and
descriptions for screen readers.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import BareDollar, RawHtml
from dlprep.rules.pieces import Piece

CODES: Final = (Code("plain-text"),)
_problem = partial(Problem, code=CODES[0])


def check_piece(piece: Piece) -> Iterator[Problem]:
    """Problems of one text."""
    for span in piece.spans if not piece.markdown else ():
        if not isinstance(span, RawHtml | BareDollar):  # harmless: what is rendered escapes them
            yield _problem(
                place=piece.text.place(span.start),
                message=f"“{piece.text.value[span.start : span.end]}” is markup, "
                "but this text is shown as it stands",
                remedy="Say it in plain words.",
            )
