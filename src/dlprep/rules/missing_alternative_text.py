"""A snippet that imports matplotlib has no text for readers who cannot see its figure.

Say under `alt`, in both languages, what the figure shows: axes, curves, and what is to be seen.
Code that draws none does not need the import: with `alt` it would fail for lack of a figure.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question
from dlprep.problems import Code, Problem

CODES: Final = (Code("missing-alternative-text"),)
_problem = partial(Problem, code=CODES[0])

_DRAWS: Final = re.compile(r"^[ \t]*(?:import|from)[ \t]+matplotlib\b", re.MULTILINE)


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the snippets of one question."""
    for snippet in question.snippets:
        draws = _DRAWS.search(snippet.code.value)
        if draws and snippet.alt is None and snippet.not_run is None:
            yield _problem(
                place=snippet.place,
                message=f"the snippet `{snippet.name}` imports matplotlib, "
                "but has no alternative text",
                remedy="Say under `alt`, in both languages, what the figure shows; code that draws "
                "none does not need the import.",
            )
