"""The names under which outcomes are cached: digests of all that an outcome depends on.

That is the code, the packages, the interpreter, the machine, and those rooms of this package that
run a snippet and judge what it gave. Comments and docstrings of theirs are no part of it.
"""

from __future__ import annotations

import ast
import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from dlprep.execution import environment
from dlprep.packages import DISTRIBUTIONS, version_of

_ROOMS: Final = ("wire", "containment", "runner", "judge")
"""The folders beside this module whose code decides what a snippet gives and whether it is kept."""

_UNDERNEATH: Final = ("contourpy", "fonttools", "joblib", "kiwisolver")
"""Distributions that figures and models pass through, though no snippet imports them."""


def digest_of(code: str, fields: Iterable[str], expected: Mapping[str, str]) -> str:
    """The key of a snippet's run in the cache; it holds no line number and no time limit.

    Args:
        code: its Python source.
        fields: the format fields that are filled from its names.
        expected: what it is expected to raise and to be warned of, by the name of the setting.
    """
    parts = [fingerprint(), code, sorted(fields), dict(expected)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@cache
def fingerprint() -> str:
    """A digest of all but its own code that decides what a snippet gives, such as packages."""
    packages = [*DISTRIBUTIONS.values(), *_UNDERNEATH]
    parts = {
        "python": [sys.implementation.name, platform.python_version()],
        "machine": [sys.platform, platform.machine()],
        "packages": {name: version_of(name) for name in packages},
        "environment": environment.for_snippets(),
        "rooms": _digests_of_rooms(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _digests_of_rooms() -> dict[str, str]:
    here = Path(__file__).parent
    modules = sorted(path for room in _ROOMS for path in (here / room).rglob("*.py"))
    return {path.relative_to(here).as_posix(): digest_of_module(path) for path in modules}


def digest_of_module(path: Path) -> str:
    """A digest of a Python file's syntax tree without docstrings."""
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                node.body = [one for one in node.body if not _is_docstring(one)]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()


def _is_docstring(statement: ast.stmt) -> bool:
    """Whether a statement is nothing but a string: a docstring, also that of a variable."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False
