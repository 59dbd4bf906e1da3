"""Snippets and the places where the text shows them do not match.

`[[name]]` on a line of its own in the answer shows a snippet, once in each language;
`[[name.field]]` inserts a value of its run anywhere. Every snippet is shown.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question, Snippet
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Place, Problem
from dlprep.prose import Insertion
from dlprep.rules.text_fields import TextField, question_fields

CODES: Final = (Code("snippet-insertion"),)
_problem = partial(Problem, code=CODES[0])

_MALFORMED: Final = re.compile(r"(?<!\\)\[\[")


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of one question."""
    snippets = {snippet.name: snippet for snippet in question.snippets}
    called: set[str] = set()
    for field in question_fields(question):
        if field.markdown:
            yield from _piece(field, snippets)
            called.update(span.snippet for span in field.insertions if span.field is None)
    for snippet in question.snippets:
        if snippet.name not in called:
            yield _never_shown(snippet)


def _piece(field: TextField, snippets: dict[str, Snippet]) -> Iterator[Problem]:
    seen: set[str] = set()
    for span in field.insertions:
        place = field.text.place(span.start)
        snippet = snippets.get(span.snippet)
        if snippet is None:
            yield _undefined(place, span.snippet, list(snippets))
        elif span.field is not None:
            yield from _value(place, snippet)
        else:
            yield from _block(place, span, field, repeated=span.snippet in seen)
            seen.add(span.snippet)
    for match in _MALFORMED.finditer(field.words):
        yield _malformed(field.text.place(match.start()))


def _block(place: Place, span: Insertion, field: TextField, *, repeated: bool) -> Iterator[Problem]:
    if field.path != "answer":
        yield _problem(
            place=place,
            message=f"`{field.path}` cannot show a snippet, only values of its run",
            remedy=f"Show it in the answer; here, insert a value: [[{span.snippet}.name]].",
        )
    elif not span.alone:
        yield _problem(
            place=place,
            message=f"`[[{span.snippet}]]` shows a whole snippet and needs a line to itself",
            remedy=f"Put it between blank lines, or insert a value: [[{span.snippet}.name]].",
        )
    elif repeated:
        yield _problem(
            place=place,
            message=f"the snippet `{span.snippet}` is shown twice",
            remedy="Show it once; elsewhere insert values of its run.",
        )


def _value(place: Place, snippet: Snippet) -> Iterator[Problem]:
    if snippet.not_run is not None:
        yield _problem(
            place=place,
            message=f"the snippet `{snippet.name}` is not executed, so it has no values",
            remedy="Leave the value out, or let the snippet run.",
        )


def _undefined(place: Place, name: str, known: list[str]) -> Problem:
    return _problem(
        place=place,
        message=f"no snippet of this question is named `{name}`",
        remedy=did_you_mean(name, known, "Define it under `snippets`, or leave the insertion out."),
    )


def _malformed(place: Place) -> Problem:
    return _problem(
        place=place,
        message="`[[` begins an insertion, but what follows is not the name of a snippet",
        remedy="Write [[name]] or [[name.field]]; put brackets that are meant as such into code.",
    )


def _never_shown(snippet: Snippet) -> Problem:
    return _problem(
        place=snippet.place,
        message=f"the snippet `{snippet.name}` is shown nowhere",
        remedy=f"Put [[{snippet.name}]] on a line of its own in the answer.",
    )
