"""What an output depends on besides the code: packages, interpreter, runner, machine."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from dlprep.execution import environment
from dlprep.packages import DISTRIBUTIONS, imports, package_of

_UNDERNEATH: Final = ("contourpy", "fonttools", "joblib", "kiwisolver")
"""What figures and models pass through as well."""


def modules_in(code: str) -> tuple[str, ...]:
    """The modules of the given packages that ``code`` imports; none where it can't be parsed.

    Packages come before their modules.
    """
    imported = {each.module for each in imports(code) if each.package in DISTRIBUTIONS}
    return tuple(sorted(imported | {package_of(name) for name in imported}))


def versions_of(packages: Iterable[str]) -> dict[str, str]:
    """Python's version and those of ``packages`` (import names), by the name people know."""
    names = [DISTRIBUTIONS[package] for package in packages]
    found = {name: _version(name) for name in names}
    return {"Python": platform.python_version()} | {
        name: version for name, version in found.items() if version
    }


@cache
def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


@cache
def fingerprint() -> str:
    """A digest that changes with anything that may change what a snippet prints or draws."""
    packages = [*DISTRIBUTIONS.values(), *_UNDERNEATH]
    parts = {
        "python": [sys.implementation.name, platform.python_version()],
        "machine": [sys.platform, platform.machine()],
        "packages": {name: _version(name) for name in packages},
        "environment": environment.for_snippets(),
        "runner": _sources(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _sources() -> dict[str, str]:
    """All of this package: what runs a snippet, and what judges whether its outcome may be kept."""
    here = Path(__file__).parent
    return {
        path.relative_to(here).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(here.rglob("*.py"))
    }


def key(code: str, fields: Iterable[str], expected: Mapping[str, str]) -> str:
    """The name under which a snippet's output is kept: no line number, no time limit in it."""
    parts = [fingerprint(), code, sorted(fields), dict(expected)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
