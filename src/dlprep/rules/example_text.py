"""An example with which `dlprep new` fills a file still stands where the contributor's own belongs.

Write your own in its place, or delete it; the lines of a language that is left to others go too.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import LANGUAGE_NAMES, Question, Snippet
from dlprep.problems import Code, Problem
from dlprep.rules.text_fields import TextField, question_fields
from dlprep.skeleton import EXAMPLE_CODE, example_sentences

CODES: Final = (Code("example-text"),)
_problem = partial(Problem, code=CODES[0])


def _pattern(sentence: str) -> str:
    """The sentence wherever its lines break, and without its end."""
    return r"\s+".join(re.escape(word) for word in sentence.rstrip(".").split())


_EXAMPLE: Final = re.compile("|".join(map(_pattern, sorted(example_sentences()))), re.IGNORECASE)


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of one question, at most one of each text."""
    for field in question_fields(question):
        found = _EXAMPLE.search(field.text.value)
        if found is not None:
            yield _text(field, found.start())
    for snippet in question.snippets:
        if snippet.code.value.strip() == EXAMPLE_CODE.strip():
            yield _code(snippet)


def _text(field: TextField, offset: int) -> Problem:
    return _problem(
        place=field.text.place(offset),
        message="an example of `dlprep new` stands here instead of your own text",
        remedy="Write your own. If others are to write the "
        f"{LANGUAGE_NAMES[field.language]}, delete this `{field.language}:` with its text.",
    )


def _code(snippet: Snippet) -> Problem:
    return _problem(
        place=snippet.code.place(),
        message="the example of `dlprep new` stands here instead of your own code",
        remedy="Show what the answer claims, or say in `no_snippets` why there is no code.",
    )
