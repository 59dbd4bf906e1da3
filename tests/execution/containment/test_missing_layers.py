"""Where the machine lacks a layer, all ways of executing snippets say so, in one line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import SiteProject, tree

pytestmark = pytest.mark.slow

_WITHOUT = str(Path(__file__).with_name("without.py"))
_DLPREP = str(Path(sys.executable).with_name("dlprep"))
_RUN = (_DLPREP, "run")
_RENDER = (_DLPREP, "render", "tree")
_BUILD = (sys.executable, "-m", "mkdocs", "build")
_REFUSED = "([Errno 1] unshare: Operation not permitted)"
_REACHES_FILTERS = (
    "containment-missing: containment full is required, but this machine reaches filters"
)
_LIMITS = "containment is limits, not full: network, this user's files and its other processes are"


def _lines(
    project: SiteProject, layers: tuple[str, ...], *command: str, status: int = 0
) -> list[str]:
    """What a command on a machine without ``layers`` says of containment."""
    done = subprocess.run(
        [sys.executable, _WITHOUT, *layers, "--", *command],
        cwd=project.root,
        env={**os.environ, **project.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    return [line for line in done.stderr.splitlines() if "containment" in line]


def _refusal(line: str) -> str:
    """A problem without its place and the reasons that this machine gives."""
    return line.partition("; full: ")[0].partition(": ")[2]


def test_run_without_namespaces(cold: SiteProject) -> None:
    (line,) = _lines(cold, ("namespaces",), *_RUN)
    assert line.startswith("containment is filters, not full: the size of all temporary files ")
    assert line.endswith(_REFUSED)


def test_run_without_namespaces_and_landlock(cold: SiteProject) -> None:
    (line,) = _lines(cold, ("namespaces", "landlock"), *_RUN)
    assert line.startswith(_LIMITS)
    assert line.endswith(_REFUSED)


def test_run_refuses_to_go_on_below_what_is_required(cold: SiteProject) -> None:
    lines = _lines(cold, ("namespaces",), *_RUN, "--require", "full", status=1)
    assert [_refusal(line) for line in lines] == [_REACHES_FILTERS]


def test_the_tree_without_namespaces_and_landlock(cold: SiteProject) -> None:
    (line,) = _lines(cold, ("namespaces", "landlock"), *_RENDER)
    assert line.startswith(_LIMITS)
    assert line.endswith(_REFUSED)


def test_the_tree_below_what_is_required(cold: SiteProject) -> None:
    lines = _lines(cold, ("namespaces",), *_RENDER, "--require", "full", status=1)
    assert [_refusal(line) for line in lines] == [_REACHES_FILTERS]
    assert not (cold.root / "tree").exists()


def test_the_site_without_namespaces_and_landlock(cold: SiteProject) -> None:
    layers = ("namespaces", "landlock")
    (line,) = _lines(cold, layers, *_BUILD)
    assert line.startswith(f"WARNING -  dlprep: {_LIMITS}")
    assert _lines(cold, layers, *_BUILD) == []  # it came from the cache


def test_the_site_below_what_is_required_also_with_a_cache(cold: SiteProject) -> None:
    _lines(cold, ("namespaces",), *_BUILD)
    before = tree(cold.root / "site")
    cold.environment["DLPREP_REQUIRE"] = "full"
    lines = _lines(cold, ("namespaces",), *_BUILD, status=1)
    assert [_refusal(line) for line in lines] == [_REACHES_FILTERS]
    assert tree(cold.root / "site") == before


def test_the_site_contained_as_its_settings_say(cold: SiteProject) -> None:
    cold.edit("mkdocs.yml", "  - dlprep:\n", "  - dlprep:\n      contain: limits\n")
    (line,) = _lines(cold, (), *_BUILD)
    assert line.startswith(f"INFO    -  dlprep: {_LIMITS}")
    assert line.endswith("(a lower level was asked for)")


def test_the_site_contained_less_than_its_settings_say(cold: SiteProject) -> None:
    cold.edit("mkdocs.yml", "  - dlprep:\n", "  - dlprep:\n      contain: filters\n")
    (line,) = _lines(cold, ("landlock",), *_BUILD)
    assert line.startswith(f"WARNING -  dlprep: {_LIMITS}")


def test_settings_that_require_more_than_they_ask_for_are_refused(cold: SiteProject) -> None:
    cold.edit("mkdocs.yml", "  - dlprep:\n", "  - dlprep:\n      contain: limits\n")
    cold.environment["DLPREP_REQUIRE"] = "full"
    built = cold.build()
    assert built.status == 1
    assert (
        "mkdocs.yml: `contain: limits` stops short of `require: full`: "
        "contain further, or require less." in built.output
    )


@pytest.mark.parametrize("option", ["contain", "require"])
def test_settings_that_say_something_else_are_refused(cold: SiteProject, option: str) -> None:
    settings = re.sub(
        r"  - dlprep:\n( {6}.+\n)+",
        f"  - dlprep:\n      {option}: everything\n",
        cold.text("mkdocs.yml"),
    )
    cold.write("mkdocs.yml", settings)
    built = cold.build()
    assert built.status == 1
    assert "Expected one of: ['limits', 'filters', 'full'] but received: 'everything'" in (
        built.output
    )
