"""The GitHub workflows that face strangers' pull requests."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w./-]+@[0-9a-f]{40}$")


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_is_a_workflow_for_pull_requests_and_one_for_the_site() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "pages.yml"]


def test_actionlint_finds_nothing(workflow: Path) -> None:
    done = subprocess.run(
        [_tool("actionlint"), "-no-color", "-shellcheck=", "-pyflakes=", str(workflow)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_zizmor_finds_nothing(workflow: Path) -> None:
    done = subprocess.run(
        [_tool("zizmor"), "--offline", "--quiet", "--format=plain", str(workflow)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_actions_are_pinned_by_commit(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    uses = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]
    assert uses
    assert [action for action in uses if not PINNED.match(action)] == []


def test_strangers_code_never_meets_a_writing_token() -> None:
    check = yaml.safe_load(WORKFLOWS[0].read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true
    assert set(check[True]) == {"pull_request", "push"}
    assert check["permissions"] == {"contents": "read"}
    assert [job for job in check["jobs"].values() if "permissions" in job] == []
    assert "secrets." not in WORKFLOWS[0].read_text("utf-8")


def test_strangers_snippets_are_contained_in_full_or_not_run() -> None:
    jobs = yaml.safe_load(WORKFLOWS[0].read_text("utf-8"))["jobs"]
    runs = [step["run"] for step in jobs["content"]["steps"] if "run" in step]
    assert [run for run in runs if run.startswith("dlprep run")] == [
        "dlprep run --require full --format github"
    ]


def test_the_tests_run_as_root_and_as_an_ordinary_user() -> None:
    tests = yaml.safe_load(WORKFLOWS[0].read_text("utf-8"))["jobs"]["tests"]
    users = tests["strategy"]["matrix"]["user"]
    commands = {step["if"]: step["run"] for step in tests["steps"] if "if" in step}
    assert commands == {
        "matrix.user == 'an ordinary user'": "make test",
        "matrix.user == 'root'": 'sudo --preserve-env=PATH env "PATH=$PATH" make test',
    }
    assert [f"matrix.user == '{user}'" for user in users] == list(commands)
