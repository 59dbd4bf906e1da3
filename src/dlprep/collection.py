"""All questions, indexed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dlprep.model import Glossary, Question, Syllabus


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Every question that is there, in syllabus order, with the syllabus and the glossary.

    ``root`` paths inside are relative to the project; questions that the syllabus does not name
    come last, by path, until a rule refuses them.
    """

    questions: tuple[Question, ...]
    syllabus: Syllabus
    glossary: Glossary
    by_id: Mapping[str, Question]

    def children(self, question_id: str) -> tuple[Question, ...]:
        """The questions that follow up this one (their ``parent``), in reading order."""
        return tuple(
            question
            for question in self.questions
            if question.parent is not None and question.parent.value == question_id
        )
