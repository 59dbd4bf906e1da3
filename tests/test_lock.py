"""The locked versions hold on every machine, and are some that ``pyproject.toml`` allows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parent.parent
FILES: Final = ("aqt.txt", "site.txt", "test.txt", "torch.txt", "uv.txt")

PYTHONS: Final = ("3.11.0", "3.11.14", "3.12.12", "3.13.9")
SYSTEMS: Final = {
    "Linux, x86-64": ("linux", "Linux", "x86_64", "posix"),
    "Linux, arm64": ("linux", "Linux", "aarch64", "posix"),
    "macOS": ("darwin", "Darwin", "arm64", "posix"),
    "Windows": ("win32", "Windows", "AMD64", "nt"),
}


class Pin(NamedTuple):
    """A package in its locked version, and how many files of it may be installed."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        return only.version if only.operator == "==" else ""


def _pins(name: str) -> list[Pin]:
    text = re.sub(r"#.*", "", (ROOT / "requirements" / name).read_text("utf-8"))
    entries = text.replace("\\\n", "").split("\n")
    found = [entry.split("--hash=sha256:") for entry in entries if entry.strip()]
    return [Pin(Requirement(requirement), len(hashes)) for requirement, *hashes in found]


PINS: Final = {name: _pins(name) for name in FILES}
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _wanted() -> dict[str, list[str]]:
    """What each file must satisfy; PyTorch itself is installed before it."""
    own, build = PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"]
    of_site = [*(each for each in own if not each.startswith("torch==")), *build]
    return {
        "aqt.txt": [f"aqt=={pin.version}" for pin in PINS["test.txt"] if pin.name == "anki"],
        "site.txt": of_site,
        "test.txt": of_site + PROJECT["project"]["optional-dependencies"]["test"],
        "torch.txt": [each for each in own if each.startswith("torch==")],
        "uv.txt": PROJECT["dependency-groups"]["lock"],
    }


@pytest.fixture(params=list(product(PYTHONS, SYSTEMS)), ids=" on ".join)
def machine(request: pytest.FixtureRequest) -> dict[str, str]:
    """What the conditions of requirements are about."""
    python, system = request.param
    sys_platform, platform_system, platform_machine, os_name = SYSTEMS[system]
    return {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": sys_platform,
        "platform_system": platform_system,
        "platform_machine": platform_machine,
        "os_name": os_name,
        "extra": "",
    }


def _holds(requirement: Requirement, machine: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(machine)


def _installed(name: str, machine: dict[str, str]) -> dict[str, str]:
    return {pin.name: pin.version for pin in PINS[name] if _holds(pin.requirement, machine)}


def _unsatisfied(
    wanted: Iterable[str], versions: dict[str, str], machine: dict[str, str]
) -> list[str]:
    return [
        f"{requirement}, not {versions.get(canonicalize_name(requirement.name))}"
        for requirement in map(Requirement, wanted)
        if _holds(requirement, machine)
        and versions.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_lock_satisfies_the_project(name: str, machine: dict[str, str]) -> None:
    lacking = _unsatisfied(_wanted()[name], _installed(name, machine), machine)
    assert lacking == [], "run `make lock`"


@pytest.mark.parametrize("name", FILES)
def test_each_package_has_one_version_on_a_machine(name: str, machine: dict[str, str]) -> None:
    pins = [pin for pin in PINS[name] if _holds(pin.requirement, machine)]
    assert [pin.name for pin in pins if not pin.version] == []
    assert [each for each, times in Counter(pin.name for pin in pins).items() if times > 1] == []


@pytest.mark.parametrize("name", ["site.txt", "torch.txt"])
def test_the_site_and_its_tests_share_versions(name: str, machine: dict[str, str]) -> None:
    tests, others = _installed("test.txt", machine), _installed(name, machine)
    assert {each: version for each, version in others.items() if each in tests} == {
        each: version for each, version in tests.items() if each in others
    }


@pytest.mark.parametrize("name", FILES)
def test_everything_locked_has_hashes(name: str) -> None:
    assert [pin.name for pin in PINS[name] if not pin.hashes] == []


@pytest.mark.parametrize("name", FILES)
def test_the_lock_names_no_place_to_download_from(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert [line for line in text.splitlines() if "://" in line or line.startswith("-")] == []


@pytest.mark.parametrize("name", ["site.txt", "test.txt"])
def test_nothing_is_locked_that_pytorch_for_cpus_does_not_need(name: str) -> None:
    extra = {pin.name for pin in PINS["torch.txt"] if pin.name not in _names(name)}
    assert {"torch", "triton", "cuda-toolkit", "nvidia-cublas"} <= extra
    assert [each for each in _names(name) if re.match("nvidia-|cuda-", each)] == []


def _names(name: str) -> set[str]:
    return {pin.name for pin in PINS[name]}


def test_what_pytorch_for_cpus_needs_is_told_of_the_version_in_use() -> None:
    told = tomllib.loads((ROOT / "requirements" / "torch-cpu.toml").read_text("utf-8"))
    (torch,) = told["dependency-metadata"]
    assert [f"{torch['name']}=={torch['version']}"] == _wanted()["torch.txt"]


def test_what_is_installed_has_all_that_it_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert done.stdout == "No broken requirements found.\n"


def test_the_project_says_which_pythons_are_locked_for() -> None:
    locked = sorted({python.rpartition(".")[0] for python in PYTHONS})
    prefix = "Programming Language :: Python :: 3."
    classifiers = PROJECT["project"]["classifiers"]
    assert [each[len(prefix) - 2 :] for each in classifiers if each.startswith(prefix)] == locked
    assert PROJECT["project"]["requires-python"] == f">={locked[0]}"
