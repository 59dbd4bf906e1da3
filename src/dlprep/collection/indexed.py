"""The collection: all questions that could be read, with their indexes."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from dlprep.model import Glossary, Question, Syllabus


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Every question that is there, in syllabus order, with the syllabus and the glossary.

    Paths are relative to the project; questions that the syllabus does not name come last, by
    path, until a rule refuses them. ``unread`` holds the ids of files that are there but could
    not be read: they exist, though nothing else is known of them. A collection that passes the
    rules has none.
    """

    questions: tuple[Question, ...]
    syllabus: Syllabus
    glossary: Glossary
    by_id: Mapping[str, Question]
    unread: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        questions: Iterable[Question],
        *,
        syllabus: Syllabus,
        glossary: Glossary,
        unread: frozenset[str] = frozenset(),
    ) -> Self:
        """The collection of these questions, put into the order of the syllabus.

        Of two questions with the same id, ``by_id`` holds the first.
        """
        ordered = _in_reading_order(questions, syllabus)
        by_id = {question.id: question for question in reversed(ordered)}
        return cls(
            questions=ordered,
            syllabus=syllabus,
            glossary=glossary,
            by_id=MappingProxyType(by_id),
            unread=unread,
        )

    @property
    def snippets(self) -> frozenset[tuple[str, str]]:
        """The question's id and the name of every snippet, executed or not."""
        return frozenset(
            (question.id, snippet.name)
            for question in self.questions
            for snippet in question.snippets
        )

    def part(self, ids: Container[str]) -> Self:
        """The questions with these ids alone, in the same order."""
        return type(self).of(
            (question for question in self.questions if question.id in ids),
            syllabus=self.syllabus,
            glossary=self.glossary,
        )


def _in_reading_order(questions: Iterable[Question], syllabus: Syllabus) -> tuple[Question, ...]:
    entries = (entry for chapter in syllabus.chapters for entry in chapter.entries)
    position = {entry.id.value: index for index, entry in enumerate(entries)}
    return tuple(
        sorted(questions, key=lambda q: (position.get(q.id, len(position)), q.path)),
    )
