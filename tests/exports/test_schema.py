import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dlprep import source
from dlprep.exports.schema import (
    glossary_schema,
    question_schema,
    schema_files,
    schema_text,
    syllabus_schema,
)
from dlprep.source import Document, Kind, Mapping, Node, Scalar, Sequence

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ROOT / "questions"
CASES = yaml.safe_load(
    (ROOT / "tests" / "cases" / "parse" / "questions.yml").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(question_schema())


VALUES: dict[Kind, Callable[[str], object]] = {
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.TEXT: str,
    Kind.BOOLEAN: lambda word: word.lower() == "true",
    Kind.NULL: lambda _: None,
}


def plain(node: Node) -> object:
    """The value an editor sees."""
    match node:
        case Mapping(entries=entries):
            return {entry.key.text.value: plain(entry.value) for entry in entries}
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Scalar(kind=kind, text=text):
            return VALUES[kind](text.value)
        case _:
            return None


def value(text: str) -> object:
    document = source.load("f.yml", text.encode())
    assert isinstance(document, Document), document
    return plain(document.root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_agrees_with_the_parser_about(case: dict[str, Any]) -> None:
    expected = case.get("schema", "refuses" if case["problems"] else "accepts")
    assert VALIDATOR.is_valid(value(case["file"])) == (expected == "accepts")


@pytest.mark.parametrize("schema", [question_schema(), syllabus_schema(), glossary_schema()])
def test_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_is_committed_as_it_is_now(name: str) -> None:
    assert (QUESTIONS / name).read_text(encoding="utf-8") == schema_files()[name], (
        "run `dlprep schema --write` to write the schemas again"
    )


def test_accepts_every_file_of_the_project() -> None:
    schemas = {"syllabus.yml": syllabus_schema(), "glossary.yml": glossary_schema()}
    paths = sorted(QUESTIONS.rglob("*.yml"))
    assert paths
    for path in paths:
        schema = schemas.get(path.name, question_schema())
        jsonschema.validate(value(path.read_text(encoding="utf-8")), schema)


def test_explains_each_field_in_both_languages() -> None:
    level = question_schema()["properties"]["level"]
    assert level == {
        "description": "Who is asked this: basic (everyone), intermediate (applicants with "
        "projects) or advanced (specialists).\n누구에게 묻는 질문인지: basic(모두), "
        "intermediate(프로젝트 경험자), advanced(전문가).",
        "enum": ["basic", "intermediate", "advanced"],
    }


def test_writes_the_same_bytes_each_time() -> None:
    text = schema_text(question_schema())
    assert text == schema_text(question_schema())
    assert json.loads(text) == question_schema()
    assert text.endswith("}\n")
