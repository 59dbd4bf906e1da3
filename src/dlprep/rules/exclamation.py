"""A sentence ends in an exclamation mark.

This is a warning. End the sentence with a full stop. A factorial belongs into a formula.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("exclamation"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

# also the full-width one; not that of an image, of != or of a block such as `!!! note`
_MARK: Final = re.compile(r"(?<!!)[!\uff01](?![\[=!])")


def check_text(field: TextField) -> Iterator[Problem]:
    """Warnings for one text."""
    for match in _MARK.finditer(field.words):
        yield _problem(
            place=field.text.place(match.start()),
            message="an answer in an interview needs no exclamation mark",
            remedy="End the sentence with a full stop.",
        )
