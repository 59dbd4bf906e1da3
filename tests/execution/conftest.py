"""Builds checked collections around single snippets, and runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.collection import Collection
from dlprep.execution import Level, Limits, Outcomes, Settings, run_snippets
from dlprep.model import Glossary, Language, Level as Asked, Localized, Question, Snippet, Syllabus, Text
from dlprep.problems import Place, Problem
from dlprep.rules.checked import Checked

PATH = "questions/chapter/one.yml"
CODE_LINE = 41
"""The line on which the code of a snippet made here begins; its column is 7."""


def text(value: str, line: int = 1, column: int = 1, path: str = PATH) -> Text:
    return Text(value, Place(path, line, column))


def both(value: str, line: int = 1) -> Localized:
    return Localized(Place(PATH, line, 1), text(value, line), text(value, line))


def snippet(code: str, *, name: str = "first", draws: bool = False, **fields: object) -> Snippet:
    made = Snippet(
        name=name,
        place=Place(PATH, CODE_LINE - 3, 3),
        code=text(code, CODE_LINE, 7),
        alt=both("what it shows", CODE_LINE - 2) if draws else None,
    )
    texts = {key: text(value) if isinstance(value, str) else value for key, value in fields.items()}
    return replace(made, **texts)  # type: ignore[arg-type]


def question(*snippets: Snippet, answer: str = "", id: str = "one") -> Question:  # noqa: A002
    return Question(
        id=id,
        chapter="chapter",
        path=PATH,
        level=Asked.BASIC,
        question=both("?"),
        short=both("!"),
        answer=Localized(Place(PATH, 9, 3), ko=text(answer, 10, 5)),
        snippets=snippets,
    )


def checked(*questions: Question) -> Checked:
    return Checked(
        Collection(
            questions=questions,
            syllabus=Syllabus(path="questions/syllabus.yml", chapters=()),
            glossary=Glossary(path="questions/glossary.yml"),
            by_id={one.id: one for one in questions},
        )
    )


def shown(problem: Problem) -> str:
    """A problem on one line, as the command line begins it."""
    return f"{problem.place}: {problem.code}: {problem.message}"
