"""A tag, an alias or a related question is listed twice.

Remove the second one. The parent is shown on the page anyway and need not be related as well.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question, Text
from dlprep.problems import Problem

CODES: Final = ("repeated-entry",)
_problem = partial(Problem, code=CODES[0])


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the lists of one question."""
    yield from _repeated(question.tags, "tag")
    yield from _repeated(question.aliases, "alias")
    yield from _repeated(question.related, "related question")
    for related in question.related:
        if question.parent is not None and related.value == question.parent.value:
            yield _problem(
                place=related.place(),
                message=f"`{related}` is the parent already",
                remedy="Remove it from `related`.",
            )


def _repeated(texts: tuple[Text, ...], what: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for text in texts:
        if text.value.casefold() in seen:
            yield _problem(
                place=text.place(),
                message=f"the {what} `{text}` is listed twice",
                remedy="Remove one of the two.",
            )
        seen.add(text.value.casefold())
