"""A direct quotation in Korean is followed by 고 instead of 라고.

This is a warning. Write "…"라고 after the quotation mark.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.korean import SYLLABLES
from dlprep.problems import Code, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("quotation-particle"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_PARTICLE: Final = re.compile(rf"(?<=[\"”’'」])고(?![{SYLLABLES}])")


def check_text(field: TextField) -> Iterator[Problem]:
    """Warnings for one text."""
    if field.language != "ko":
        return
    for match in _PARTICLE.finditer(field.words):
        yield _problem(
            place=field.text.place(match.start()),
            message="a direct quotation takes 라고, not 고",
            remedy="Write 라고 after the quotation mark.",
        )
