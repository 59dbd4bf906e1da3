"""The command line: what each command says, writes and returns."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import SiteProject, tree
from click.testing import CliRunner, Result
from full_disk import full_disk
from unprivileged import unprivileged

from dlprep import source
from dlprep.cli import main
from dlprep.problems import Refusal
from dlprep.source import Document

SYLLABUS = """\
tags:
  gradient: {ko: 기울기, en: Gradient}
chapters:
  - id: basics
    title: {ko: 기본 개념, en: Foundations}
    summary: {ko: 기초입니다., en: The foundations.}
    questions:
      - relu   # the only one so far
      - planned: sigmoid
"""

QUESTION = """\
level: basic
tags: [gradient]
question: {ko: ReLU란?, en: What is ReLU?}
short: {ko: 음수를 0으로 만듭니다., en: It clips at zero.}
answer:
  ko: |
    [[clip]]
  en: |
    [[clip]]
key_points:
  - {ko: 하나, en: One}
  - {ko: 둘, en: Two}
  - {ko: 셋, en: Three}
snippets:
  clip:
    code: |
      print(max(-1, 0))
references:
  - {authors: 'Nair, V., and Hinton, G.', title: ReLU, venue: ICML, year: 2010, url: 'https://a.example/1'}
  - {authors: 'Glorot, X.', title: Rectifiers, venue: AISTATS, year: 2011, url: 'https://a.example/2'}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    questions = tmp_path / "questions"
    (questions / "basics").mkdir(parents=True)
    (questions / "syllabus.yml").write_text(SYLLABUS, "utf-8")
    (questions / "glossary.yml").write_text("terms: []\n", "utf-8")
    (questions / "basics" / "relu.yml").write_text(QUESTION, "utf-8")
    return tmp_path


def dlprep(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def test_check_says_that_nothing_is_wrong(root: Path) -> None:
    result = dlprep(root, "check")
    assert (result.stdout, result.stderr, result.exit_code) == ("No errors.\n", "", 0)


def test_check_shows_place_line_and_remedy(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    file.write_text(QUESTION.replace("level: basic", "level: easy"), "utf-8")
    result = dlprep(root, "check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("questions/basics/relu.yml:1:8: ")
    assert "\n  1 | level: easy\n" in result.stderr


def test_a_report_names_the_pages_that_explain_problems(root: Path) -> None:
    (root / "questions/basics/relu.yml").write_text("", "utf-8")
    for language in ("en", "ko"):
        (root / "docs" / language).mkdir(parents=True)
        (root / "docs" / language / "problems.md").touch()
    told = dlprep(root, "check").stderr.splitlines()
    assert told[-2:] == [
        "1 error in 1 file",
        "What each name means: docs/en/problems.md · 이름마다의 설명: docs/ko/problems.md",
    ]
    assert dlprep(root, "check", "--format", "github").stderr == ""


def test_a_report_names_no_page_that_the_project_lacks(root: Path) -> None:
    (root / "questions/basics/relu.yml").write_text("", "utf-8")
    assert dlprep(root, "check").stderr.splitlines()[-1] == "1 error in 1 file"


def test_nothing_is_explained_where_nothing_is_wrong(root: Path) -> None:
    (root / "docs/ko").mkdir(parents=True)
    (root / "docs/ko/problems.md").touch()
    assert dlprep(root, "check").stderr == ""


def test_check_of_a_path_tells_only_of_that_path(root: Path) -> None:
    (root / "questions/basics/relu.yml").write_text("level: [\n", "utf-8")
    (root / "questions/basics/sigmoid.yml").write_text("tags: }\n", "utf-8")
    result = dlprep(root, "check", str(root / "questions/basics/sigmoid.yml"), "--format", "json")
    assert {problem["path"] for problem in json.loads(result.stdout)} == {
        "questions/basics/sigmoid.yml"
    }


def test_check_as_github_annotations(root: Path) -> None:
    (root / "questions/basics/relu.yml").write_text("", "utf-8")
    result = dlprep(root, "check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=questions/basics/relu.yml,line=1,col=1,title=")


def test_check_of_a_path_that_is_not_there_is_wrong_usage(root: Path) -> None:
    result = dlprep(root, "check", "questions/nowhere.yml")
    assert result.exit_code == 2
    assert "Error: No such file or folder: questions/nowhere.yml\n" in result.stderr


def test_outside_a_project_the_way_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"Error: No project here: neither {tmp_path} nor a folder above it has "
        "questions/syllabus.yml. Change into the project or name it with --root.\n"
    )


def test_the_project_is_found_from_a_folder_inside(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "questions" / "basics")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_new_starts_a_planned_question_and_enters_it(root: Path) -> None:
    result = dlprep(root, "new", "sigmoid")
    assert (result.stdout, result.stderr) == ("questions/basics/sigmoid.yml\n", "")
    entered = SYLLABUS.replace("planned: sigmoid", "sigmoid")
    assert (root / "questions/syllabus.yml").read_text("utf-8") == entered


def test_new_in_one_language_leaves_the_other_out(root: Path) -> None:
    dlprep(root, "new", "sigmoid", "--lang", "ko")
    written = (root / "questions/basics/sigmoid.yml").read_text("utf-8")
    assert "\n  ko: " in written
    assert "\n  en: " not in written


def test_every_example_of_a_new_file_is_refused(root: Path) -> None:
    dlprep(root, "new", "sigmoid", "--lang", "en")
    found = json.loads(dlprep(root, "check", "--format", "json").stdout)
    refused = {one["line"] for one in found if one["code"] == "example-text"}
    lines = (root / "questions/basics/sigmoid.yml").read_text("utf-8").splitlines()
    assert [lines[line - 1].strip() for line in sorted(refused)] == [
        "en: Write the question here as an interviewer says it.",
        "Write here what to say in the first 30 seconds.",
        "Write the explanation here. A formula in a sentence looks like $`e^x`$.",
        "- en: Write here, line by line, what must not be left out.",
        "en: Write here a wrong answer that one often hears.",
        "en: Write here why it is wrong and what to say instead.",
        "en: Write here what the code shows.",
        "import numpy as np",
    ]


def test_new_asks_for_a_place_in_the_syllabus(root: Path) -> None:
    result = dlprep(root, "new", "basics/gelu")
    assert result.stdout == "questions/basics/gelu.yml\n"
    assert result.stderr == (
        "Enter it in questions/syllabus.yml where it belongs in the reading order.\n"
    )
    assert (root / "questions/syllabus.yml").read_text("utf-8") == SYLLABUS


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("relu", "questions/basics/relu.yml exists already. Open it instead."),
        (
            "basics/ReLU",
            (
                "'ReLU' cannot be an id. Write lower-case words with hyphens, such as "
                "learning-rate-warmup."
            ),
        ),
        ("basic/gelu", "There is no chapter basic. Did you mean `basics`?"),
        (
            "gelu",
            (
                "gelu is not planned in the syllabus, so its chapter must be named: "
                "dlprep new CHAPTER/gelu."
            ),
        ),
        ("../../escape/x", "There is no chapter ../../escape. Possible here: basics."),
    ],
)
def test_new_refuses_a_name(root: Path, name: str, message: str) -> None:
    before = sorted(root.rglob("*"))
    result = dlprep(root, "new", name)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {message}\n")
    assert sorted(root.rglob("*")) == before


def test_schema_prints_what_write_writes(root: Path) -> None:
    written = dlprep(root, "schema", "--write").stdout.splitlines()
    assert written == [
        "questions/question.schema.json",
        "questions/syllabus.schema.json",
        "questions/glossary.schema.json",
    ]
    printed = dlprep(root, "schema").stdout
    assert (root / written[0]).read_text("utf-8") == printed
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_needs_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert "enumDescriptions" not in result.stdout


def test_new_lets_editors_propose_the_question(root: Path) -> None:
    dlprep(root, "schema", "--write")
    dlprep(root, "new", "sigmoid")
    schema = json.loads((root / "questions/question.schema.json").read_text("utf-8"))
    assert schema["properties"]["parent"]["examples"] == ["relu", "sigmoid"]


def test_schemas_that_cannot_be_written_stay_as_they_were(root: Path) -> None:
    dlprep(root, "schema", "--write")
    path = root / "questions/question.schema.json"
    path.write_text("{}", "utf-8")
    before = tree(root)
    with full_disk():
        result = dlprep(root, "schema", "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {path}: File too large\n"
    assert tree(root) == before


@pytest.mark.parametrize(("room", "file"), [(100, "basics/sigmoid.yml"), (20_000, "syllabus.yml")])
def test_new_on_a_full_disk_changes_nothing(root: Path, room: int, file: str) -> None:
    (root / "questions/syllabus.yml").write_text(SYLLABUS + "#" * 20_000, "utf-8")
    before = tree(root)
    with full_disk(room):
        result = dlprep(root, "new", "sigmoid")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: The file could not be written: [Errno 27] File too large: "
        f"'{root / 'questions' / file}'\n"
    )
    assert tree(root) == before


@pytest.mark.parametrize("name", ["", ".", "..", "questions", "questions/basics", "docs/tree"])
def test_render_leaves_what_people_write_alone(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    before = tree(root)
    result = dlprep(root, "render", name)
    assert (result.exit_code, result.stdout) == (2, "")
    why = "files of the project lie there" if name else "it has no name"
    assert result.stderr.endswith(
        f"Error: {name!r} is no folder for the tree: {why}. "
        "Name one of its own, such as build/tree.\n"
    )
    assert tree(root) == before


def test_render_names_the_page_that_cannot_be_read(project: SiteProject) -> None:
    (project.root / "docs/en/contributing.md").chmod(0)
    with unprivileged():
        result = dlprep(project.root, "render", str(project.root / "build"))
    assert (result.exit_code, result.stdout) == (1, "")
    page = project.root / "docs/en/contributing.md"
    assert result.stderr == f"Error: {page}: Permission denied\n"
    assert not (project.root / "build").exists()


@pytest.mark.slow
def test_run_shows_what_a_snippet_printed_and_what_the_cache_knows(root: Path) -> None:
    first = dlprep(root, "run", "relu")
    assert first.exit_code == 0
    assert re.sub(r"\d\.\d\d s", "0.00 s", first.stdout) == "relu.clip  0.00 s\n    0\n\n"
    assert dlprep(root, "run", "relu.clip").stdout == "relu.clip  from the cache\n    0\n\n"
    kept = dlprep(root, "cache").stdout
    assert re.sub(r"\d+ files, \d\.\d MB", "some", kept) == (
        "durations of snippets: some\noutcomes of snippets: some\n"
    )
    assert dlprep(root, "cache", "--clean").stdout.endswith("\nRemoved.\n")
    assert not (root / ".cache/dlprep").exists()
    assert dlprep(root, "cache").stdout == "Nothing is kept.\n"
    assert dlprep(root, "cache", "--clean").stdout == "Nothing is kept.\n"


HOSTILE = r"""import warnings
      print("a\u202eb", "\t|")
      print("::error::c")
      warnings.warn("d\n::error::e")
      v = "f\u202eg"
      raise ValueError("h\n::error::i")
    warns: UserWarning
    raises: ValueError"""


@pytest.mark.slow
def test_run_shows_nothing_that_commands_a_terminal_or_a_log(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    text = QUESTION.replace("print(max(-1, 0))", HOSTILE)
    file.write_text(text.replace("[[clip]]", "[[clip]]\n\n    [[clip.v]]"), "utf-8")
    result = dlprep(root, "run")
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    assert result.stdout.splitlines()[1:] == [
        "    a\ufffdb \t|",
        "    \\::error::c",
        "    expected: UserWarning: d",
        "    \\::error::e",
        "    expected: ValueError: h",
        "    \\::error::i",
        "    [[relu.clip.v]] = f\ufffdg",
        "",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["check", "schema"])
def test_output_that_nobody_takes_is_an_error_in_a_line(root: Path, command: str) -> None:
    program = "from dlprep.cli import main; main()"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "--root", str(root), command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device\n")


def test_colours_are_left_out_for_those_who_want_none(root: Path) -> None:
    runner, arguments = CliRunner(), ["--root", str(root), "search", "ReLU"]
    assert runner.invoke(main, arguments, color=True).stdout.startswith("\x1b[1mReLU\x1b[0m\n")
    plain = runner.invoke(main, arguments, color=True, env={"NO_COLOR": "1"}).stdout
    assert plain.startswith("ReLU\n")


def test_cache_removes_a_link_and_nothing_behind_it(root: Path, tmp_path: Path) -> None:
    behind = tmp_path / "elsewhere"
    (behind / "formulas").mkdir(parents=True)
    (root / ".cache").mkdir()
    (root / ".cache/dlprep").symlink_to(behind)
    result = dlprep(root, "cache", "--clean")
    assert (result.exit_code, result.stdout) == (
        0,
        f"formulas: 0 files, 0.0 MB\nRemoved the link to {behind}; what is there stays.\n",
    )
    assert (behind / "formulas").is_dir()
    assert not (root / ".cache/dlprep").is_symlink()


def test_cache_removes_a_file_in_its_place(root: Path) -> None:
    (root / ".cache").mkdir()
    (root / ".cache/dlprep").write_text("", "utf-8")
    assert dlprep(root, "cache").stdout == "Nothing is kept.\n"
    assert dlprep(root, "cache", "--clean").stdout == "Removed.\n"
    assert not (root / ".cache/dlprep").exists()


@pytest.mark.slow
def test_run_says_once_what_is_not_contained(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    two = "print(max(-1, 0))\n  curve:\n    code: |\n      print(1)"
    file.write_text(
        QUESTION.replace("print(max(-1, 0))", two).replace("[[clip]]", "[[clip]]\n\n    [[curve]]"),
        "utf-8",
    )
    result = dlprep(root, "run", "--contain", "limits", "--twice")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert result.stderr.startswith("containment is limits, not full: network, ")
    assert result.stderr.endswith(" (a lower level was asked for)\n")
    assert dlprep(root, "run", "--contain", "limits").stderr == ""  # nothing was executed


@pytest.mark.parametrize("command", [("run",), ("run", "--mutate"), ("render", "tree")])
def test_containing_less_than_is_required_is_wrong_usage(
    root: Path, command: tuple[str, ...]
) -> None:
    result = dlprep(root, *command, "--contain", "limits", "--require", "full")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "Error: --contain limits stops short of --require full: contain further, or require less.\n"
    )


@pytest.mark.slow
def test_run_tells_where_a_snippet_failed(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    file.write_text(QUESTION.replace("print(max(-1, 0))", "print(max(-1, None))"), "utf-8")
    result = dlprep(root, "run")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "questions/basics/relu.yml:17:13: snippet-failed: " in result.stderr
    assert "\n  17 |       print(max(-1, None))\n" in result.stderr


@pytest.mark.slow
def test_mutate_reports_what_no_assertion_notices(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    code = "x = 2\n      y = 3\n      assert x == 2"
    file.write_text(QUESTION.replace("print(max(-1, 0))", code), "utf-8")
    result = dlprep(root, "run", "--mutate")
    assert result.exit_code == 0
    assert result.stdout == (
        "relu.clip  1 of 2 changes noticed, assertions: 1\n"
        "    questions/basics/relu.yml:18:11: 3 → 4\n"
    )


def test_run_refuses_two_ways_at_once(root: Path) -> None:
    result = dlprep(root, "run", "--mutate", "--twice")
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: --mutate and --twice are two ways to run snippets. Choose one.\n"
    )


@pytest.mark.slow
def test_mutate_of_a_failing_snippet_tells_that_it_fails(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    file.write_text(QUESTION.replace("print(max(-1, 0))", "assert max(-1, 0) == -1"), "utf-8")
    result = dlprep(root, "run", "--mutate")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "questions/basics/relu.yml:17:14: snippet-failed: " in result.stderr


@pytest.mark.slow
def test_mutate_for_programs_gives_warnings(root: Path) -> None:
    file = root / "questions/basics/relu.yml"
    file.write_text(QUESTION.replace("print(max(-1, 0))", "y = 3"), "utf-8")
    result = dlprep(root, "run", "--mutate", "--format", "json")
    assert result.exit_code == 0
    assert [(one["code"], one["line"], one["message"]) for one in json.loads(result.stdout)] == [
        ("change-unnoticed", 17, "the snippet runs to its end also with 4 instead of 3")
    ]
    annotated = dlprep(root, "run", "--mutate", "--format", "github").stdout
    assert annotated.startswith("::warning file=questions/basics/relu.yml,line=17,col=11,")


@pytest.mark.slow
def test_run_of_a_question_does_not_ask_for_others(root: Path) -> None:
    (root / "questions/basics/sigmoid.yml").write_text("level: [\n", "utf-8")
    result = dlprep(root, "run", "relu")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("relu.clip  ")
    refused = dlprep(root, "run")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("questions/basics/sigmoid.yml:1:9: yaml-syntax: ")


@pytest.mark.parametrize("command", [["check"], ["run", "relu"], ["run"]])
def test_each_file_is_read_once(
    root: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dlprep(root, "run")
    composed: list[str] = []

    def recording(shown: str, data: bytes) -> Document | Refusal:
        composed.append(shown)
        return load(shown, data)

    load = source.load
    monkeypatch.setattr(source, "load", recording)
    assert dlprep(root, *command).exit_code == 0
    assert sorted(composed) == [
        "questions/basics/relu.yml",
        "questions/glossary.yml",
        "questions/syllabus.yml",
    ]


@pytest.mark.slow
def test_run_tries_a_draft_and_tells_what_else_it_lacks(root: Path) -> None:
    file = root / "questions/basics/sigmoid.yml"
    draft = QUESTION.replace("level: basic", "level: easy").replace("[[clip]]", "[[clip.x]]")
    file.write_text(draft.replace("print(max(-1, 0))", "x = 2"), "utf-8")
    result = dlprep(root, "run", "sigmoid.clip", "--format", "json")
    assert result.exit_code == 0
    assert [
        (each["severity"], each["code"], each["line"]) for each in json.loads(result.stdout)
    ] == [("warning", "unfinished-question", 1)]
    shown = dlprep(root, "run", "sigmoid")
    assert shown.exit_code == 0
    assert shown.stdout == ("sigmoid.clip  from the cache\n    [[sigmoid.clip.x]] = 2\n\n")
    assert shown.stderr == (
        "questions/basics/sigmoid.yml:1:8: warning: unfinished-question: "
        "the question is not finished: level: `easy` is not a level\n"
        "  1 | level: easy\n"
        "    |        ^\n"
        "  See `dlprep check questions/basics/sigmoid.yml` before you send it.\n"
        "\n1 warning in 1 file\n"
    )


@pytest.mark.slow
def test_a_question_that_was_just_started_runs(root: Path) -> None:
    dlprep(root, "new", "sigmoid")
    result = dlprep(root, "run", "sigmoid")
    assert result.exit_code == 0
    assert "[[sigmoid.growth.ratio:.2f]] = 2.72\n" in result.stdout
    assert result.stderr.count("warning: ") == 1
    assert re.search(r"not finished: an example of .*, and \d+ more errors\n", result.stderr)


def test_run_refuses_a_draft_whose_snippets_cannot_be_read(root: Path) -> None:
    (root / "questions/basics/relu.yml").write_text("level: [\n", "utf-8")
    file = root / "questions/basics/sigmoid.yml"
    file.write_text(QUESTION.replace("print(max(-1, 0))", "print(max(-1, 0)"), "utf-8")
    result = dlprep(root, "run", "sigmoid.clip", "--format", "json")
    assert result.exit_code == 1
    assert [(each["path"], each["code"]) for each in json.loads(result.stdout)] == [
        ("questions/basics/sigmoid.yml", "snippet-syntax")
    ]


@pytest.mark.parametrize("command", [["run", "relu"], ["search", "relu"], ["check"]])
def test_a_broken_syllabus_is_told_as_asked(root: Path, command: list[str]) -> None:
    (root / "questions/syllabus.yml").write_text("chapters: 1\n", "utf-8")
    result = dlprep(root, *command, "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert {problem["path"] for problem in json.loads(result.stdout)} == {"questions/syllabus.yml"}


def test_run_of_something_unknown_is_wrong_usage(root: Path) -> None:
    result = dlprep(root, "run", "relu", "rleu", "relu.curve", "relu.cilp", "basics/gelu.yml")
    assert result.exit_code == 2
    named_like_its_file = "A question is named like its file, without .yml."
    assert result.stderr.endswith(
        f"Error: There is no question rleu. Did you mean `relu`? {named_like_its_file}\n"
        "relu has no snippet curve. Possible here: clip.\n"
        "relu has no snippet cilp. Did you mean `clip`?\n"
        f"There is no question basics/gelu. {named_like_its_file}\n"
    )


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_anywhere(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


def test_the_command_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dlprep", "check", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Usage: python -m dlprep check [OPTIONS] [PATHS]...\n")


def test_the_help_shows_the_commands_line_by_line() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert "\n    dlprep check                     is every file right?\n" in result.stdout
    assert "\\b" not in result.stdout


def test_search_finds_questions_best_first(root: Path) -> None:
    result = dlprep(root, "search", "ReLU를", "--format", "json")
    assert result.exit_code == 0
    (found,) = json.loads(result.output)
    assert found["id"] == "relu"
    assert found["score"] > 0


def test_search_reads_queries_a_line_each(root: Path) -> None:
    result = CliRunner().invoke(
        main,
        ["--root", str(root), "search", "--format", "json", "--lang", "en"],
        input="ReLU\r\n\nnothing\n",
    )
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [[one["id"] for one in line] for line in lines] == [["relu"], [], []]


def test_search_shows_scores_and_nearest_terms(root: Path) -> None:
    assert re.fullmatch(r"ReLU\n +\d+\.\d{3}  relu\n", dlprep(root, "search", "ReLU").output)
    assert dlprep(root, "search", "없다").output == "없다\n  nothing\n"


def test_search_explains_scores(root: Path) -> None:
    result = dlprep(root, "search", "ReLU", "--explain")
    assert re.fullmatch(
        r"relu, weight 1: relu \(typed 1\)\n"
        r" +(\d+\.\d{3})  relu, 100% of the query\n +\1  relu: relu \(typed\)\n",
        result.output,
    )


def test_search_tells_of_files_that_cannot_be_read(root: Path) -> None:
    (root / "questions" / "syllabus.yml").write_text("chapters: 1\n", "utf-8")
    result = dlprep(root, "search", "ReLU")
    assert result.exit_code == 1
    assert "questions/syllabus.yml:1:11: " in result.output


def test_search_tells_of_questions_that_it_leaves_out(root: Path) -> None:
    (root / "questions/basics/sigmoid.yml").write_text("level: [\n", "utf-8")
    result = dlprep(root, "search", "ReLU", "--format", "json")
    assert result.exit_code == 1
    assert [one["id"] for one in json.loads(result.stdout)] == ["relu"]
    assert result.stderr == (
        "questions/basics/sigmoid.yml:1:9: yaml-syntax: a value is missing here\n"
        "  1 | level: [\n"
        "    |         ^\n"
        "  Write it, or remove the field.\n"
        "\n1 error in 1 file\n"
    )
