"""A code block has more on its first line than its language: an id, classes, a title, numbers.

Write nothing but the language after the marks; say in a sentence what a title would say. Blocks
look alike on all pages, and ids belong to headings.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import Fence
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("fence-options"),)
_problem = partial(Problem, code=CODES[0])

# Our scanner knows no fences inside quotations, and none with a back-tick on the first line.
_OPENING: Final = re.compile(
    r"^[ >]*(?:`{3,}|~{3,})[ \t]*(?P<language>[\w#.+-]*)(?P<rest>[^\n]*)$", re.MULTILINE
)
_OPTIONS: Final = re.compile(r"[ \t]*\{|(?:[ \t]+[A-Za-z]\w*)*[ \t]+[A-Za-z]\w*=[\"']|[^`]*\Z")


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    fences = [span for span in field.spans if isinstance(span, Fence)]
    for opening in _OPENING.finditer(field.text.value):
        rest = opening["rest"]
        if (
            any(fence.start < opening.start() < fence.end for fence in fences)
            or opening["language"] == "math"
        ):
            continue  # what a block shows; formulas have a rule of their own
        if rest.strip() and _OPTIONS.match(rest):
            start = opening.start("rest") + len(rest) - len(rest.lstrip())
            yield _problem(
                place=field.text.place(start),
                message=f"`{rest.strip()}` on the block's first line would change the page's HTML",
                remedy="Write nothing but the language there, as in ```python.",
            )
