"""The packages that snippets are given, their versions, and what a snippet imports."""

import ast
import platform
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from typing import Final, NamedTuple

DISTRIBUTIONS: Final = {
    "keras": "keras",
    "matplotlib": "matplotlib",
    "numpy": "numpy",
    "PIL": "pillow",
    "pylopdf_fonts_ko": "pylopdf-fonts-ko",
    "scipy": "scipy",
    "sklearn": "scikit-learn",
    "torch": "torch",
}
"""The packages by the name under which they are imported: the same in every build, or an output
that was kept would not be that of the packages at hand."""


_BLOCKS: Final = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where a statement holds others."""


class Imported(NamedTuple):
    """A module and the statement that imports it: its line from 1, its column in bytes from 0."""

    module: str
    line: int
    column: int

    @property
    def package(self) -> str:
        """The name of the package that the module belongs to."""
        return package_of(self.module)


def package_of(module: str) -> str:
    """The name of the package that ``module`` belongs to."""
    return module.partition(".")[0]


def imports(code: str) -> tuple[Imported, ...]:
    """Every module that ``code`` imports, wherever it does; none where it can't be parsed."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(imported for node in _statements(tree) for imported in _imported(node))


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement: an import is one, and most of a tree are expressions, which hold none."""
    pending: deque[ast.AST] = deque(tree.body)
    while pending:
        node = pending.popleft()
        yield node
        for block in _BLOCKS:
            pending.extend(getattr(node, block, ()))


def _imported(node: ast.AST) -> Iterator[Imported]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Imported(alias.name, alias.lineno, alias.col_offset)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield Imported(node.module, node.lineno, node.col_offset)


def modules_in(code: str) -> tuple[str, ...]:
    """The modules of the given packages that ``code`` imports; none where it can't be parsed.

    Packages come before their modules.
    """
    imported = {each.module for each in imports(code) if each.package in DISTRIBUTIONS}
    return tuple(sorted(imported | {package_of(name) for name in imported}))


def versions_of(packages: Iterable[str]) -> dict[str, str]:
    """Python's version and those of ``packages`` (import names), by the name people know."""
    names = [DISTRIBUTIONS[package] for package in packages]
    found = {name: version_of(name) for name in names}
    return {"Python": platform.python_version()} | {
        name: version for name, version in found.items() if version
    }


@cache
def version_of(distribution: str) -> str:
    """The version of a distribution; empty where it is not installed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
