"""A number of four digits or more has no comma.

This is a warning. Write 1,000 and 65,504, and give an inserted value the format `:,`. Years, names
such as RTX 4090, and what is code or a formula stay as they are.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("thousands-separator"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_YEAR: Final = r"(?:1[89]\d\d|20\d\d)(?!\d)"
_IN_A_NAME: Final = r"[A-Za-z0-9.,:/_#–-]"
_NUMBER: Final = re.compile(
    rf"(?<!{_IN_A_NAME})(?<![A-Z] )(?<![A-Z][a-z] )(?!{_YEAR})\d{{4,}}(?![A-Za-z\d:/_–-]|\.\d)"
)


def check_text(field: TextField) -> Iterator[Problem]:
    """Warnings for one text."""
    for match in _NUMBER.finditer(field.words):
        yield _problem(
            place=field.text.place(match.start()),
            message=f"{match[0]} has no comma",
            remedy=f"Write {int(match[0]):,}.",
        )
