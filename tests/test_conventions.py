"""What editors, git and GitHub read of the repository fits what is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Final

import pytest
import yaml

from dlprep.cli import main

ROOT: Final = Path(__file__).parent.parent
FOLDERS: Final = (
    *(".ci", ".github", ".vscode"),
    *("bench", "docs", "questions", "src", "templates", "tests"),
)
KINDS: Final = {
    *(".css", ".html", ".j2", ".js", ".json", ".md"),
    *(".py", ".svg", ".toml", ".xml", ".yaml", ".yml"),
}
FAULTS: Final = {
    "a line that ends in blanks": rb"[ \t]+\n",
    "a carriage return": rb"\r",
    "no line feed at the end": rb"[^\n]\Z",
    "a tab that indents": rb"(?m)^ *\t",
}


def text_files() -> Iterator[Path]:
    """Every file of the kinds that people write here."""
    inside = (path for name in FOLDERS for path in (ROOT / name).rglob("*"))
    for path in (*ROOT.iterdir(), *inside):
        if path.suffix in KINDS and path.is_file():
            yield path


@pytest.fixture(scope="module")
def editorconfig() -> ConfigParser:
    config = ConfigParser()
    config.read_string(f"[top]\n{(ROOT / '.editorconfig').read_text('utf-8')}")
    return config


def test_an_editor_finds_the_schema_of_every_file_of_questions() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    schemas = {
        path: schema
        for schema, pattern in settings["yaml.schemas"].items()
        for path in ROOT.glob(pattern)
    }
    assert set(schemas) == set((ROOT / "questions").rglob("*.yml"))
    for path, schema in schemas.items():
        kind = path.stem if path.parent.name == "questions" else "question"
        assert schema == f"./questions/{kind}.schema.json"
        assert (ROOT / schema).is_file()


def test_an_editor_is_recommended_what_reads_the_schemas() -> None:
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in recommended["recommendations"]


def test_files_are_as_editors_are_told_to_write_them(editorconfig: ConfigParser) -> None:
    told = editorconfig["*"]
    assert (told["end_of_line"], told["indent_style"]) == ("lf", "space")
    assert told["insert_final_newline"] == told["trim_trailing_whitespace"] == "true"
    faults = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in text_files()
        for fault, pattern in FAULTS.items()
        if re.search(pattern, path.read_bytes())
    ]
    assert faults == []


def test_lines_of_python_are_as_long_as_ruff_allows(editorconfig: ConfigParser) -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    found = re.search(r"^line-length = (\d+)$", settings, re.MULTILINE)
    assert found is not None
    assert editorconfig["*.py"]["max_line_length"] == found[1]


def test_the_hook_for_pre_commit_runs_the_check_on_question_files() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command, *options = hook["entry"].split()
    assert (program, command in main.commands, options) == ("dlprep", True, [])
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("questions/**/*.yml")]
    assert all(re.search(hook["files"], path) for path in files)
    assert not re.search(hook["files"], "tests/site/project/questions/syllabus.yml")


def test_the_form_for_a_mistake_asks_in_both_languages() -> None:
    text = (ROOT / ".github/ISSUE_TEMPLATE/mistake.yml").read_text("utf-8")
    form = yaml.safe_load(text)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert [part["id"] for part in asked if part.get("validations", {}).get("required")] == [
        "page",
        "wrong",
    ]
    for words in (form["name"], *(part["attributes"]["label"] for part in asked)):
        assert re.fullmatch(r"[가-힣 ,?]+ · [A-Z][a-z ,?A-Z]+", words)


def test_the_template_of_pull_requests_names_commands_that_exist() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    commands = re.findall(r"dlprep ([a-z]+) (--[a-z]+)", text)
    assert commands
    for command, option in commands:
        assert option in {opt for each in main.commands[command].params for opt in each.opts}
