"""JSON Schemas, with which an editor completes and checks the files while they are written.

They follow from the descriptions the parser reads by, so the two cannot disagree about a field.
"""

import json
from typing import Any, Final

from dlprep.parse.glossary import GLOSSARY
from dlprep.parse.question import QUESTION
from dlprep.parse.scalars import Choice, CodeBlock, Identifier, Line, Pattern, Prose, Year
from dlprep.parse.shapes import Either, Excludes, Items, Key, Named, OneOf, Record
from dlprep.parse.syllabus import SYLLABUS

Schema = dict[str, Any]

_SOME_TEXT: Final = r"\S"
_ONE_LINE: Final = r"^[^\n]*\S[^\n]*\n*$"


def question_schema() -> Schema:
    """The schema (draft 2020-12) of a question's file."""
    return _document("A question of dlprep", QUESTION)


def syllabus_schema() -> Schema:
    """The schema of questions/syllabus.yml."""
    return _document("The syllabus of dlprep", SYLLABUS)


def glossary_schema() -> Schema:
    """The schema of questions/glossary.yml."""
    return _document("The glossary of dlprep", GLOSSARY)


def schema_files() -> dict[str, str]:
    """The name and text of each schema file that lies in the folder of the questions."""
    return {
        "question.schema.json": schema_text(question_schema()),
        "syllabus.schema.json": schema_text(syllabus_schema()),
        "glossary.schema.json": schema_text(glossary_schema()),
    }


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file; the same schema always gives the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _document(title: str, record: Record[Any]) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_record(record),
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
        case Prose() | CodeBlock():
            return {"type": "string", "pattern": _SOME_TEXT}
        case Line():
            return {"type": "string", "pattern": _ONE_LINE}
        case Pattern(pattern=pattern, refused=refused):
            schema: Schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
            return {**schema, "not": {"enum": list(refused)}} if refused else schema
        case Identifier(pattern=pattern):
            return {"type": "string", "pattern": f"^(?:{pattern})$"}
        case Choice(choices=choices):
            return {"enum": [str(each) for each in choices]}
        case Year(earliest, latest):
            return {"type": "integer", "minimum": earliest, "maximum": latest}
        case _:
            message = f"no schema for the shape {shape!r}"
            raise AssertionError(message)


def _named(inner: object) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": _scalar(Identifier()),
        "additionalProperties": _schema(inner),
    }


def _record(record: Record[Any]) -> Schema:
    schema: Schema = {
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
