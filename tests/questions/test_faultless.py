"""The questions of this repository are what the checker asks for, warnings included."""

import re
from pathlib import Path
from typing import Final

import pytest

from dlprep import pipeline
from dlprep.problems import Refusal
from dlprep.project import Project
from dlprep.seeds import record_of
from dlprep.stages import Checked

pytestmark = pytest.mark.content

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def checked() -> Checked:
    result = pipeline.check(Project(ROOT))
    assert not isinstance(result, Refusal), [str(each.place) for each in result.problems]
    return result


def test_there_is_nothing_to_warn_of(checked: Checked) -> None:
    """Not even of a snippet that was not run on other seeds."""
    assert [f"{problem.place}: {problem.code}" for problem in checked.warnings] == []


def test_every_claim_holds_on_every_seed_that_was_tried(checked: Checked) -> None:
    records = {
        f"{question.id}.{snippet.name}": record_of(question, snippet)
        for question in checked.collection.questions
        for snippet in question.snippets
        if snippet.one_seed is None
    }
    failed = {name: record.failed for name, record in records.items() if record and record.failed}
    assert failed == {}
    assert min(record.tried for record in records.values() if record) >= 20


def test_no_figure_has_letters_too_small_for_a_phone(checked: Checked) -> None:
    """Eleven points are eleven pixels there, and what figures have by themselves."""
    small = [
        f"{question.id}.{snippet.name}: {found[0]}"
        for question in checked.collection.questions
        for snippet in question.snippets
        for found in re.finditer(r"\b(?:font|label|title)size=([\d.]+)", snippet.code.value)
        if float(found[1]) < 11
    ]
    assert small == []
