"""Notebooks of this repository, run in fresh kernels: they print and draw what the site shows.

Three of them, or all where DLPREP_NOTEBOOKS_RUN_AGAIN is set to `all`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from dlprep import pipeline
from dlprep.execution import Settings, execute
from dlprep.exports.notebooks import notebook_file
from dlprep.project import Project
from dlprep.stages import Checked, Executed

pytestmark = [pytest.mark.content, pytest.mark.slow]

ROOT: Final = Path(__file__).parents[2]
THREE: Final = ("hallucination", "language-modeling", "why-bias")
ALL: Final = os.environ.get("DLPREP_NOTEBOOKS_RUN_AGAIN") == "all"


def _executed() -> Executed:
    """The questions to run again, as the build executes them."""
    project = Project(ROOT)
    checked = pipeline.check(project)
    assert isinstance(checked, Checked), checked
    snippets = checked.collection.snippets
    only = snippets if ALL else frozenset(each for each in snippets if each[0] in THREE)
    executed = execute(checked, cache=project.cache, settings=Settings(), only=only)
    assert isinstance(executed, Executed), executed
    return executed


def _printed_and_drawn(notebook: NotebookNode) -> Iterator[tuple[str, str, int]]:
    """What each cell of code printed, and how many figures it drew."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            printed = [each.text for each in cell.outputs if each.get("name") == "stdout"]
            drawn = [each for each in cell.outputs if each.output_type == "display_data"]
            yield cell.id, "".join(printed), len(drawn)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore:.*without encryption")
def test_a_notebook_run_again_prints_and_draws_the_same(tmp_path: Path) -> None:
    executed, different = _executed(), []
    for question in executed.checked.collection.questions:
        if not (ALL or question.id in THREE):
            continue
        file = notebook_file(executed, question, "en", "https://site.example/")
        notebook = nbformat.reads(file.decode(), 4)  # type: ignore[no-untyped-call] # as all of it
        before = list(_printed_and_drawn(notebook))
        client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": tmp_path}})
        client.execute()
        after = list(_printed_and_drawn(notebook))
        different += [
            (question.id, *pair) for pair in zip(before, after, strict=True) if len({*pair}) > 1
        ]
    assert different == []
