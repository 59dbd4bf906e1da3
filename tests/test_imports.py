"""Modules import only what stands upstream of them, and frameworks stay at the edge."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import dlprep

ROOT: Final = Path(dlprep.__file__).parent

ORDER: Final = (
    {"atomic", "history", "memory", "packages", "problems", "progress", "project"},
    {"javascript", "korean", "scripts"},
    {"model", "speech", "store", "typography"},
    {"downloads", "drawings", "seeds", "site_address", "words"},
    {"source"},
    {"prose", "plain"},
    {"anchors"},
    {"parse"},
    {"reporters", "skeleton"},
    {"collection"},
    {"math"},
    {"stages"},
    {"rules", "execution", "rendering", "search"},
    {"exports", "study"},
    {"pipeline"},
    {"trials"},
    {"plugin", "cli"},
    {"__main__"},
)
"""Each part of the package after all that it may import; those in one set know nothing of each
other."""

PARTS: Final = {part for parts in ORDER for part in parts}

ROOMS: Final[dict[str, set[str]]] = {
    "wire": set(),
    "environment": set(),
    "containment": {"wire"},
    "runner": {"wire", "containment"},
    "cached_run": {"wire"},
    "cache_key": {"environment"},
    "plan": {"wire", "cache_key"},
    "shard": set(),
    "judge": {"wire", "plan"},
    "elsewhere": {"wire", "environment", "runner"},
    "launch": {"wire", "environment", "containment", "plan"},
    "execute": {"wire", "cached_run", "plan", "judge", "launch"},
    "robustness": {"wire", "cache_key", "plan", "judge", "launch", "execute"},
}
"""The rooms of ``execution``, and which others each may import. What runs a snippet, what starts
it and what judges it meet in messages only."""

EDGES: Final = {
    "PIL": "drawings",
    "mkdocs": "plugin",
    "click": "cli",
    "filelock": "plugin",
    "fontTools": "exports",
    "genanki": "exports",
    "nbformat": "exports",
    "playwright": "exports",
    "markdown_katex": "math",
    "py_mini_racer": "javascript",
}
"""The one part of the package that may import each package of others."""

IN_SNIPPETS_ONLY: Final = {"keras", "numpy", "torch", "matplotlib", "sklearn"}
"""Packages for snippets: the runner alone loads them, and inside functions, in its own process."""

LATE: Final = IN_SNIPPETS_ONLY | {"PIL"}
"""What nothing loads before there is something to compute or to draw."""

MODULES: Final = sorted(ROOT.rglob("*.py"))


def _part(module: Path) -> str:
    """The part of the package that a module belongs to."""
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def _imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that is imported, with the statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node, name.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node, node.module or ""
            if node.module == "dlprep":
                for name in node.names:
                    yield node, f"dlprep.{name.name}"


def _parts_imported(module: Path) -> set[str]:
    names = {name for _, name in _imported(ast.parse(module.read_text("utf-8")))}
    parts = {name.split(".")[1] for name in names if name.startswith("dlprep.")}
    return (parts & PARTS) - {_part(module)}


def _room(module: Path) -> str:
    """The room of ``execution`` that a module belongs to; empty outside of it."""
    inner = module.relative_to(ROOT).parts[1:]
    return inner[0].removesuffix(".py") if _part(module) == "execution" else ""


def _rooms_imported(module: Path) -> set[str]:
    """The rooms of ``execution`` that a module imports.

    A name taken from the package itself counts as a room that there isn't.
    """
    prefix = "dlprep.execution."
    names = {name for _, name in _imported(ast.parse(module.read_text("utf-8")))}
    names.update(_names_imported_from("dlprep.execution", module))
    return {name.removeprefix(prefix).split(".")[0] for name in names if name.startswith(prefix)}


def _names_imported_from(package: str, module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            for name in node.names:
                yield f"{package}.{name.name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_is_upstream(module: Path) -> None:
    if _part(module) == "__init__":
        assert _parts_imported(module) == set()
        return
    position = next(index for index, parts in enumerate(ORDER) if _part(module) in parts)
    upstream = {part for parts in ORDER[:position] for part in parts}
    assert _parts_imported(module) <= upstream


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_of_execution_imports_only_what_it_may(room: str) -> None:
    modules = [module for module in MODULES if _room(module) == room]
    imported = {other for module in modules for other in _rooms_imported(module)}
    assert imported - {room} <= ROOMS[room]


def test_other_parts_look_into_no_room_of_execution() -> None:
    others = [module for module in MODULES if _part(module) != "execution"]
    imported = {
        name for module in others for _, name in _imported(ast.parse(module.read_text("utf-8")))
    }
    assert [name for name in imported if name.startswith("dlprep.execution.")] == []


def test_every_room_of_execution_is_known() -> None:
    rooms = {_room(module) for module in MODULES if _part(module) == "execution"}
    assert rooms - {"__init__"} == set(ROOMS)


def test_every_part_has_its_place() -> None:
    assert {_part(module) for module in MODULES} - {"__init__"} <= PARTS


@pytest.mark.parametrize("package", sorted(EDGES))
def test_a_framework_is_imported_in_one_part(package: str) -> None:
    parts = {
        _part(module)
        for module in MODULES
        for _, name in _imported(ast.parse(module.read_text("utf-8")))
        if name.split(".")[0] == package
    }
    assert parts == {EDGES[package]}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_packages_of_snippets_are_loaded_by_the_runner_only(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    found = {name for _, name in _imported(tree) if name.split(".")[0] in IN_SNIPPETS_ONLY}
    if found:
        assert _part(module) == "execution"
        at_the_top = {name for node, name in _imported(tree) if node in tree.body}
        assert not at_the_top & found


def test_the_pipeline_loads_no_framework_and_nothing_heavy() -> None:
    unwanted = sorted(LATE | {"mkdocs", "click"})
    code = f"import sys, dlprep.pipeline; print([m for m in {unwanted} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
