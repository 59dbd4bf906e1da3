"""What each rule says of a collection: the files of ``tests/cases/rules``, named like the rules.

A case is the good project of ``rule_cases.py`` with other fields in the files that it names, and
all the problems that the rule then finds; without any it has none. ``ko`` and ``en`` are the
answers of the question, which begin at 3:5 where there is one.
"""

from collections.abc import Iterable
from itertools import groupby
from textwrap import indent
from typing import Any, Final

import pytest
from rule_cases import collection, problems_of, question

import case_files
from dlprep.collection import Collection
from dlprep.problems import Problem
from dlprep.rules import RULES

BY_NAME: Final = {rule.__name__.rpartition(".")[2]: rule for rule in RULES}
KEYS: Final = {"en", "glossary", "ko", "problems", "question", "questions", "syllabus", "unread"}
CASES: Final = {
    path.stem: case_files.read(f"rules/{path.name}", "it", may_have=KEYS)
    for path in sorted((case_files.FOLDER / "rules").iterdir())
}


def subject(case: dict[str, Any]) -> Collection:
    return collection(
        *(question(yaml, *reversed(path.split("/"))) for path, yaml in files(case).items()),
        syllabus_yaml=case.get("syllabus", ""),
        glossary_yaml=case.get("glossary", ""),
        unread=frozenset(case.get("unread", ())),
    )


def files(case: dict[str, Any]) -> dict[str, str]:
    """The files of questions, of which a case has one or those that it lists."""
    answers = [_indented(each, case[each]) for each in ("ko", "en") if each in case]
    assert [bool(answers), "question" in case, "questions" in case].count(True) <= 1
    one = "answer:\n" + "".join(answers) if answers else case.get("question", "")
    several: dict[str, str] = case.get("questions", {"activations/sigmoid": one})
    return several


def _indented(language: str, answer: str) -> str:
    return f"  {language}: |\n{indent(answer.rstrip(), '    ')}\n"


def told(problems: Iterable[Problem]) -> str:
    """A line for each problem, and below those that have the same remedy a line with it."""
    lines = []
    for remedy, those in groupby(problems, lambda each: each.remedy):
        lines += [f"{_place(each)}: {each.code}: {each.message}\n" for each in those]
        lines.append(f"  {remedy}\n")
    return "".join(lines)


def _place(problem: Problem) -> str:
    place = problem.place
    return f"{place.path.rpartition('/')[2]}:{place.line}:{place.column}"


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param(rule, case, id=f"{rule} {case['it']}")
        for rule, cases in CASES.items()
        for case in cases
    ],
)
def test_says_what_is_expected(rule: str, case: dict[str, Any]) -> None:
    assert told(problems_of(BY_NAME[rule], subject(case))) == case.get("problems", "")


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_has_a_good_case_and_bad_ones_for_all_of_its_codes(rule: str) -> None:
    cases = CASES[rule]
    bad = [line for case in cases for line in case.get("problems", "").splitlines()]
    used = {line.split(": ")[1] for line in bad if not line.startswith(" ")}
    assert used == {*BY_NAME[rule].CODES}
    assert not all("problems" in case for case in cases)
