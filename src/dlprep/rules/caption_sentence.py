"""A caption is a sentence.

This is a warning. Write what the code shows as a noun phrase without a full stop: 층별 기울기의
크기, "The gradient of each layer".
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.korean import SYLLABLES
from dlprep.problems import Code, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("caption-sentence"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_SENTENCE: Final = re.compile(rf"(?:[.。]|[{SYLLABLES}]다)\s*\Z")


def check_text(field: TextField) -> Iterator[Problem]:
    """Warnings for one text."""
    match = _SENTENCE.search(field.text.value) if field.path.endswith(".caption") else None
    if match:
        yield _problem(
            place=field.text.place(match.start()),
            message="a caption is a noun phrase, not a sentence",
            remedy="Name what the code shows, without a full stop.",
        )
