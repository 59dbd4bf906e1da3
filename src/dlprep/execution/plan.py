"""Which snippets there are to run, and all that is known of each before it runs."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from dlprep.execution.fields import Fields, fields_of
from dlprep.execution.fields import fault as field_fault
from dlprep.execution.fingerprint import key, modules_in, versions_of
from dlprep.execution.protocol import Job
from dlprep.model import Question, Snippet
from dlprep.packages import package_of
from dlprep.problems import Code, Place, Problem
from dlprep.stages import Runnable, SnippetId


@dataclass(frozen=True)
class Planned:
    """One snippet of one question, with the values that the question's prose takes from it."""

    question: Question
    snippet: Snippet
    fields: Fields

    @property
    def id(self) -> SnippetId:
        """Question id and snippet name."""
        return self.question.id, self.snippet.name

    @property
    def name(self) -> str:
        """As people read it: ``question.snippet``."""
        return ".".join(self.id)

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The modules that the code imports, and the packages they belong to."""
        return modules_in(self.snippet.code.value)

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages that the code imports."""
        return tuple(module for module in self.modules if module == package_of(module))

    @cached_property
    def versions(self) -> dict[str, str]:
        """Python's version and those of the packages."""
        return versions_of(self.packages)

    @cached_property
    def key(self) -> str:
        """What the outcome is kept under."""
        expected = {
            name: text.value
            for name, text in (("raises", self.snippet.raises), ("warns", self.snippet.warns))
            if text is not None
        }
        return key(self.snippet.code.value, self.fields.places, expected)

    def job(self, name: str) -> Job:
        """What the runner is told."""
        return Job(
            id=name,
            code=self.snippet.code.value,
            path=self.snippet.code.origin.path,
            line=self.snippet.code.origin.line,
            fields=tuple(self.fields.places),
            modules=self.modules,
        )

    def place(self, line: int = 0, column: int = 0) -> Place:
        """The place in the file of a position in the code; of the code itself where there is none.

        ``line`` counts in the file, ``column`` in the code, both from 1.
        """
        origin = self.snippet.code.origin
        last = origin.line + self.snippet.code.value.count("\n")
        if not origin.line <= line <= last:
            return origin
        return Place(origin.path, line, origin.column + max(0, column - 1))


def planned(checked: Runnable, only: Container[SnippetId] | None = None) -> Iterator[Planned]:
    """The snippets that are to be executed, in the order of the collection."""
    for question in checked.collection.questions:
        chosen = [one for one in _chosen(question, only) if one.not_run is None]
        fields = fields_of(question) if chosen else {}
        for snippet in chosen:
            yield Planned(question, snippet, _valid(fields.get(snippet.name, Fields())))


def _chosen(question: Question, only: Container[SnippetId] | None) -> list[Snippet]:
    snippets = question.snippets
    return [one for one in snippets if only is None or (question.id, one.name) in only]


def _valid(fields: Fields) -> Fields:
    return Fields({name: at for name, at in fields.places.items() if not field_fault(name)})


def misplaced_fields(
    checked: Runnable, only: Container[SnippetId] | None = None
) -> Iterator[Problem]:
    """Insertions that can't have a value, whatever the snippets do."""
    for question in checked.collection.questions:
        chosen = {snippet.name for snippet in _chosen(question, only)}
        if only is not None and not chosen:
            continue
        running = {snippet.name for snippet in question.snippets if snippet.not_run is None}
        for name, fields in fields_of(question).items():
            if only is not None and name not in chosen:
                continue
            for written, places in fields.places.items():
                fault = _fault(name, written, running)
                yield from (_problem(place, name, written, fault) for place in places if fault)


def _fault(name: str, written: str, running: set[str]) -> str:
    if name not in running:
        return f"the question executes no snippet named {name}"
    return field_fault(written)


def _problem(place: Place, name: str, written: str, fault: str) -> Problem:
    return Problem(
        code=Code("value-unknown"),
        place=place,
        message=f"[[{name}.{written}]] has no value: {fault}",
        remedy="Write a name that the snippet defines, with a format after a colon if you like: "
        f"[[{name}.loss:.2f]].",
    )
