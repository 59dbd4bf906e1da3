"""JSON Schemas, with which an editor completes and checks the files while they are written.

They follow from the descriptions the parser reads by, so the two cannot disagree about a field.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Final, Self

from dlprep.collection import Collection
from dlprep.model import Localized
from dlprep.parse.glossary import GLOSSARY
from dlprep.parse.question import QUESTION
from dlprep.parse.scalars import Choice, CodeBlock, Identifier, Line, MarkdownText, Pattern, Year
from dlprep.parse.shapes import Either, Excludes, Items, Key, Named, OneOf, Record
from dlprep.parse.syllabus import SYLLABUS
from dlprep.rules import key_points, references

Schema = dict[str, Any]

_SOME_TEXT: Final = r"\S"
_ONE_LINE: Final = r"^[^\n]*\S[^\n]*\n*$"
_COUNTS: Final = {
    "key_points": {"minItems": key_points.FEWEST, "maxItems": key_points.MOST},
    "references": {"minItems": references.FEWEST},
}
"""How many items the rules ask for, by the field of a question."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that files of a project may use: tags with their meanings, and question ids."""

    tags: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()

    @classmethod
    def of(cls, collection: Collection) -> Self:
        """The vocabulary of a project, in the order of its syllabus and of the alphabet."""
        tags = collection.syllabus.tags.items()
        ids = {question.id for question in collection.questions} | collection.unread
        return cls(tuple((tag, _both(name)) for tag, name in tags), tuple(sorted(ids)))


def _both(name: Localized) -> str:
    return " · ".join(dict.fromkeys(text.value for _, text in name.texts()))


def question_schema(known: Vocabulary | None = None) -> Schema:
    """The schema (draft 2020-12) of a question's file, which proposes what is ``known``.

    No other tags are taken. Other ids are, since questions come faster than schemas are written.
    """
    schema = _document("a question of dlprep", QUESTION)
    fields = schema["properties"]
    for name, counts in _COUNTS.items():
        fields[name] |= counts
    if known and known.tags:
        tags, names = zip(*known.tags, strict=True)
        fields["tags"]["items"] = {"enum": list(tags), "enumDescriptions": list(names)}
    if known and known.questions:
        for field in (fields["parent"], fields["related"]["items"]):
            field["examples"] = list(known.questions)
    return schema


def syllabus_schema() -> Schema:
    """The schema of questions/syllabus.yml."""
    return _document("the syllabus of dlprep", SYLLABUS)


def glossary_schema() -> Schema:
    """The schema of questions/glossary.yml."""
    return _document("the glossary of dlprep", GLOSSARY)


def schema_files(known: Vocabulary | None = None) -> dict[str, str]:
    """The name and text of each schema file that lies in the folder of the questions."""
    return {
        "question.schema.json": schema_text(question_schema(known)),
        "syllabus.schema.json": schema_text(syllabus_schema()),
        "glossary.schema.json": schema_text(glossary_schema()),
    }


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file; the same schema always gives the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _document(title: str, record: Record[Any]) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_record(record),
        "title": title,
    }


def _schema(shape: object) -> Schema:
    match shape:
        case Record():
            return _record(shape)
        case Items(inner, unique):
            items = {"type": "array", "items": _schema(inner)}
            return {**items, "uniqueItems": True} if unique else items
        case Named(shape=inner):
            return _named(inner)
        case Either(word, record):
            return {"oneOf": [_schema(word), _schema(record)]}
        case _:
            return _scalar(shape)


def _scalar(shape: object) -> Schema:
    match shape:
        case MarkdownText() | CodeBlock():
            return _text(_SOME_TEXT, "The text is empty. Write it, or remove the field.")
        case Line():
            return _text(_ONE_LINE, "This must be one line that is not empty.")
        case Pattern():
            return _pattern(shape)
        case Identifier(pattern=pattern):
            rule = "Begin with a letter a-z; then letters a-z, digits and single hyphens."
            return _text(f"^(?:{pattern})$", f"This is not an id. {rule}")
        case Choice(choices=choices):
            return {"enum": [str(each) for each in choices]}
        case Year(earliest, latest):
            return {"type": "integer", "minimum": earliest, "maximum": latest}
        case _:
            message = f"no schema for the shape {shape!r}"
            raise AssertionError(message)


def _text(pattern: str, otherwise: str) -> Schema:
    """Text of a form; editors that know the last key say ``otherwise`` of any other."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": otherwise}


def _pattern(shape: Pattern) -> Schema:
    message = f"This is not {shape.what}. {shape.remedy}"
    if not shape.refused:
        return _text(f"^(?:{shape.pattern})$", message)
    refused = "|".join(map(re.escape, shape.refused))
    message += f" One such as `{shape.refused[0]}` {shape.refusal}."
    return _text(f"^(?!(?:{refused})$)(?:{shape.pattern})$", message)


def _named(inner: object) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": _scalar(Identifier()),
        "additionalProperties": _schema(inner),
    }


def _record(record: Record[Any]) -> Schema:
    schema: Schema = {
        "title": record.what,
        "type": "object",
        "properties": {key.name: _property(key) for key in record.keys},
        "additionalProperties": False,
    }
    if required := [key.name for key in record.keys if key.required]:
        schema["required"] = required
    for constraint in record.constraints:
        schema |= _constraint(constraint)
    return schema


def _property(key: Key) -> Schema:
    return {"description": f"{key.en}\n{key.ko}", **_schema(key.shape)}


def _constraint(constraint: OneOf | Excludes) -> Schema:
    match constraint:
        case OneOf(names=names, exclusive=exclusive):
            word = "oneOf" if exclusive else "anyOf"
            return {word: [{"required": [name]} for name in names]}
        case Excludes(name=name, others=others):
            forbidden = {"properties": dict.fromkeys(others, False)}
            return {"dependentSchemas": {name: forbidden}}
