"""The snippets of a question can be had before the rest of it is written."""

from __future__ import annotations

import pytest

from dlprep import source
from dlprep.model import Question
from dlprep.parse import parse_draft, parse_question
from dlprep.problems import Refusal
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


def draft(text: str) -> Question | Refusal:
    document = source.load("f.yml", text.encode())
    assert isinstance(document, Document), document
    return parse_draft(document, question_id="relu", chapter="basics")


def codes(text: str) -> list[str]:
    found = draft(text)
    assert isinstance(found, Refusal)
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize("text", [DRAFT, SNIPPETS])
def test_snippets_are_read_whatever_is_wrong_elsewhere(text: str) -> None:
    question = draft(text)
    assert isinstance(question, Question)
    assert (question.id, question.chapter, question.path) == ("relu", "basics", "f.yml")
    (snippet,) = question.snippets
    assert (snippet.name, snippet.code.value) == ("clip", "print(max(-1, 0))\n")


def test_what_is_right_is_kept_and_the_rest_left_empty() -> None:
    question = draft(DRAFT)
    assert isinstance(question, Question)
    assert (question.tags, [*question.answer.texts()]) == ((), [])
    assert [text.value for _, text in question.short.texts()] == ["음수를 0으로 만듭니다."]
    assert [str(point.ko) for point in question.key_points] == ["[[clip.x]]"]


def test_a_finished_question_is_the_question() -> None:
    text = DRAFT.replace("easy", "basic").replace(", gradient]", "]").replace("anser", "answer")
    text += "question: {ko: ReLU란?}\n"
    document = source.load("f.yml", text.encode())
    assert isinstance(document, Document)
    whole = parse_question(document, question_id="relu", chapter="basics")
    assert isinstance(whole, Question), whole
    assert draft(text) == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("level: basic\n", ["missing-field"] * 3 + ["no-snippets"]),
        (SNIPPETS.replace("max(", "max(("), ["snippet-syntax"] + ["missing-field"] * 4),
        (SNIPPETS.replace("code: |", "code: >"), ["not-a-literal-block"] + ["missing-field"] * 4),
        (SNIPPETS.replace("clip:", "Clip:"), ["bad-id"] + ["missing-field"] * 4),
        (SNIPPETS + "  clip: {}\n", ["duplicate-key"] + ["missing-field"] * 4),
    ],
)
def test_where_snippets_cannot_be_read_everything_is_told(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
