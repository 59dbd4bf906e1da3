"""The GitHub workflows that face strangers' pull requests, and the one that deploys the site."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w./-]+@[0-9a-f]{40}$")


CHECK, NEWEST, NOTEBOOKS, PAGES, SEEDS = (
    yaml.safe_load(path.read_text("utf-8")) for path in WORKFLOWS
)
DEPENDABOT = ROOT / ".github" / "dependabot.yml"
VERIFY = ".venv/bin/dlprep run --seeds 20 --verify --require full --format github"
CALLED = "./.github/workflows/check.yml"
RUN = ".venv/bin/dlprep run --twice --require full --format github"
PYTHONS = ["3.11", "3.12", "3.13"]


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_is_a_workflow_for_each_purpose() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "newest", "notebooks", "pages", "seeds"]


def test_actionlint_finds_nothing(workflow: Path) -> None:
    done = subprocess.run(
        [_tool("actionlint"), "-no-color", "-shellcheck=", "-pyflakes=", str(workflow)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("file", [*WORKFLOWS, DEPENDABOT], ids=lambda path: path.name)
def test_zizmor_finds_nothing(file: Path) -> None:
    done = subprocess.run(
        [_tool("zizmor"), "--offline", "--quiet", "--format=plain", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def _uses(node: object) -> Iterator[str]:
    """Everything that a workflow, a job or a step names under ``uses``."""
    match node:
        case {"uses": str(action)}:
            yield action
        case dict():
            for inner in node.values():
                yield from _uses(inner)
        case list():
            for inner in node:
                yield from _uses(inner)


def test_actions_are_pinned_by_commit(workflow: Path) -> None:
    uses = list(_uses(yaml.safe_load(workflow.read_text("utf-8"))))
    assert len(uses) > 1
    assert [one for one in uses if one != CALLED and not PINNED.match(one)] == []


def test_checkouts_leave_no_token_behind(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    steps = [step for job in jobs for step in job.get("steps", ())]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert {step["with"]["persist-credentials"] for step in checkouts} == {False}


def test_strangers_code_never_meets_a_writing_token() -> None:
    # YAML 1.1 reads the key `on` as true
    assert set(CHECK[True]) == {"pull_request", "workflow_call"}
    assert CHECK["permissions"] == {"contents": "read"}
    assert [job for job in CHECK["jobs"].values() if "permissions" in job] == []


def _runs(job: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The commands of a job, in their order, with the variables they see."""
    return {step["run"]: step.get("env", {}) for step in job["steps"] if "run" in step}


def test_strangers_snippets_are_contained_in_full_or_not_run() -> None:
    assert [run for run in _runs(CHECK["jobs"]["content"]) if "dlprep run" in run] == [RUN]
    assert _runs(CHECK["jobs"]["site"])["make build"] == {"DLPREP_REQUIRE": "full"}


def test_a_pull_request_can_be_read_as_a_site() -> None:
    job = CHECK["jobs"]["site"]
    *_, build, upload = job["steps"]
    assert job["if"] == "github.event_name == 'pull_request'"
    assert build["run"] == "make build"
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert (upload["with"]["path"], upload["with"]["if-no-files-found"]) == ("site", "error")


def _with_python(workflow: dict[Any, Any]) -> Iterator[list[dict[str, Any]]]:
    """The steps of each job that uses Python."""
    for job in workflow["jobs"].values():
        steps = job.get("steps", [])
        if any(step.get("uses", "").startswith("actions/setup-python@") for step in steps):
            yield steps


@pytest.mark.parametrize(
    "each", [CHECK, NEWEST, NOTEBOOKS, PAGES, SEEDS], ids=lambda each: each["name"]
)
def test_packages_are_installed_by_make_alone(each: dict[Any, Any]) -> None:
    jobs = list(_with_python(each))
    assert jobs
    runs = [step["run"] for steps in jobs for step in steps if "run" in step]
    assert [run for run in runs if "pip " in run] == []
    assert all(any("make " in step.get("run", "") for step in steps) for steps in jobs)


def test_what_is_cached_is_what_is_locked() -> None:
    for steps in (*_with_python(CHECK), *_with_python(NOTEBOOKS), *_with_python(SEEDS)):
        (settings,) = (step["with"] for step in steps if "python-version" in step.get("with", {}))
        assert settings["cache"] == "pip"
        assert settings["cache-dependency-path"] == "requirements/*.txt"


def test_the_tests_run_on_every_python() -> None:
    assert CHECK["jobs"]["tests"]["strategy"]["matrix"]["python"] == PYTHONS
    assert NEWEST["jobs"]["tests"]["strategy"]["matrix"]["python"] == PYTHONS


def test_the_newest_versions_are_tried_every_week_and_reported() -> None:
    assert NEWEST[True] == {"schedule": [{"cron": "23 5 * * 1"}], "workflow_dispatch": None}
    runs = list(_runs(NEWEST["jobs"]["tests"]))
    assert runs.index("make lock") < runs.index("make test")
    report = NEWEST["jobs"]["report"]
    assert (report["needs"], report["if"]) == ("tests", "failure()")


def test_all_notebooks_are_run_again_every_week() -> None:
    assert NOTEBOOKS[True] == {"schedule": [{"cron": "23 3 * * 1"}], "workflow_dispatch": None}
    assert NOTEBOOKS["permissions"] == {"contents": "read"}
    target = (ROOT / "Makefile").read_text("utf-8").partition("\nnotebooks: ")[2]
    assert "DLPREP_NOTEBOOKS_RUN_AGAIN=all" in target.partition("\n\n")[0]


def test_the_tests_run_as_root_and_as_an_ordinary_user() -> None:
    tests = CHECK["jobs"]["tests"]
    matrix = tests["strategy"]["matrix"]
    users = [*matrix["user"], *(other["user"] for other in matrix["include"])]
    commands = {step["if"]: step["run"] for step in tests["steps"] if "if" in step}
    assert commands == {
        "matrix.user == 'an ordinary user'": "make test",
        "matrix.user == 'root'": 'sudo --preserve-env=PATH env "PATH=$PATH" make test',
    }
    assert [f"matrix.user == '{user}'" for user in users] == list(commands)


def test_the_site_is_deployed_after_everything_passed() -> None:
    assert PAGES[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    jobs = PAGES["jobs"]
    assert set(jobs) == {"check", "build", "deploy"}
    assert jobs["check"]["uses"] == CALLED
    assert jobs["deploy"]["needs"] == ["check", "build"]
    assert [name for name, job in jobs.items() if "if" in job or "continue-on-error" in job] == []


def test_only_jobs_that_execute_nothing_of_ours_may_write() -> None:
    assert NEWEST["permissions"] == PAGES["permissions"] == {}
    assert {name: job["permissions"] for name, job in NEWEST["jobs"].items()} == {
        "tests": {"contents": "read"},
        "report": {"issues": "write"},
    }
    assert list(_uses(NEWEST["jobs"]["report"])) == []
    assert {name: job["permissions"] for name, job in PAGES["jobs"].items()} == {
        "check": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert _runs(PAGES["jobs"]["deploy"]) == {}
    assert all("secrets." not in path.read_text("utf-8") for path in WORKFLOWS)


def test_the_site_is_built_contained_in_full_and_knows_its_address() -> None:
    assert _runs(PAGES["jobs"]["build"])["make downloads"] == {
        "DLPREP_REQUIRE": "full",
        "DLPREP_OFFLINE": "true",
        "DLPREP_NOTEBOOKS": "${{ vars.DLPREP_NOTEBOOKS }}",
        "DLPREP_REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
        "DLPREP_SITE_URL": "${{ steps.pages.outputs.base_url }}",
    }
    (pages,) = (step for step in PAGES["jobs"]["build"]["steps"] if step.get("id") == "pages")
    assert pages["uses"].startswith("actions/configure-pages@")


def test_the_settings_of_the_site_read_what_the_workflow_sets() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    read = set(re.findall(r"!ENV \[(\w+)", settings))
    assert read == set(_runs(PAGES["jobs"]["build"])["make downloads"])


def test_namespaces_are_allowed_before_snippets_run() -> None:
    allowing = "sudo sysctl --ignore --write kernel.apparmor_restrict_unprivileged_userns=0"
    for job, command in (
        (PAGES["jobs"]["build"], "make downloads"),
        (CHECK["jobs"]["content"], RUN),
        (CHECK["jobs"]["site"], "make build"),
        (NEWEST["jobs"]["tests"], "make test"),
        (NOTEBOOKS["jobs"]["notebooks"], "make notebooks"),
        (SEEDS["jobs"]["seeds"], VERIFY),
    ):
        runs = list(_runs(job))
        assert runs.index(allowing) < runs.index(command)


def test_claims_are_tried_on_other_seeds_as_strangers_code() -> None:
    assert set(SEEDS[True]) == {"pull_request", "schedule", "workflow_dispatch"}
    assert SEEDS["permissions"] == {"contents": "read"}
    assert [job for job in SEEDS["jobs"].values() if "permissions" in job] == []


def test_a_pull_request_runs_what_it_changes_and_the_week_runs_all_on_other_seeds() -> None:
    (job,) = SEEDS["jobs"].values()
    assert {step["if"]: step["run"] for step in job["steps"] if "if" in step} == {
        "github.event_name == 'pull_request'": (
            f".ci/changed-questions HEAD^1 | xargs --no-run-if-empty {VERIFY}"
        ),
        "github.event_name != 'pull_request'": VERIFY,
    }
    assert job["steps"][0]["with"]["fetch-depth"] == 2


def _git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def test_questions_count_as_changed_when_their_file_or_their_record_is(tmp_path: Path) -> None:
    def write(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    script = tmp_path / ".ci" / "changed-questions"
    write(".ci/changed-questions", (ROOT / ".ci" / "changed-questions").read_text("utf-8"))
    script.chmod(0o755)
    for name in ("same", "text", "record", "unrecorded", "gone"):
        write(f"questions/a/{name}.yml", "level: basic\n")
        write(f"questions/a/{name}.seeds.json", "{}\n")
    write("questions/glossary.yml", "terms: []\n")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "before")
    write("questions/a/text.yml", "level: advanced\n")
    write("questions/a/record.seeds.json", "{ }\n")
    write("questions/b/new.yml", "level: basic\n")
    write("questions/b/--help.yml", "level: basic\n")
    write("questions/glossary.yml", "terms: [] # none\n")
    (tmp_path / "questions/a/unrecorded.seeds.json").unlink()
    (tmp_path / "questions/a/gone.yml").unlink()
    (tmp_path / "questions/a/gone.seeds.json").unlink()
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "after")
    done = subprocess.run([script, "HEAD^1"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["new", "record", "text", "unrecorded"]
