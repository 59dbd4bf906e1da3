"""Something is listed that is there already: an alias in other letters, or the parent as related.

Remove it: search does not tell upper from lower case, and the page shows its parent anyway.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question
from dlprep.problems import Code, Problem

CODES: Final = (Code("repeated-entry"),)
_problem = partial(Problem, code=CODES[0])


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the lists of one question."""
    seen: dict[str, str] = {}
    for alias in question.aliases:
        first = seen.setdefault(alias.value.casefold(), alias.value)
        if first != alias.value:
            yield _problem(
                place=alias.place(),
                message=f"the alias “{alias}” differs from “{first}” by case alone",
                remedy="Remove one of the two; search does not tell them apart.",
            )
    for related in question.related:
        if question.parent is not None and related.value == question.parent.value:
            yield _problem(
                place=related.place(),
                message=f"`{related}` is the parent already",
                remedy="Remove it from `related`.",
            )
