"""The text contains an emoji or the name of one.

Remove it: pages are read aloud, printed and searched, and say what they mean in words.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("emoji"),)
_problem = partial(Problem, code=CODES[0])

# The characters that Unicode shows as pictures unasked, and the selector that asks for one.
_PICTURES: Final = (
    "\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a0\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5"
    "\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797"
    "\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\ufe0f"
)
_EMOJI: Final = re.compile(rf"[{_PICTURES}]+|(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    for match in _EMOJI.finditer(field.words):
        yield _problem(
            place=field.text.place(match.start()),
            message=f"“{match[0]}” is an emoji",
            remedy="Remove it, or say it in words.",
        )
