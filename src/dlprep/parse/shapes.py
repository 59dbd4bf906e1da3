"""Shapes made of other shapes: lists, mappings with fixed fields, mappings with free names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from dlprep.parse.field import Field
from dlprep.parse.scalars import Identifier
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Place
from dlprep.source import Entry, Kind, Mapping, Scalar, Sequence
from dlprep.source.excerpt import shortened

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    """A kind of value that a field may hold, and how to read it."""

    def read(self, field: Field) -> T_co | None:
        """The value of the field, or None after reporting what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Items(Generic[T]):
    """A list; with ``unique`` no item may stand in it twice."""

    shape: Shape[T]
    unique: bool = False

    def read(self, field: Field) -> tuple[T, ...] | None:
        """The items, or None if one of them is faulty."""
        if not isinstance(field.node, Sequence):
            field.report_unexpected("a list", "Write each item on a line of its own: `- item`.")
            return None
        fields = field.items(field.node)
        values = [self.shape.read(item) for item in fields]
        if self.unique:
            _refuse_repeated(fields)
        return tuple(value for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class Key:
    """A field of a mapping; ``en`` and ``ko`` explain it to someone who fills it in."""

    name: str
    shape: Shape[Any]
    en: str
    ko: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """A constraint: at least one of these fields must be given, and with ``exclusive`` only one."""

    names: tuple[str, ...]
    code: Code
    remedy: str
    exclusive: bool = False

    def check(self, field: Field, given: dict[str, Place]) -> None:
        """Report too few or too many fields; ``given`` are the places of the keys."""
        found = [name for name in self.names if name in given]
        if not found:
            message = f"{_join_names(self.names, 'or')} is missing"
            field.report(self.code, message, self.remedy, field.place)
        if self.exclusive and len(found) > 1:
            message = f"{_join_names(found, 'and')} contradict each other"
            place = max(given[name] for name in found)
            field.report(Code("conflicting-fields"), message, self.remedy, place)


@dataclass(frozen=True, slots=True)
class Excludes:
    """A constraint: where the field ``name`` is given, none of the ``others`` may be."""

    name: str
    others: tuple[str, ...]
    remedy: str

    def check(self, field: Field, given: dict[str, Place]) -> None:
        """Report each field that must not be given; ``given`` are the places of the keys."""
        for other in self.others:
            if self.name in given and other in given:
                message = f"`{self.name}` and `{other}` contradict each other"
                place = max(given[self.name], given[other])
                field.report(Code("conflicting-fields"), message, self.remedy, place)


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A mapping with known fields; ``build`` makes a value of those that were read.

    Where a fault that was noted leaves too few of them, ``build`` returns None. ``what`` names the
    thing in messages (``a snippet``), ``example`` shows how to write it, ``keys_are`` says what its
    keys are if they are not simply fields of it.
    """

    what: str
    keys: tuple[Key, ...]
    build: Callable[[Field, dict[str, Any]], T | None]
    example: str
    constraints: tuple[OneOf | Excludes, ...] = ()
    keys_are: str = ""

    def read(self, field: Field) -> T | None:
        """The value, or None if any of its fields is faulty."""
        if not isinstance(field.node, Mapping):
            field.report_unexpected(f"{self.what} (a mapping)", f"Write {self.example}.")
            return None
        before = len(field.faults)
        values = dict(self._values(field, field.node))
        if not field.node.incomplete:
            self._check_names(field, field.node)
        if len(field.faults) > before or None in values.values():
            return None
        return self.build(field, values)

    def _values(self, field: Field, mapping: Mapping) -> Iterator[tuple[str, Any]]:
        shapes = {key.name: key.shape for key in self.keys}
        for entry in mapping.entries:
            shape = shapes.get(entry.key.text.value)
            if shape is None:
                self._report_unknown(field, entry, braces=mapping.braces)
            else:
                yield entry.key.text.value, shape.read(field.key(entry.key, entry.value))

    def _report_unknown(self, field: Field, entry: Entry, *, braces: bool) -> None:
        name = entry.key.text.value
        remedy = did_you_mean(name, (key.name for key in self.keys))
        if braces and isinstance(entry.value, Scalar) and entry.value.kind is Kind.NULL:
            remedy = "A comma ends a text inside {…}: put text with a comma in quotes."
        message = f"`{shortened(name)}` is not {self.keys_are or f'a field of {self.what}'}"
        field.report(Code("unknown-field"), message, remedy, entry.key.place)

    def _check_names(self, field: Field, mapping: Mapping) -> None:
        given = {entry.key.text.value: entry.key.place for entry in mapping.entries}
        for key in self.keys:
            if key.required and key.name not in given:
                message = f"`{key.name}` is missing"
                field.report(Code("missing-field"), message, f"Add it: {key.en}", field.place)
        for constraint in self.constraints:
            constraint.check(field, given)


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A mapping from names that the author chooses to values; at least one."""

    what: str
    shape: Shape[T]

    def read(self, field: Field) -> dict[str, T] | None:
        """The values by name, or None if any name or value is faulty."""
        if not isinstance(field.node, Mapping):
            field.report_unexpected(
                "a mapping from names", f"Write `name:` before each {self.what}, without dashes."
            )
            return None
        values = {}
        for entry in field.node.entries:
            inner = field.key(entry.key, entry.value)
            is_named = Identifier().accepts(inner.name, inner, inner.place)
            value = self.shape.read(inner)
            if is_named and value is not None:
                values[inner.name] = value
        if not field.node.entries and not field.node.incomplete:
            field.report(
                Code("empty-mapping"), f"there is no {self.what}", "Add one, or remove the field."
            )
        return values


@dataclass(frozen=True, slots=True)
class Either:
    """A word, or a mapping instead of it."""

    word: Shape[Any]
    record: Record[Any]

    def read(self, field: Field) -> Any:  # noqa: ANN401 - what it reads is for its user to tell
        """The value of the mapping or of the word."""
        is_mapping = isinstance(field.node, Mapping)
        return self.record.read(field) if is_mapping else self.word.read(field)


def _refuse_repeated(fields: tuple[Field, ...]) -> None:
    seen: set[str] = set()
    for field in fields:
        if isinstance(field.node, Scalar):
            value = field.node.text.value
            if value in seen:
                field.report(
                    Code("repeated-item"),
                    f"`{shortened(value)}` is already in the list",
                    "Remove it.",
                )
            seen.add(value)


def _join_names(names: tuple[str, ...] | list[str], word: str) -> str:
    quoted = [f"`{name}`" for name in names]
    return f" {word} ".join(quoted)
