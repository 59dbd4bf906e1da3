"""Whatever happens to the cache, the worst is that snippets run again. All with real commands."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dlprep.execution import Level
from dlprep.execution.cached_run import run_from_data
from dlprep.project import Project
from dlprep.store import Store
from execution.hostile.conftest import Leftovers, Observe, reached
from execution.hostile.small_disk import NOT_PERMITTED

pytestmark = pytest.mark.slow

_MANY = 24
_SYLLABUS = """\
tags:
  one: {ko: 하나, en: One}
chapters:
  - id: basics
    title: {ko: 기본, en: Basics}
    summary: {ko: 기초입니다., en: The basics.}
    questions: [many]
"""
_QUESTION = """\
level: basic
tags: [one]
question: {{ko: 무엇인가요?, en: What is it?}}
short: {{ko: 이것입니다., en: It is this.}}
answer:
  ko: |
{shown}
  en: |
{shown}
key_points:
  - {{ko: 하나, en: One}}
  - {{ko: 둘, en: Two}}
  - {{ko: 셋, en: Three}}
snippets:
{snippets}
references:
  - {{authors: 'Kim, A.', title: One, venue: ICML, year: 2010, url: 'https://a.example/1'}}
  - {{authors: 'Lee, B.', title: Two, venue: ICML, year: 2011, url: 'https://a.example/2'}}
"""
_PRINTED = 9000
"""Characters that each snippet prints: two entries of the cache take more than 16 KiB."""


@pytest.fixture(autouse=True)
def temporary(leftovers: Leftovers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(leftovers.folder))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of many snippets, each with an output of its own."""
    folder = tmp_path / "project" / "questions"
    (folder / "basics").mkdir(parents=True)
    names = [f"s{number:02}" for number in range(_MANY)]
    codes = [
        f"  {name}:\n    code: |\n      print({number}, 'x' * {_PRINTED})"
        for number, name in enumerate(names)
    ]
    shown = "\n\n".join(f"    [[{name}]]" for name in names)
    question = _QUESTION.format(shown=shown, snippets="\n".join(codes))
    (folder / "basics" / "many.yml").write_text(question, "utf-8")
    (folder / "syllabus.yml").write_text(_SYLLABUS, "utf-8")
    (folder / "glossary.yml").write_text("terms: []\n", "utf-8")
    return folder.parent


def _command(root: Path, level: Level) -> list[str]:
    dlprep = str(Path(sys.executable).with_name("dlprep"))
    return [sys.executable, dlprep, "--root", str(root), "run", "--contain", str(level)]


def _outputs(stdout: str) -> list[str]:
    """What each snippet printed, by its number; whether it ran or was kept is left out."""
    printed = re.findall(r"^many\.s\d\d  .+\n    (\d+ x+)$", stdout, re.MULTILINE)
    return sorted(printed, key=lambda line: int(line.split()[0]))


EXPECTED = [f"{number} {'x' * _PRINTED}" for number in range(_MANY)]


def _run(command: Sequence[str], file_size: int | None = None) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        if file_size is not None:
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, hard))

    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def _files(root: Path) -> list[Path]:
    return sorted(root.glob(".cache/dlprep/snippets-*/*/*"))


def _codes(stderr: str) -> list[str]:
    return re.findall(r"^questions:1:1: warning: ([a-z-]+):", stderr, re.MULTILINE)


def test_a_disk_that_fills_up(
    root: Path, level: Level, leftovers: Leftovers, observe: Observe
) -> None:
    disk = root / ".cache"
    disk.mkdir()
    disk.chmod(0o777)
    script = str(Path(__file__).with_name("small_disk.py"))
    done = _run([sys.executable, script, str(disk), str(256 << 10), *_command(root, level)])
    if done.returncode == NOT_PERMITTED:
        assert reached() is not Level.FULL
        observe("cache-unwritable")  # as the limit on sizes below shows
        return
    assert done.returncode == 0, done.stderr
    assert _outputs(done.stdout) == EXPECTED
    assert _codes(done.stderr) == ["cache-unwritable"]
    assert "outcomes of snippets could not be kept: No space left on device\n" in done.stderr
    files = [name for name in json.loads(done.stdout.splitlines()[-1]) if "snippets-" in name]
    assert 0 < len(files) < _MANY
    assert [name for name in files if not re.search(r"/[0-9a-f]{2}/[0-9a-f]{62}$", name)] == []
    assert leftovers.after_all() == ([], [])
    observe("cache-unwritable", entries=len(files))


def test_a_limit_on_the_size_of_files(
    root: Path, level: Level, leftovers: Leftovers, observe: Observe
) -> None:
    done = _run(_command(root, level), file_size=_PRINTED // 2)
    assert done.returncode == 0, done.stderr
    assert _outputs(done.stdout) == EXPECTED
    assert _codes(done.stderr) == ["cache-unwritable"]
    assert "outcomes of snippets could not be kept: File too large\n" in done.stderr
    assert _files(root) == []
    assert leftovers.after_all() == ([], [])
    observe("cache-unwritable")


def test_a_damaged_entry(root: Path, level: Level, observe: Observe) -> None:
    assert _run(_command(root, level)).returncode == 0
    for path in _files(root)[:3]:
        path.write_bytes(path.read_bytes().replace(b"xxx", b"xyz", 1))
    done = _run(_command(root, level))
    assert done.returncode == 0, done.stderr
    assert _outputs(done.stdout) == EXPECTED
    assert done.stdout.count("from the cache") == _MANY - 3
    assert _codes(done.stderr) == ["cache-damaged"]
    assert ": 3 kept outcomes of snippets were damaged and not used\n" in done.stderr
    assert _run(_command(root, level)).stdout.count("from the cache") == _MANY
    observe("cache-damaged", entries=_MANY)


def test_two_builds_on_one_cache(
    root: Path, level: Level, leftovers: Leftovers, observe: Observe
) -> None:
    builds = [
        subprocess.Popen(
            _command(root, level), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ended = [(*build.communicate(), build.returncode) for build in builds]
    assert [status for *_, status in ended] == [0, 0], ended
    assert [_outputs(stdout) for stdout, *_ in ended] == [EXPECTED, EXPECTED]
    assert [_codes(stderr) for _, stderr, _ in ended] == [[], []]
    kept = Store(Project(root).cache.outcomes)
    assert len(_files(root)) == _MANY
    assert all(kept.get(path.parent.name + path.name, run_from_data) for path in _files(root))
    assert kept.damaged == 0
    assert leftovers.after_all() == ([], [])
    observe(entries=_MANY)


def test_a_clock_that_goes_backwards(root: Path, level: Level, observe: Observe) -> None:
    first = _run(_command(root, level))
    future = time.time() + 10 * 365 * 86_400
    for path in _files(root):
        os.utime(path, (future, future))
    second = _run(_command(root, level))
    assert _outputs(first.stdout) == _outputs(second.stdout) == EXPECTED
    assert second.stdout.count("from the cache") == _MANY
    assert (second.returncode, _codes(second.stderr)) == (0, [])
    observe(entries=_MANY)
