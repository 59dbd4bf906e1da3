"""What the questions of this repository promise beyond what the checker asks of any collection."""

import ast
from pathlib import Path
from typing import Final

import pytest

from dlprep.collection import Loader
from dlprep.model import Snippet

pytestmark = pytest.mark.content

ROOT: Final = Path(__file__).parents[2]


def executed() -> list[Snippet]:
    """The snippets of all questions that are executed and expected to run to their end."""
    collection = Loader().read(ROOT).collection
    assert collection is not None
    return [
        snippet
        for question in collection.questions
        for snippet in question.snippets
        if snippet.not_run is None and snippet.raises is None
    ]


@pytest.mark.parametrize("snippet", executed(), ids=lambda snippet: str(snippet.code.place()))
def test_a_snippet_asserts_what_it_shows(snippet: Snippet) -> None:
    """Without an assertion its output could say anything."""
    tree = ast.parse(snippet.code.value)
    assert any(isinstance(node, ast.Assert) for node in ast.walk(tree))


def test_there_are_snippets() -> None:
    """The question files are where this module looks for them."""
    assert len(executed()) > 90
