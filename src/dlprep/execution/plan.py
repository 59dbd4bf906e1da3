"""Plans the execution of snippets: which there are, and all that is known of each beforehand."""

from __future__ import annotations

import re
import string
import symtable
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dlprep.execution.cache_key import digest_of
from dlprep.execution.wire.messages import Job
from dlprep.model import Draft, Question, Snippet
from dlprep.packages import modules_in, package_of, versions_of
from dlprep.problems import Code, Place, Problem
from dlprep.prose import insertions_among, scan
from dlprep.stages import Runnable, SnippetId


@dataclass(slots=True)
class Fields:
    """The fields of one snippet, each with the places at which it is inserted."""

    places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, written: str, place: Place) -> None:
        """Add an insertion of the field ``written``."""
        self.places.setdefault(written, []).append(place)


@dataclass(frozen=True)
class Planned:
    """One snippet of one question, with the values that the question's prose takes from it."""

    question: Question | Draft
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
    def digest(self) -> str:
        """The key of its run in the cache; the same for snippets with the same code and fields."""
        expected = {
            name: text.value
            for name, text in (("raises", self.snippet.raises), ("warns", self.snippet.warns))
            if text is not None
        }
        return digest_of(self.snippet.code.value, self.fields.places, expected)

    def job(self, name: str) -> Job:
        """The message that has the runner execute it, as the job ``name``."""
        return Job(
            id=name,
            code=self.snippet.code.value,
            path=self.snippet.code.origin.path,
            line=self.snippet.code.origin.line,
            fields=tuple(self.fields.places),
            modules=self.modules,
        )

    def place(self, line: int = 0, column: int = 0) -> Place:
        """The place in the file of a position in the code, or of the code if there is none.

        ``line`` counts in the file, ``column`` in the code, both from 1.
        """
        origin = self.snippet.code.origin
        last = origin.line + self.snippet.code.value.count("\n")
        if not origin.line <= line <= last:
            return origin
        return Place(origin.path, line, origin.column + max(0, column - 1))


def plan_snippets(checked: Runnable, only: Container[SnippetId] | None = None) -> Iterator[Planned]:
    """The snippets that are to be executed, in the order of the collection."""
    for question in checked.collection.questions:
        chosen = [one for one in _selected(question, only) if one.not_run is None]
        fields = fields_of(question) if chosen else {}
        for snippet in chosen:
            yield Planned(question, snippet, _valid_fields(fields.get(snippet.name, Fields())))


def _selected(question: Question | Draft, only: Container[SnippetId] | None) -> list[Snippet]:
    snippets = question.snippets
    return [one for one in snippets if only is None or (question.id, one.name) in only]


def _valid_fields(fields: Fields) -> Fields:
    return Fields({name: at for name, at in fields.places.items() if not format_fault(name)})


def check_fields(checked: Runnable, only: Container[SnippetId] | None = None) -> Iterator[Problem]:
    """Refuse insertions that can't have a value, whatever the snippets do."""
    for question in checked.collection.questions:
        chosen = {snippet.name for snippet in _selected(question, only)}
        if only is not None and not chosen:
            continue
        running = {snippet.name for snippet in question.snippets if snippet.not_run is None}
        for name, fields in fields_of(question).items():
            if only is not None and name not in chosen:
                continue
            for written, places in fields.places.items():
                fault = _insertion_fault(name, written, running)
                yield from (
                    _unknown_value(place, name, written, fault) for place in places if fault
                )


def _insertion_fault(name: str, written: str, running: set[str]) -> str:
    if name not in running:
        return f"the question executes no snippet named {name}"
    return format_fault(written)


def _unknown_value(place: Place, name: str, written: str, fault: str) -> Problem:
    return Problem(
        code=Code("value-unknown"),
        place=place,
        message=f"[[{name}.{written}]] has no value: {fault}",
        remedy="Write a name that the snippet defines, with a format after a colon if you like: "
        f"[[{name}.loss:.2f]].",
    )


def fields_of(question: Question | Draft) -> dict[str, Fields]:
    """Every field inserted in the question's prose, in both languages, by snippet."""
    found: dict[str, Fields] = {}
    for _, localized in question.prose():
        for _, text in localized.texts():
            for insertion in insertions_among(text.value, scan(text.value)):
                if insertion.field is not None:
                    fields = found.setdefault(insertion.snippet, Fields())
                    fields.add(insertion.field, text.place(insertion.start))
    return found


def format_fault(written: str) -> str:
    """Why ``written`` is no format field, or an empty string if it is one."""
    try:
        parts = list(string.Formatter().parse("{" + written + "}"))
    except ValueError as error:
        return str(error)
    literal, name, spec, _ = parts[0]
    if len(parts) != 1 or literal or spec is None or "{" in spec:
        return "it has braces of its own"
    if not name or not (name[0].isalpha() or name[0] == "_"):
        return "it does not begin with a name"
    return ""


def root_name(written: str) -> str:
    """The name with which a format field begins: ``loss`` of ``loss[-1]:.2f``."""
    return re.split(r"[.\[:!]", written, maxsplit=1)[0]


def names_at_the_end(code: str) -> tuple[str, ...]:
    """The global names that ``code`` assigns or imports."""
    symbols = symtable.symtable(code, "snippet", "exec").get_symbols()
    return tuple(each.get_name() for each in symbols if each.is_assigned() or each.is_imported())
