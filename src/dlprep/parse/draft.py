"""A question that is not finished, read for the sake of its snippets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from dlprep.model import Draft
from dlprep.parse.field import root_field
from dlprep.parse.question import QUESTION
from dlprep.source import Document

_TEXTS: Final = frozenset(
    {"question", "short", "answer", "key_points", "wrong_answers", "follow_ups"}
)


def parse_draft(document: Document, *, question_id: str) -> Draft | None:
    """The snippets of a question, with those of its texts in which nothing is wrong.

    There is no draft where the snippets themselves cannot be read. ``question_id`` is the file's
    name without its ending.
    """
    fields = dict(_readable(document))
    if document.faults or not fields.get("snippets"):
        return None
    return Draft(
        id=question_id,
        path=document.path,
        snippets=tuple(fields["snippets"].values()),
        **{name: value for name, value in fields.items() if name in _TEXTS},
    )


def _readable(document: Document) -> Iterator[tuple[str, Any]]:
    """Each field in which nothing is wrong, with its value."""
    shapes = {key.name: key.shape for key in QUESTION.keys}
    for entry in document.root.entries:
        name = entry.key.text.value
        field = replace(root_field(document).key(entry.key, entry.value), faults=[])
        value = shapes[name].read(field) if name in shapes else None
        if value is not None and not field.faults:
            yield name, value
