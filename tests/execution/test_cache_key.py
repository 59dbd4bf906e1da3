"""The names of cached outcomes change with what runs and judges snippets, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dlprep.execution import cache_key

CODE = """\
LIMIT = 3


class Limits:
    def of(self, name):
        return LIMIT + len(name or "")
"""


def digest(folder: Path, code: str) -> str:
    module = folder / "module.py"
    module.write_text(code, encoding="utf-8")
    return cache_key.digest_of_module(module)


@pytest.mark.parametrize(
    "code",
    [
        f'"""What it is."""\n{CODE}',
        CODE.replace("LIMIT = 3\n", 'LIMIT = 3\n"""The most there are."""\n'),
        CODE.replace("class Limits:\n", 'class Limits:\n    """Several."""\n\n'),
        CODE.replace("        return", '        """One."""\n        return'),
        CODE.replace("LIMIT = 3\n", "LIMIT = 3  # by experience\n"),
        CODE.replace("LIMIT + len", "(LIMIT\n            + len").replace('"")', '""))'),
    ],
    ids=["module", "variable", "class", "function", "comment", "layout"],
)
def test_what_only_a_reader_sees_does_not_matter(tmp_path: Path, code: str) -> None:
    assert code != CODE
    assert digest(tmp_path, code) == digest(tmp_path, CODE)


@pytest.mark.parametrize(
    "code",
    [
        CODE.replace("3", "4"),
        CODE.replace('""', '"x"'),
        CODE.replace("def of", "async def of"),
        CODE.replace("name or", "name and"),
    ],
)
def test_what_is_executed_matters(tmp_path: Path, code: str) -> None:
    assert digest(tmp_path, code) != digest(tmp_path, CODE)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which from now on is the one that fingerprints are taken of."""
    folder = tmp_path / "execution"
    shutil.copytree(Path(cache_key.__file__).parent, folder)
    monkeypatch.setattr(cache_key, "__file__", str(folder / "cache_key.py"))
    return folder


def fingerprint_with(package: Path, module: str) -> str:
    """The fingerprint after a line was added to a module."""
    path = package / module
    path.write_text(path.read_text(encoding="utf-8") + "\nADDED = 1\n", encoding="utf-8")
    return cache_key.fingerprint.__wrapped__()


@pytest.mark.parametrize(
    "module",
    ["wire/report.py", "containment/seccomp.py", "runner/worker.py", "judge/verdict.py"],
)
def test_rooms_that_run_and_judge_are_part_of_it(package: Path, module: str) -> None:
    before = cache_key.fingerprint.__wrapped__()
    assert fingerprint_with(package, module) != before


@pytest.mark.parametrize("module", ["launch/dispatch.py", "robustness/mutation.py", "execute.py"])
def test_rooms_that_do_neither_are_no_part_of_it(package: Path, module: str) -> None:
    before = cache_key.fingerprint.__wrapped__()
    assert fingerprint_with(package, module) == before
