"""A text that is shown as it stands contains markup: a definition, summary, title, tag or `alt`.

Say it without code, formulas, links, insertions and emphasis: such texts stand in tooltips,
menus and descriptions for screen readers.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import BareDollar, RawHtml
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("plain-text"),)
_problem = partial(Problem, code=CODES[0])

_EMPHASIS: Final = re.compile(r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*]).+?(?<=[^\s*])(?P=mark)(?!\*)")


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    for start, end in _markup(field) if not field.markdown else ():
        yield _problem(
            place=field.text.place(start),
            message=f"“{field.text.value[start:end]}” is markup, "
            "but this text is shown as it stands",
            remedy="Say it in plain words.",
        )


def _markup(field: TextField) -> Iterator[tuple[int, int]]:
    for span in field.spans:
        if not isinstance(span, RawHtml | BareDollar):  # harmless: what is rendered escapes them
            yield span.start, span.end
    for emphasis in _EMPHASIS.finditer(field.text.value):
        yield emphasis.span()
