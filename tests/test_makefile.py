"""What ``make`` asks pip, uv and MkDocs for, with programs in their place that only take notes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent

PROJECT: Final = (ROOT / "pyproject.toml").read_text("utf-8")
(TORCH,) = re.findall(r'"(torch==[^"]+)"', PROJECT)

LOCKED: Final = "install --quiet --require-hashes --only-binary :all: --no-deps --requirement"
FOR_CPUS: Final = f"pip install --quiet --no-deps {TORCH}+cpu"
FROM_PYTORCH: Final = f"uv pip install --no-deps --torch-backend cpu {TORCH}"
DEFAULT: Final = f"pip {LOCKED} requirements/torch.txt"
UV: Final = f"pip {LOCKED} requirements/uv.txt"
REST: Final = [
    f"pip {LOCKED} requirements/site.txt",
    "pip install --quiet --no-build-isolation --no-deps --editable .",
]
WARNING: Final = (
    "The build for CPUs is out of reach: taking the one with CUDA, 2.7 GB instead of 0.2.\n"
)


class Machine:
    """A virtual environment and a system whose programs note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        (folder / "bin").mkdir()
        self.has("uname", says="Linux")
        for name in ("python", "uv"):
            self.has(name)

    def has(self, name: str, *, says: str = "", fails_at: str = "no such word") -> None:
        """Let a program say something, and fail where it is asked for something."""
        program = self.folder / "bin" / name
        note = "" if says else f'echo "{name} $*" >>"{self.calls}"\n'
        program.write_text(
            f'#!/bin/sh\n{note}echo {says}\ncase "$*" in *"{fails_at}"*) exit 1;; esac\n',
            encoding="utf-8",
        )
        program.chmod(0o755)

    def make(self, target: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        command = ["make", "--silent", f"VENV={self.folder}", target]
        environment = {**os.environ, "PATH": path, "MAKEFLAGS": ""}
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    def noted(self) -> list[str]:
        """The calls, without what is the same in all of them."""
        said = self.calls.read_text("utf-8")
        said = said.replace("python -m pip --disable-pip-version-check", "pip")
        return re.sub(r" --python \S+", "", said).splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_linux_takes_pytorch_for_cpus_from_where_pip_finds_it(machine: Machine) -> None:
    done = machine.make("install")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.noted() == [FOR_CPUS, *REST]


def test_linux_takes_pytorch_for_cpus_from_its_makers_otherwise(machine: Machine) -> None:
    machine.has("python", fails_at="+cpu")
    done = machine.make("install")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.noted() == [FOR_CPUS, UV, FROM_PYTORCH, *REST]


def test_linux_is_told_when_it_must_take_pytorch_with_cuda(machine: Machine) -> None:
    machine.has("python", fails_at="+cpu")
    machine.has("uv", fails_at="torch")
    done = machine.make("install")
    assert (done.returncode, done.stderr) == (0, WARNING)
    assert machine.noted() == [FOR_CPUS, UV, FROM_PYTORCH, DEFAULT, *REST]


def test_others_have_one_build_of_pytorch(machine: Machine) -> None:
    machine.has("uname", says="Darwin")
    done = machine.make("install")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.noted() == [DEFAULT, *REST]


def test_what_failed_is_tried_again(machine: Machine) -> None:
    machine.has("python", fails_at="site.txt")
    assert machine.make("install").returncode == 2
    machine.has("python")
    assert machine.make("install").returncode == 0
    assert machine.noted() == [FOR_CPUS, REST[0], *REST]


def test_what_is_installed_is_not_installed_again(machine: Machine) -> None:
    machine.make("install")
    machine.calls.unlink()
    assert machine.make("install").returncode == 0
    assert not machine.calls.exists()


def test_what_tests_read_of_anki_lies_beside_the_environment(machine: Machine) -> None:
    assert machine.make(f"{machine.folder}/.installed-test").returncode == 0
    assert machine.noted() == [
        FOR_CPUS,
        f"pip {LOCKED} requirements/test.txt",
        f"pip {LOCKED} requirements/aqt.txt --upgrade --target {machine.folder}/aqt",
        REST[1],
    ]


def test_the_lock_is_made_for_every_machine(machine: Machine) -> None:
    assert machine.make("lock").returncode == 0
    made = machine.noted()
    assert [call.rpartition(" --output-file ")[2] for call in made] == [
        f"requirements/{name}.txt" for name in ("test", "site", "aqt", "torch", "uv")
    ]
    asked = "uv pip compile --quiet --universal --python-version 3.11 --only-binary :all:"
    assert {call[: len(asked)] for call in made} == {asked}


def test_a_newcomer_sees_the_address_and_no_banner_about_the_theme(machine: Machine) -> None:
    machine.make("install")
    machine.has("mkdocs", says="banner: ${NO_MKDOCS_2_WARNING:-shown}")
    assert machine.make("serve").stdout == (
        "The site will be at http://127.0.0.1:8000/ (Korean) and "
        "http://127.0.0.1:8000/en/ (English).\nbanner: 1\n"
    )


@pytest.fixture
def checked(machine: Machine) -> Machine:
    """A machine with everything that checks and tests."""
    machine.make("install")
    for name in ("ruff", "deno", "mypy", "pytest", "chromium"):
        machine.has(name)
    return machine


@pytest.mark.parametrize("target", ["test", "quick"])
def test_what_is_linted_is_tested_while_its_types_are_checked(
    checked: Machine, target: str
) -> None:
    assert checked.make(target).returncode == 0
    made = [call.split()[0] for call in checked.noted()]
    assert (made.count("pytest"), made.count("mypy")) == (1, 1)
    assert max(index for index, name in enumerate(made) if name == "ruff") < made.index("pytest")


@pytest.mark.parametrize("target", ["test", "quick"])
@pytest.mark.parametrize("program", ["ruff", "mypy"])
def test_what_a_check_refuses_is_refused(checked: Machine, target: str, program: str) -> None:
    checked.has(program, fails_at="")
    assert checked.make(target).returncode == 2


@pytest.mark.parametrize("target", ["test", "quick"])
def test_nothing_is_tested_that_is_not_linted(checked: Machine, target: str) -> None:
    checked.has("ruff", fails_at="check")
    assert checked.make(target).returncode == 2
    assert [call for call in checked.noted() if call.startswith("pytest")] == []
