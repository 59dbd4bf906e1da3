"""A question that is not finished, read for the sake of its snippets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dlprep.model import Level, Localized, Question
from dlprep.parse.field import root
from dlprep.parse.question import QUESTION, parse_question, places
from dlprep.problems import Refusal
from dlprep.source import Document


def parse_draft(document: Document, *, question_id: str, chapter: str) -> Question | Refusal:
    """The question, with nothing in the fields that are missing or wrong, for trying out its code.

    Where the snippets themselves cannot be read, everything that is wrong with the file. Arguments
    are those of :func:`parse_question`.
    """
    whole = parse_question(document, question_id=question_id, chapter=chapter)
    if isinstance(whole, Question):
        return whole
    fields = dict(_readable(document))
    if document.faults or not fields.get("snippets"):
        return whole
    nothing = Localized(document.root.place)
    blank = {"level": Level.BASIC, "question": nothing, "short": nothing, "answer": nothing}
    snippets = tuple(fields.pop("snippets").values())
    return Question(
        id=question_id,
        chapter=chapter,
        path=document.path,
        snippets=snippets,
        **places(document),
        **{**blank, **fields},
    )


def _readable(document: Document) -> Iterator[tuple[str, Any]]:
    """Each field in which nothing is wrong, with its value."""
    shapes = {key.name: key.shape for key in QUESTION.keys}
    for entry in document.root.entries:
        name = entry.key.text.value
        field = replace(root(document).key(entry.key, entry.value), faults=[])
        value = shapes[name].read(field) if name in shapes else None
        if value is not None and not field.faults:
            yield name, value
