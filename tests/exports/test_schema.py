import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import case_files
from dlprep import source
from dlprep.collection import Collection
from dlprep.exports.schema import (
    Vocabulary,
    glossary_schema,
    question_schema,
    schema_files,
    schema_text,
    syllabus_schema,
)
from dlprep.javascript import JavaScript, JavaScriptError
from dlprep.source import Document, Kind, Mapping, Node, Scalar, Sequence

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ROOT / "questions"
CASES = case_files.read(
    "parse/questions.yml", "about", needs={"file", "problems"}, may_have={"schema"}
)
SCHEMAS = [question_schema(), syllabus_schema(), glossary_schema()]
ECMA = JavaScript(
    lambda: "function matches(pattern, text) { return `${new RegExp(pattern, 'u').test(text)}`; }"
)
"""Patterns of a JSON Schema are those of ECMA-262, which editors take at their word."""


@cache
def matches(pattern: str, text: str) -> bool:
    return ECMA.call("matches", pattern, text) == "true"


def check_pattern(
    validator: Any,  # noqa: ANN401 - jsonschema's own protocol has no such member
    pattern: str,
    found: object,
    _: object,
) -> Iterator[jsonschema.ValidationError]:
    if validator.is_type(found, "string") and not matches(pattern, str(found)):
        yield jsonschema.ValidationError(f"{found!r} does not match {pattern!r}")


def validator_class(**keywords: object) -> Any:  # noqa: ANN401 - jsonschema makes it at run time
    extend: Any = jsonschema.validators.extend
    return extend(jsonschema.Draft202012Validator, {"pattern": check_pattern, **keywords})


Validator = validator_class()
PARSER = validator_class(minItems=None, maxItems=None)(question_schema())
"""What the parser takes: it counts nothing, for drafts have fewer items than the rules ask for."""


def patterns(schema: object) -> Iterator[tuple[str, str]]:
    """Every pattern with what is said where a text does not match it."""
    match schema:
        case {"pattern": str(pattern), "patternErrorMessage": str(message)}:
            yield pattern, message
        case {"pattern": str(pattern)}:
            raise AssertionError(f"nothing is said of what does not match {pattern}")
        case dict():
            for inner in schema.values():
                yield from patterns(inner)
        case list():
            for inner in schema:
                yield from patterns(inner)


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
    assert PARSER.is_valid(value(case["file"])) == (expected == "accepts")


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema["title"])
def test_every_pattern_is_one_of_ecma_262(schema: dict[str, Any]) -> None:
    found = set(patterns(schema))
    assert found
    for pattern, message in found:
        assert matches(pattern, "") is False, message


def test_a_pattern_that_python_alone_understands_is_noticed() -> None:
    with pytest.raises(JavaScriptError, match="Invalid escape"):
        matches(r"[^\"]", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Why_ReLU",
            (
                "This is not an id. "
                "Begin with a letter a-z; then letters a-z, digits and single hyphens."
            ),
        ),
        (
            "arxiv.org/abs/1",
            (
                "This is not a web address. "
                "Write it in full, beginning with https:// and without spaces."
            ),
        ),
        (
            "builtins.Exception",
            (
                "This is not the name of a class. "
                "Write the name as in Python, such as ValueError or numpy.linalg.LinAlgError. "
                "One such as `BaseException` would let any exception pass."
            ),
        ),
    ],
)
def test_editors_are_told_what_to_write_instead(text: str, message: str) -> None:
    (pattern,) = {pattern for pattern, said in patterns(question_schema()) if said == message}
    assert not matches(pattern, text)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema["title"])
def test_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def without_ids(text: str) -> dict[str, Any]:
    """A schema without the ids of questions, which may be older than the questions."""
    schema: dict[str, Any] = json.loads(text)
    fields = schema["properties"]
    for field in (fields.get("parent", {}), fields.get("related", {}).get("items", {})):
        field.pop("examples", None)
    return schema


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_is_committed_as_it_is_now(name: str, all_questions: Collection) -> None:
    now = schema_files(Vocabulary.of(all_questions))[name]
    committed = (QUESTIONS / name).read_text(encoding="utf-8")
    assert without_ids(committed) == without_ids(now), (
        "run `dlprep schema --write` to write the schemas again"
    )


def test_proposes_the_tags_and_questions_of_the_project(all_questions: Collection) -> None:
    fields = question_schema(Vocabulary.of(all_questions))["properties"]
    tags = fields["tags"]["items"]
    assert tags["enum"] == list(all_questions.syllabus.tags)
    assert dict(zip(tags["enum"], tags["enumDescriptions"], strict=True))["regularization"] == (
        "규제 · Regularization"
    )
    ids = sorted(all_questions.by_id)
    assert fields["parent"]["examples"] == fields["related"]["items"]["examples"] == ids


def test_takes_no_other_tag_and_any_other_id() -> None:
    known = Vocabulary(tags=(("loss", "손실"),), questions=("why-relu",))
    validator = Validator(question_schema(known))
    good = {
        "level": "basic",
        "tags": ["loss"],
        "parent": "newer-than-the-schema",
        "related": ["why-relu", "newer-than-the-schema"],
        "question": {"en": "Why?"},
        "short": {"en": "So."},
        "answer": {"en": "So."},
        "no_snippets": "nothing to compute",
    }
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "tags": ["lss"]})
    assert not validator.is_valid({**good, "related": ["Why ReLU"]})


def test_asks_for_as_many_items_as_the_rules() -> None:
    fields = question_schema()["properties"]
    assert (fields["key_points"]["minItems"], fields["key_points"]["maxItems"]) == (3, 5)
    assert fields["references"]["minItems"] == 2


def test_names_what_is_expected() -> None:
    fields = question_schema()["properties"]
    assert fields["references"]["items"]["title"] == "a reference"
    assert fields["short"]["title"] == "text by language"


@pytest.mark.content
def test_accepts_every_file_of_the_project() -> None:
    committed = json.loads((QUESTIONS / "question.schema.json").read_text(encoding="utf-8"))
    schemas = {"syllabus.yml": syllabus_schema(), "glossary.yml": glossary_schema()}
    paths = sorted(QUESTIONS.rglob("*.yml"))
    assert paths
    for path in paths:
        validator = Validator(schemas.get(path.name, committed))
        assert list(validator.iter_errors(value(path.read_text(encoding="utf-8")))) == [], path


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
