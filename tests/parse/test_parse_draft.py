"""The snippets of a question can be had before the rest of it is written."""

from __future__ import annotations

import pytest

from dlprep import source
from dlprep.model import Draft
from dlprep.parse import parse_draft
from dlprep.source import Document

SNIPPETS = """\
snippets:
  clip:
    code: |
      print(max(-1, 0))
"""

DRAFT = f"""\
level: easy
tags: [gradient, gradient]
short: {{ko: 음수를 0으로 만듭니다.}}
anser: {{ko: '[[clip]]'}}
key_points:
  - {{ko: '[[clip.x]]'}}
{SNIPPETS}"""


def draft(text: str) -> Draft | None:
    document = source.load("f.yml", text.encode())
    assert isinstance(document, Document), document
    return parse_draft(document, question_id="relu")


@pytest.mark.parametrize("text", [DRAFT, SNIPPETS])
def test_snippets_are_read_whatever_is_wrong_elsewhere(text: str) -> None:
    question = draft(text)
    assert question is not None
    assert (question.id, question.path) == ("relu", "f.yml")
    (snippet,) = question.snippets
    assert (snippet.name, snippet.code.value) == ("clip", "print(max(-1, 0))\n")


def test_texts_that_are_right_are_kept_and_no_others() -> None:
    question = draft(DRAFT)
    assert question is not None
    assert (question.question, question.answer) == (None, None)
    assert [(field, str(text.ko)) for field, text in question.prose()] == [
        ("short", "음수를 0으로 만듭니다."),
        ("key_points[0]", "[[clip.x]]"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "level: basic\n",
        SNIPPETS.replace("max(", "max(("),
        SNIPPETS.replace("code: |", "code: >"),
        SNIPPETS.replace("clip:", "Clip:"),
        SNIPPETS + "  clip: {}\n",
    ],
)
def test_where_snippets_cannot_be_read_there_is_no_draft(text: str) -> None:
    assert draft(text) is None
