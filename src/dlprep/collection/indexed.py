"""The collection: all questions that could be read, with their indexes; and drafts of others."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self, TypeVar

from dlprep.model import Draft, Glossary, Question, Syllabus

_Written = TypeVar("_Written", bound=Question | Draft)


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
        return _snippets(self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Every question of which the snippets can be read, finished or not, in syllabus order.

    ``unread`` holds the ids of files of which they cannot.
    """

    questions: tuple[Question | Draft, ...]
    unread: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        questions: Iterable[Question | Draft],
        *,
        syllabus: Syllabus,
        unread: frozenset[str] = frozenset(),
    ) -> Self:
        """These questions, put into the order of the syllabus."""
        return cls(questions=_in_reading_order(questions, syllabus), unread=unread)

    @property
    def snippets(self) -> frozenset[tuple[str, str]]:
        """The question's id and the name of every snippet, executed or not."""
        return _snippets(self.questions)

    def part(self, ids: Container[str]) -> Self:
        """The questions with these ids alone, in the same order."""
        return type(self)(questions=tuple(each for each in self.questions if each.id in ids))


def _snippets(questions: Iterable[Question | Draft]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (question.id, snippet.name) for question in questions for snippet in question.snippets
    )


def _in_reading_order(questions: Iterable[_Written], syllabus: Syllabus) -> tuple[_Written, ...]:
    entries = (entry for chapter in syllabus.chapters for entry in chapter.entries)
    position = {entry.id.value: index for index, entry in enumerate(entries)}
    return tuple(
        sorted(questions, key=lambda q: (position.get(q.id, len(position)), q.path)),
    )
