"""The seeds in a snippet's code, and the record of how the snippet fares on others.

A seed is found in the syntax tree, where it reaches a generator of random numbers: as the first
argument of a call such as ``default_rng(…)``, or under a name such as ``random_state=``. It may be
any expression, so that the seeds of a loop are found too.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Final

from dlprep.model import Draft, Question, SeedRecord, Snippet

STRIDE: Final = 100
"""What is added to every seed, times one, two, three, …: more than the seeds of any loop, so that
none of them is tried twice."""

_SEEDED: Final = frozenset(
    {
        "manual_seed",
        "manual_seed_all",
        "seed",
        "default_rng",
        "RandomState",
        "SeedSequence",
        "MT19937",
        "PCG64",
        "PCG64DXSM",
        "Philox",
        "SFC64",
        "Random",
        "check_random_state",
    }
)
"""Functions, methods and classes whose first argument is a seed."""

_NAMES: Final = frozenset({"seed", "random_state", "rng", "entropy"})
"""Parameters that take a seed, of whatever function of a package."""

# what is no number is a generator, or None: that follows from other seeds
_SHIFTED: Final = """(lambda seed: [*seed, {by}]
    if isinstance(seed, (list, tuple)) or getattr(seed, "ndim", 0)
    else (int(seed) + {by}) % 2**32 if hasattr(seed, "__index__") else seed)(0)"""


def shifts(number: int) -> range:
    """What is added to every seed in each of so many runs."""
    return range(STRIDE, STRIDE * number + 1, STRIDE)


def named(added: Collection[int]) -> str:
    """The seeds to which so much was added, in words."""
    return f"seed{'s' * (len(added) > 1)} {', '.join(f'+{by}' for by in added)}"


def shift(tree: ast.Module, by: int) -> int:
    """Add ``by`` to every seed in a tree; how many there are.

    Every node keeps its line and column, so that tracebacks lead where they did.
    """
    found = list(_seeds(tree))
    for call, argument in found:
        if isinstance(argument, ast.keyword):
            argument.value = _sum(argument.value, by)
        else:
            call.args[0] = _sum(argument, by)
    return len(found)


def is_seeded(snippet: Snippet) -> bool:
    """Whether there is a seed in the code of a snippet."""
    return next(_seeds(ast.parse(snippet.code.value)), None) is not None


def digest(snippet: Snippet) -> str:
    """What changes with the code and with how it is expected to end, and with nothing else."""
    expected = [text and text.value for text in (snippet.raises, snippet.warns)]
    data = json.dumps([snippet.code.value, *expected]).encode()
    return hashlib.sha256(data).hexdigest()[:16]


def record_of(question: Question | Draft, snippet: Snippet) -> SeedRecord | None:
    """What the record tells of a snippet as it is now; nothing where that has changed since."""
    record = question.seeds.get(snippet.name)
    return record if record is not None and record.code == digest(snippet) else None


def _seeds(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr | ast.keyword]]:
    """Each argument that is a seed, with its call.

    Functions of the snippet itself are left out: their seeds are found where they hand them on.
    """
    own = set(_defined(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node.func)) not in own:
            if name in _SEEDED and node.args and not isinstance(node.args[0], ast.Starred):
                yield node, node.args[0]
            for keyword in node.keywords:
                if keyword.arg in _NAMES:
                    yield node, keyword


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _defined(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
                yield name


def _sum(seed: ast.expr, by: int) -> ast.expr:
    shifted = ast.parse(_SHIFTED.format(by=by), mode="eval").body
    for node in ast.walk(shifted):
        ast.copy_location(node, seed)
    assert isinstance(shifted, ast.Call)  # noqa: S101 - as written above
    shifted.args = [seed]
    return shifted
