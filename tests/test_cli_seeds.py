"""``dlprep run --seeds``: what it says, what it records, what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dlprep.cli import main

pytestmark = pytest.mark.usefixtures("lent_runners")

SYLLABUS = """\
tags:
  gradient: {ko: 기울기, en: Gradient}
chapters:
  - id: basics
    title: {ko: 기본 개념, en: Foundations}
    summary: {ko: 기초입니다., en: The foundations.}
    questions: [relu]
"""

QUESTION = """\
level: basic
tags: [gradient]
question: {ko: ReLU란?, en: What is ReLU?}
short: {ko: 음수를 0으로 만듭니다., en: It clips at zero.}
answer:
  ko: |
    [[curve]]

    [[drift]]
  en: |
    [[curve]]

    [[drift]]
key_points:
  - {ko: 하나, en: One}
  - {ko: 둘, en: Two}
  - {ko: 셋, en: Three}
snippets:
  curve:
    code: |
      print(max(-1, 0))
  drift:
    code: |
      import random

      x = random.Random(0).random()
      assert x > 0.25, f"{x:.2f}"
references:
  - {authors: 'Nair, V.', title: ReLU, venue: ICML, year: 2010, url: 'https://a.example/1'}
  - {authors: 'Glorot, X.', title: Rectifiers, venue: AISTATS, year: 2011, url: 'https://a.example/2'}
"""
"""With the seeds 0, 100, 200, 300 and 400 x is 0.84, 0.15, 0.05, 0.60 and 0.31."""

FILE = "questions/basics/relu.yml"
RECORD = "questions/basics/relu.seeds.json"
HOLDING = QUESTION.replace("x > 0.25", "x > 0.01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "questions/basics").mkdir(parents=True)
    (tmp_path / "questions/syllabus.yml").write_text(SYLLABUS, "utf-8")
    (tmp_path / "questions/glossary.yml").write_text("terms: []\n", "utf-8")
    (tmp_path / FILE).write_text(HOLDING, "utf-8")
    return tmp_path


def dlprep(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def codes(root: Path, *arguments: str) -> list[tuple[str, str]]:
    """The place and code of each problem that a command tells."""
    result = dlprep(root, *arguments, "--format", "json")
    return [(f"{one['path']}:{one['line']}", one["code"]) for one in json.loads(result.stdout)]


def test_what_holds_is_recorded_and_nothing_is_left_to_say(root: Path) -> None:
    assert codes(root, "check") == [(f"{FILE}:22", "seeds-missing")]
    result = dlprep(root, "run", "--seeds", "4")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "relu.curve  draws no random numbers\n"
        "relu.drift  holds on 4 of 4 seeds\n"
        f"{RECORD}: written\n"
    )
    recorded = json.loads((root / RECORD).read_text("utf-8"))
    assert list(recorded) == ["drift"]
    assert recorded["drift"]["tried"] == 4
    assert dlprep(root, "check").stdout == "No errors.\n"
    assert codes(root, "check") == []


def test_what_fails_is_told_and_recorded(root: Path) -> None:
    (root / FILE).write_text(QUESTION, "utf-8")
    result = dlprep(root, "run", "--seeds", "4", "relu.drift")
    assert result.exit_code == 1
    assert result.stdout == f"relu.drift  holds on 2 of 4 seeds\n{RECORD}: written\n"
    assert result.stderr.startswith(
        f"{FILE}:27:14: seeds-failed: snippet drift holds on 2 of 4 seeds; "
        "fails here on seeds +100, +200: AssertionError: 0.15\n"
        '  27 |       assert x > 0.25, f"{x:.2f}"\n'
    )
    recorded = json.loads((root / RECORD).read_text("utf-8"))
    assert recorded["drift"]["failed"] == [100, 200]


def test_a_changed_snippet_is_missing_until_it_is_run_again(root: Path) -> None:
    dlprep(root, "run", "--seeds", "2")
    (root / FILE).write_text(HOLDING.replace("0.01", "0.02"), "utf-8")
    assert codes(root, "check") == [(f"{FILE}:22", "seeds-missing")]
    assert dlprep(root, "check").exit_code == 0
    before = (root / RECORD).read_bytes()
    verify = ("run", "--seeds", "2", "--verify")
    assert codes(root, *verify) == [(f"{FILE}:22", "seeds-missing")]
    assert (dlprep(root, *verify).exit_code, (root / RECORD).read_bytes()) == (1, before)
    dlprep(root, "run", "--seeds", "2")
    assert (codes(root, "check"), dlprep(root, *verify).exit_code) == ([], 0)


def test_code_may_move_without_losing_its_record(root: Path) -> None:
    dlprep(root, "run", "--seeds", "2")
    (root / FILE).write_text("# a comment\n\n" + HOLDING, "utf-8")
    assert codes(root, "check") == []


def test_fewer_seeds_than_are_asked_for_are_refused(root: Path) -> None:
    dlprep(root, "run", "--seeds", "2")
    assert codes(root, "run", "--seeds", "3", "--verify") == [(f"{FILE}:22", "seeds-missing")]
    assert codes(root, "run", "--seeds", "1", "--verify") == []


def test_a_record_that_no_longer_holds_is_refused(root: Path) -> None:
    (root / FILE).write_text(QUESTION, "utf-8")
    dlprep(root, "run", "--seeds", "4")
    record = (root / RECORD).read_text("utf-8")
    (root / RECORD).write_text(record.replace(', "failed": [100, 200]', ""), "utf-8")
    assert codes(root, "run", "--seeds", "4", "--verify") == [
        (f"{RECORD}:2", "seeds-contradicted"),
        (f"{FILE}:27", "seeds-failed"),
    ]


def test_a_broken_record_is_told_and_can_be_written_anew(root: Path) -> None:
    (root / RECORD).write_text('{\n  "drift": {"tried": 4}\n}\n', "utf-8")
    result = dlprep(root, "check")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"{RECORD}:2:3: missing-field: drift: `code` is missing\n"
        '  2 |   "drift": {"tried": 4}\n'
        "    |   ^\n"
        "  Remove the file, and write it anew: `dlprep run --seeds 20 relu`.\n"
    )
    assert dlprep(root, "run", "--seeds", "2", "relu").exit_code == 0
    assert codes(root, "check") == []


def test_what_is_meant_for_one_seed_is_left_out(root: Path) -> None:
    reason = "  drift:\n    one_seed: {ko: 예시입니다., en: An example.}\n"
    (root / FILE).write_text(QUESTION.replace("  drift:\n", reason), "utf-8")
    assert codes(root, "check") == []
    result = dlprep(root, "run", "--seeds", "4")
    assert (result.exit_code, result.stdout) == (0, "relu.curve  draws no random numbers\n")
    assert not (root / RECORD).exists()


def test_what_fails_on_its_own_seed_keeps_its_record(root: Path) -> None:
    dlprep(root, "run", "--seeds", "2")
    before = (root / RECORD).read_bytes()
    (root / FILE).write_text(HOLDING.replace("x > 0.01", "x > 1"), "utf-8")
    assert codes(root, "run", "--seeds", "2") == [(f"{FILE}:27", "snippet-failed")]
    assert (root / RECORD).read_bytes() == before


def test_files_that_are_not_in_order_are_told_and_nothing_runs(root: Path) -> None:
    (root / FILE).write_text("level: [\n", "utf-8")
    result = dlprep(root, "run", "--seeds", "2")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{FILE}:1:9: yaml-syntax: ")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--verify",), "--verify needs --seeds, the number of seeds to verify."),
        (
            ("--seeds", "2", "--twice"),
            "--seeds and --twice are two ways to run snippets. Choose one.",
        ),
        (
            ("--mutate", "--seeds", "2"),
            "--mutate and --seeds are two ways to run snippets. Choose one.",
        ),
        (("--seeds", "0"), "Invalid value for '--seeds': 0 is not in the range 1<=x<=1000."),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    root: Path, options: tuple[str, ...], error: str
) -> None:
    result = dlprep(root, "run", *options)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {error}\n")
