"""Makes checked collections around single snippets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dlprep.collection import Collection
from dlprep.model import Glossary, Level, Localized, Question, Snippet, Syllabus, Text
from dlprep.problems import Place, Problem
from dlprep.stages import Checked

PATH = "questions/chapter/one.yml"
CODE_LINE = 41
"""The line on which the code of a snippet made here begins; its column is 7."""


def text(value: str, line: int = 1, column: int = 1) -> Text:
    return Text(value, Place(PATH, line, column))


def both(value: str, line: int = 1) -> Localized:
    return Localized(Place(PATH, line, 1), text(value, line), text(value, line))


def snippet(
    code: str,
    *,
    name: str = "first",
    draws: bool = False,
    raises: str | None = None,
    warns: str | None = None,
    not_run: str | None = None,
) -> Snippet:
    return Snippet(
        name=name,
        place=Place(PATH, CODE_LINE - 3, 3),
        code=text(code, CODE_LINE, 7),
        alt=both("what it shows", CODE_LINE - 2) if draws else None,
        raises=text(raises, CODE_LINE + 20, 13) if raises else None,
        warns=text(warns, CODE_LINE + 21, 12) if warns else None,
        not_run=both(not_run) if not_run else None,
    )


def question(*snippets: Snippet, answer: str = "", name: str = "one") -> Question:
    return Question(
        id=name,
        chapter="chapter",
        path=PATH,
        level=Level.BASIC,
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


def in_file(one: Snippet, line: int) -> Snippet:
    """The same snippet, its code beginning at another line."""
    return replace(one, code=text(one.code.value, line, one.code.origin.column))


def shown(problem: Problem) -> str:
    """A problem on one line, as the command line begins it."""
    return f"{problem.place}: {problem.code}: {problem.message}"


def assert_remedies_are_sentences(problems: Iterable[Problem]) -> None:
    """Whatever a test is about: no problem is told of without saying what to do."""
    unfinished = [one for one in problems if not re.fullmatch(r"[A-Z].*[.]", one.remedy)]
    assert unfinished == []
