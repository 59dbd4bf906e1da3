"""Several machines share the snippets, and put together what came of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_site import SiteProject
from click.testing import CliRunner, Result

from dlprep.cli import main

NAMES = ["relu.clip", "seeds.drawn", "sigmoid.slope"]


def dlprep(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def shown(result: Result) -> dict[str, bool]:
    """The snippets of which a run told, and whether the cache knew them."""
    assert result.exit_code == 0, result.output
    lines = [line.split("  ") for line in result.stdout.splitlines() if line[:1].strip()]
    return {name: "from the cache" in how for name, how in lines}


@pytest.fixture
def machines(cold: SiteProject, tmp_path: Path) -> list[Path]:
    """Two copies of a project, each of which executed its half of the snippets."""
    copies = []
    for number in ("1", "2"):
        root = tmp_path / number
        shutil.copytree(cold.root, root)
        assert True not in shown(_half(root, number)).values()
        copies.append(root)
    return copies


def _half(root: Path, number: str) -> Result:
    return dlprep(root, "run", "--shard", f"{number}/2")


@pytest.mark.slow
def test_joined_caches_of_all_shards_know_everything(
    cold: SiteProject, machines: list[Path]
) -> None:
    others = [str(root / ".cache/dlprep") for root in machines]
    joined = dlprep(cold.root, "cache", "--join", *others)
    assert (joined.exit_code, joined.stderr) == (0, "")
    numbers = sorted(
        line.removeprefix(f"{other}: outcomes of snippets: ")
        for line, other in zip(joined.stdout.splitlines(), others, strict=True)
    )
    assert numbers == ["1 added, 0 known", "2 added, 0 known"]
    assert shown(dlprep(cold.root, "run")) == dict.fromkeys(NAMES, True)


@pytest.mark.slow
def test_joining_again_adds_nothing(machines: list[Path]) -> None:
    one, other = machines
    dlprep(one, "cache", "--join", str(other / ".cache/dlprep"))
    again = dlprep(one, "cache", "--join", str(other / ".cache/dlprep"))
    assert ": outcomes of snippets: 0 added, " in again.stdout


def test_damaged_outcomes_are_counted(project: SiteProject, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project.root / ".cache/dlprep", other)
    for path in other.glob("snippets-2/*/*"):
        path.write_bytes(b"half")
    shutil.rmtree(project.root / ".cache")
    joined = dlprep(project.root, "cache", "--join", str(other))
    assert joined.stdout == f"{other}: outcomes of snippets: 0 added, 0 known, 3 damaged\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--join"], "--join and the folders of other caches belong together."),
        (["."], "--join and the folders of other caches belong together."),
        (["--join", "--clean", "."], "--join keeps more and --clean keeps nothing. Choose one."),
        (["--join", "."], ". holds no outcomes of snippets: it has no folder snippets-2"),
    ],
)
def test_what_cannot_be_joined_is_wrong_usage(
    tmp_path: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = dlprep(tmp_path, "cache", *arguments)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {message}\n")


@pytest.mark.parametrize(
    ("shard", "fault"),
    [
        ("0/4", "there is no shard 0 of 4; they go from 1 to 4"),
        ("5/4", "there is no shard 5 of 4; they go from 1 to 4"),
        ("a/b", "write a shard as 2/4, which is the second of four"),
    ],
)
def test_what_is_no_shard_is_wrong_usage(tmp_path: Path, shard: str, fault: str) -> None:
    result = dlprep(tmp_path, "run", "--shard", shard)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: Invalid value for '--shard': {shard}: {fault}.\n")
