"""The index of practice: what it counts, and that it changes only with what cards say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from made_executed import SYLLABUS, executed, question

from dlprep.model import Question
from dlprep.study import index_file

QUESTION = """
level: advanced
question: {ko: "**기울기**란?", en: "What is a $`g`$?"}
related: [step]
key_points: [{ko: 첫째., en: First.}, {ko: 둘째., en: Second.}]
wrong_answers: [{claim: {ko: 틀린 말., en: A claim.}, why: {ko: 아닙니다., en: It is not.}}]
follow_ups: [{question: {ko: 그러면?, en: And then?}, answer: {ko: 이렇습니다., en: This.}}]
answer:
  ko: |
    ## 값 [[run.peak]]

    값은 [[run.peak]]이고 [[run.low:.2f]]입니다.
    시드는 [[run.seeds]]개입니다. 식은 $`x = [[run.peak]]`$입니다.

    | | 값 |
    | - | - |
    | 위 | [[run.peak]] |
  en: Text.
snippets:
  run:
    code: |
      seeds = 200
      peak, low = measure(seeds)
"""


def index(*questions: Question) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(index_file(executed(*questions).checked.collection))
    return read


def test_former_ids_are_in_it() -> None:
    made = executed(question(), syllabus=f"moved: {{slope: gradient}}\n{SYLLABUS}")
    assert json.loads(index_file(made.checked.collection))["moved"] == {"slope": "gradient"}


def entry(yaml: str) -> dict[str, Any]:
    first: dict[str, Any] = index(question(yaml))["questions"][0]
    return first


def test_the_whole_index() -> None:
    child = question("parent: gradient", name="step")
    first = question(QUESTION)
    made = index(first, child)
    revisions = [made["questions"][place].pop("rev") for place in (0, 1)]
    assert all(len(revision) == 4 for revision in revisions)
    assert made == {
        "format": 1,
        "levels": ["basic", "intermediate", "advanced"],
        "chapters": [{"id": "basics", "title": {"ko": "기본 개념", "en": "Foundations"}}],
        "questions": [
            {
                "id": "gradient",
                "chapter": 0,
                "level": 2,
                "title": {"ko": "기울기란?", "en": "What is a g?"},
                "counts": [2, 1, 1, 2],
                "related": ["step"],
            },
            {
                "id": "step",
                "chapter": 0,
                "level": 0,
                "title": {"ko": "경사란?", "en": "What is a gradient?"},
                "counts": [0, 0, 0, 0],
                "parent": "gradient",
            },
        ],
        "moved": {},
    }


def test_a_question_in_one_language_has_one_title() -> None:
    assert entry("question: {en: Why?}")["title"] == {"en": "Why?"}


@pytest.mark.parametrize(
    "change",
    [
        ("둘째.", "셋째."),
        ("First.", "The first."),
        ("It is not.", "No."),
        ("seeds = 200", "seeds = 300"),
    ],
)
def test_whatever_cards_say_is_in_the_revision(change: tuple[str, str]) -> None:
    assert entry(QUESTION)["rev"] != entry(QUESTION.replace(*change))["rev"]


def test_what_no_card_says_is_not() -> None:
    changed = QUESTION.replace("related: [step]", "related: []").replace("advanced", "basic")
    assert entry(QUESTION)["rev"] == entry(changed)["rev"]
