"""Records of runs on other seeds lie beside the questions and come with them."""

import os
import time
from pathlib import Path
from typing import Final

import pytest

from dlprep.collection import Loader, record_path
from dlprep.model import Question, SeedRecord
from dlprep.problems import Place

QUESTION: Final = """\
level: basic
question: {ko: 질문, en: Question}
short: {ko: 답, en: Answer}
answer: {ko: 답, en: Answer}
no_snippets: nothing to compute
"""
SYLLABUS: Final = """\
tags:
  activation: {ko: 활성화, en: Activation}
chapters:
  - id: basics
    title: {ko: 기초, en: Basics}
    summary: {ko: 요약, en: Summary}
    questions: [first]
"""
RECORD: Final = '{\n  "run": {"code": "0123456789abcdef", "tried": 20}\n}\n'
FILE: Final = "questions/basics/first.seeds.json"
ENTRY: Final = SeedRecord(place=Place(FILE, 2, 3), code="0123456789abcdef", tried=20)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one question and its record, old enough to be known by their time."""
    write(tmp_path / "questions/syllabus.yml", SYLLABUS)
    write(tmp_path / "questions/glossary.yml", "terms: []\n")
    write(tmp_path / "questions/basics/first.yml", QUESTION)
    write(tmp_path / FILE, RECORD)
    return tmp_path


def write(path: Path, text: str, *, age: float = 60.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - age, time.time() - age))


def question(root: Path, loader: Loader | None = None) -> Question:
    loaded = (loader or Loader()).read(root)
    assert loaded.collection is not None
    assert loaded.problems == ()
    return loaded.collection.by_id["first"]


def test_a_question_comes_with_its_record(root: Path) -> None:
    assert question(root).seeds == {"run": ENTRY}
    assert record_path(question(root).path) == FILE


def test_a_question_without_a_record_has_none(root: Path) -> None:
    (root / FILE).unlink()
    assert question(root).seeds == {}


def test_a_draft_comes_with_its_record(root: Path) -> None:
    code = "snippets:\n  run:\n    code: |\n      1\n"
    draft = QUESTION.replace("no_snippets: nothing to compute\n", code)
    write(root / "questions/basics/first.yml", draft.replace("basic", "easy"))
    drafts = Loader().read(root).drafts
    assert drafts is not None
    assert [each.seeds for each in drafts.questions] == [{"run": ENTRY}]


def test_question_and_record_stay_the_same_until_one_of_them_changes(root: Path) -> None:
    loader = Loader()
    first = question(root, loader)
    assert question(root, loader) is first
    write(root / FILE, RECORD.replace("20", "40"), age=30)
    second = question(root, loader)
    assert second.seeds["run"].tried == 40
    assert question(root, loader) is second
    write(root / "questions/basics/first.yml", QUESTION.replace("basic", "advanced"), age=30)
    third = question(root, loader)
    assert (third.level, third.seeds["run"].tried) == ("advanced", 40)


def test_what_is_gone_is_forgotten(root: Path) -> None:
    loader = Loader()
    question(root, loader)
    (root / FILE).unlink()
    assert question(root, loader).seeds == {}
    (root / "questions/basics/first.yml").unlink()
    assert loader.read(root).problems == ()
    assert loader._recorded._entries == {}
    assert FILE not in loader._by_content._entries


def test_a_broken_record_names_its_line_and_does_not_cost_the_question(root: Path) -> None:
    write(root / FILE, RECORD.replace('"tried": 20', '"tried": many'))
    loaded = Loader().read(root)
    assert loaded.collection is not None
    assert loaded.collection.by_id["first"].seeds == {}
    (problem,) = loaded.problems
    assert (str(problem.place), problem.code, problem.message, problem.remedy) == (
        f"{FILE}:2:48",
        "wrong-kind",
        "run.tried: a whole number above zero is expected, not text",
        "Remove the file, and write it anew: `dlprep run --seeds 20 first`.",
    )


def test_a_record_whose_question_is_gone_has_no_place(root: Path) -> None:
    (root / "questions/basics/first.yml").unlink()
    (problem,) = Loader().read(root).problems
    assert (str(problem.place), problem.code, problem.message, problem.remedy) == (
        f"{FILE}:1:1",
        "stray-file",
        "the file records runs of a question that is not there",
        "Remove it.",
    )


def test_a_folder_in_place_of_a_record_is_refused(root: Path) -> None:
    (root / FILE).unlink()
    (root / FILE).mkdir()
    codes = [problem.code for problem in Loader().read(root).problems]
    assert codes == ["stray-file", "unreadable-file"]
