"""What the questions of this repository promise beyond what the checker asks of any collection."""

import ast

import pytest

from dlprep.collection import Collection
from dlprep.model import Snippet

pytestmark = pytest.mark.content


def executed(questions: Collection) -> list[Snippet]:
    """The snippets that are executed and expected to run to their end."""
    return [
        snippet
        for question in questions.questions
        for snippet in question.snippets
        if snippet.not_run is None and snippet.raises is None
    ]


def test_snippets_assert_what_they_show(all_questions: Collection) -> None:
    """Without an assertion the output of one could say anything."""
    silent = [
        str(snippet.code.place())
        for snippet in executed(all_questions)
        if not any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(snippet.code.value)))
    ]
    assert silent == []


def test_there_are_snippets(all_questions: Collection) -> None:
    """The question files are where the tests look for them."""
    assert len(executed(all_questions)) > 90
