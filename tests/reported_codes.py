"""The codes of the problems that the package can report, read off its sources.

mypy lets nothing but a ``Code`` be the code of a problem, and what is called ``Code`` anywhere is
seen here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import dlprep

ROOT: Final = Path(dlprep.__file__).parent


def codes(folder: Path = ROOT) -> frozenset[str]:
    """Every code that is written below the folder."""
    return frozenset(code for tree in _trees(folder) for code in _written(tree))


def warnings() -> frozenset[str]:
    """The codes of the problems that are made as warnings."""
    return frozenset(code for tree in _trees(ROOT) for code in _warnings(tree))


def _trees(folder: Path) -> Iterator[ast.Module]:
    for module in sorted(folder.rglob("*.py")):
        yield ast.parse(module.read_text("utf-8"), module.relative_to(ROOT).as_posix())


def _written(tree: ast.AST) -> Iterator[str]:
    """The codes in a tree; each is written out, so that nothing can be one unseen."""
    uses = {id(node) for node in ast.walk(tree) if _is_code(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_code(node.func):
            uses.discard(id(node.func))
            match node:
                case ast.Call(args=[ast.Constant(value=str(code))], keywords=[]):
                    yield code
                case _:
                    raise AssertionError(f"a code is not written out: {ast.unparse(node)}")
        uses -= {id(part) for kind in _annotations(node) for part in ast.walk(kind)}
    assert not uses, "Code is used other than to write a code out or to annotate"


def _is_code(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="Code", ctx=ast.Load()) | ast.Attribute(attr="Code"):
            return True
        case ast.alias(name="Code", asname=str()):
            return True
        case _:
            return False


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.arg(annotation=ast.AST() as kind) | ast.AnnAssign(annotation=kind):
            yield kind
        case ast.FunctionDef(returns=ast.AST() as kind):
            yield kind


def _warnings(tree: ast.AST) -> Iterator[str]:
    module = set(_written(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            if "code" in given and ast.unparse(given.get("severity", node)) == "Severity.WARNING":
                # a rule says `CODES[0]`, and then its module has no other
                yield from set(_written(given["code"])) or module
