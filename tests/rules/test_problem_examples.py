"""The examples of the pages that explain problems show what they claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from rule_cases import completed, syllabus

from dlprep import parse, source
from dlprep.collection import Collection
from dlprep.model import Glossary, Question
from dlprep.problems import Problem
from dlprep.rules import Checker

ROOT: Final = Path(__file__).parents[2]
EXAMPLE: Final = re.compile(
    r"^(?P<fence>`{3,})yaml\n# (?:before|고치기 전)\n(?P<before>.+?)\n"
    r"# (?:after|고친 뒤)\n(?P<after>.+?)\n(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


def examples() -> Iterator[tuple[str, str, str, str]]:
    for language in ("en", "ko"):
        text = (ROOT / "docs" / language / "problems.md").read_text("utf-8")
        starts = [*re.finditer(r"^### (\S+)", text, re.MULTILINE)]
        for found in EXAMPLE.finditer(text):
            code = next(each[1] for each in reversed(starts) if each.start() < found.start())
            yield language, code, found["before"], found["after"]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    data = (ROOT / "questions" / "glossary.yml").read_bytes()
    document = source.load("questions/glossary.yml", data)
    assert isinstance(document, source.Document)
    result = parse.parse_glossary(document)
    assert isinstance(result, Glossary)
    return result


def problems(example: str, glossary: Glossary) -> tuple[Problem, ...]:
    """What the check says of a good question with the fields of the example in place of its own."""
    document = source.load("questions/activations/sigmoid.yml", completed(example).encode())
    if not isinstance(document, source.Document):
        return document.problems
    question = parse.parse_question(document, question_id="sigmoid", chapter="activations")
    if not isinstance(question, Question):
        return question.problems
    others = frozenset(path.stem for path in ROOT.glob("questions/*/*.yml"))
    return Checker().problems(
        Collection.of([question], syllabus=syllabus(), glossary=glossary, unread=others)
    )


@pytest.mark.parametrize(("language", "code", "before", "after"), [*examples()])
def test_an_example_has_the_problem_before_and_not_after(
    language: str, code: str, before: str, after: str, glossary: Glossary
) -> None:
    assert code in {problem.code for problem in problems(before, glossary)}, language
    assert code not in {problem.code for problem in problems(after, glossary)}, language


def test_no_example_escapes_this_test() -> None:
    pages = [ROOT / "docs" / language / "problems.md" for language in ("en", "ko")]
    fences = sum(page.read_text("utf-8").count("`yaml\n") for page in pages)
    assert len([*examples()]) == fences > 0
