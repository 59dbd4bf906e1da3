"""The site's own JavaScript by itself: every `*.test.js` in this folder, run by Node.

Node is the one that Playwright brings with it, so that nothing more has to be installed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest
from playwright._impl._driver import compute_driver_executable

from dlprep.model import LANGUAGES
from dlprep.words import practice_words

HERE: Final = Path(__file__).parent
FILES: Final = sorted(HERE.rglob("*.test.js"))
NODE: Final = compute_driver_executable()[0]
WORDS: Final = {
    language: {
        key: text for group in practice_words(language).values() for key, text in group.items()
    }
    for language in LANGUAGES
}
"""What practice says, for tests that look at it: in the environment, as ``DLPREP_WORDS``."""


def _run(file: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of one file."""
    return subprocess.run(
        [
            NODE,
            "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",  # our files are modules by content
            "--test",
            "--test-isolation=none",
            "--test-reporter=tap",
            str(file),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "DLPREP_WORDS": json.dumps(WORDS)},
    )


def _counts(output: str) -> dict[str, int]:
    """What the runner counted, by its name: ``tests``, ``pass``, ``fail`` and so on."""
    return {
        name: int(number) for name, number in re.findall(r"^# (\w+) (\d+)$", output, re.MULTILINE)
    }


def _failures(output: str) -> str:
    """The tests that failed, each with its details."""
    found = re.findall(r"^ *not ok .*?\n +\.\.\.$", output, re.MULTILINE | re.DOTALL)
    return "\n".join(found) or output


def _assert_all_pass(file: Path) -> None:
    run = _run(file)
    counts = _counts(run.stdout)
    assert (run.returncode, counts.get("fail")) == (0, 0), _failures(run.stdout) + run.stderr
    assert run.stderr == ""
    # Node takes a file without tests for a test that passed
    itself = re.search(rf"^ok 1 - .*{re.escape(file.name)}$", run.stdout, re.MULTILINE)
    assert itself is None, "there is no test in this file"
    assert counts["pass"] == counts["tests"], "some tests were left out"


def test_there_are_tests_of_javascript() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_test_passes(file: Path) -> None:
    _assert_all_pass(file)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("", "there is no test in this file"),
        ('test("odd", () => assert.equal(1, 2));', "not ok 1 - odd"),
        ('test.skip("later", () => {});', "some tests were left out"),
        ('test.todo("some day");', "some tests were left out"),
        ('test("x", () => {}); throw new Error("on the way");', "on the way"),
        ('import "./nowhere.js";', "nowhere.js"),
    ],
)
def test_a_file_that_shows_nothing_fails(tmp_path: Path, script: str, said: str) -> None:
    file = tmp_path / "bad.test.js"
    head = 'import { test } from "node:test";\nimport assert from "node:assert/strict";\n'
    file.write_text(head + script, "utf-8")
    with pytest.raises(AssertionError, match=re.escape(said)):
        _assert_all_pass(file)
