"""Mutation testing of snippets: would their assertions notice a small change?

A snippet that claims to show something should fail when what it computes is changed. Each mutation
changes one constant, operator or comparison outside the ``assert`` statements; one under which the
snippet still runs to its end is a survivor. That is a hint for the author, not a fault: some
changes make no difference that anyone claims. A snippet that fails as it stands is not changed:
that its mutations fail too would say nothing of its assertions.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final

from dlprep.execution.execute import launcher_for, run_once
from dlprep.execution.judge.verdict import Verdict
from dlprep.execution.launch.dispatch import Launcher, NotReadyError, Settings
from dlprep.execution.plan import Planned, plan_snippets
from dlprep.model import Text
from dlprep.problems import Code, Place, Problem, Refusal, Severity, in_order
from dlprep.progress import Progress, quiet
from dlprep.project import CacheFolder
from dlprep.stages import Run, Runnable, SnippetId

MOST: Final = 40
"""Mutations tried of one snippet; spread evenly where there are more."""

_OPERATORS: Final[Mapping[type[ast.AST], Callable[[], Any]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
_SIGNS: Final[Mapping[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.Lt: "<",
    ast.GtE: ">=",
    ast.Gt: ">",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.And: "and",
    ast.Or: "or",
}


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutation that no assertion noticed: where, and the code before and after it."""

    place: Place
    before: str
    after: str


@dataclass(slots=True)
class Mutated:
    """The mutations of one snippet: how many were tried, and which survived.

    ``asserts`` is the number of ``assert`` statements; without any nothing can be noticed but a
    crash.
    """

    asserts: int
    tried: int = 0
    survivors: list[Survivor] = field(default_factory=list)

    def hints(self) -> Iterator[Problem]:
        """Each change that was not noticed, as a warning at its place."""
        for one in self.survivors:
            yield Problem(
                code=Code("change-unnoticed"),
                place=one.place,
                message=f"the snippet runs to its end also with {one.after} "
                f"instead of {one.before}",
                remedy="Assert what this changes, or leave it where nobody claims anything of it.",
                severity=Severity.WARNING,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutations:
    """Reports on the snippets that run well, by question id and snippet name.

    ``problems`` are those of all others, in the order of their places.
    """

    reports: Mapping[SnippetId, Mutated] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mutation:
    place: Place
    before: str
    after: str
    code: str


def mutate(
    checked: Runnable,
    settings: Settings,
    *,
    cache: CacheFolder,
    only: Container[SnippetId] | None = None,
    progress: Progress = quiet,
) -> Mutations:
    """Execute every snippet, or those named by ``only``, then mutations of those that run well.

    Nothing is read from or written to ``cache`` but the list of fonts.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    pending = list(plan_snippets(checked, only))
    launcher = launcher_for(settings, cache)
    try:
        ends = {one.id: end for one, end in _execute(pending, launcher, progress)}
        well = [one for one in pending if isinstance(ends[one.id], Run)]
        reports = _try_mutations(well, launcher, progress)
    except NotReadyError as error:
        return Mutations(problems=error.problems)
    failed = [end.problems for end in ends.values() if isinstance(end, Refusal)]
    return Mutations(reports=reports, problems=tuple(in_order([*chain(*failed)])))


def _execute(
    pending: list[Planned], launcher: Launcher, progress: Progress
) -> Iterator[tuple[Planned, Verdict]]:
    for done, (one, judged) in enumerate(run_once(pending, launcher), 1):
        yield one, judged
        progress(done, len(pending), one.name)


def _try_mutations(
    well: list[Planned], launcher: Launcher, progress: Progress
) -> Mapping[SnippetId, Mutated]:
    """Execute mutations of the snippets ``well``, which run well as they stand."""
    reports = {one.id: Mutated(_count_asserts(one)) for one in well}
    trials = [(one, mutation) for one in well for mutation in _mutations(one)]
    changed = [_with_code(one, mutation.code) for one, mutation in trials]
    mutations = {id(one): mutation for one, (_, mutation) in zip(changed, trials, strict=True)}
    for one, judged in _execute(changed, launcher, progress):
        report, mutation = reports[one.id], mutations[id(one)]
        report.tried += 1
        if isinstance(judged, Run):
            report.survivors.append(Survivor(mutation.place, mutation.before, mutation.after))
    for report in reports.values():
        report.survivors.sort(key=lambda survivor: survivor.place)
    return reports


def _with_code(one: Planned, code: str) -> Planned:
    text = Text(code, one.snippet.code.origin, one.snippet.code.exact)
    return replace(one, snippet=replace(one.snippet, code=text))


def _count_asserts(one: Planned) -> int:
    tree = ast.parse(one.snippet.code.value)
    return sum(isinstance(node, ast.Assert) for node in ast.walk(tree))


def _mutations(one: Planned) -> Iterator[_Mutation]:
    """Mutations of a snippet, at most :data:`MOST`."""
    tree = ast.parse(one.snippet.code.value)
    nodes = list(_changeable_nodes(tree))
    step = max(1, -(-len(nodes) // MOST))
    for index, node in list(enumerate(nodes))[::step]:
        changed = copy.deepcopy(tree)
        found = list(_changeable_nodes(changed))[index]
        before, after = _change(found)
        place = one.place(one.snippet.code.origin.line + node.lineno - 1, node.col_offset + 1)
        yield _Mutation(place, before, after, ast.unparse(ast.fix_missing_locations(changed)))


_Changeable = ast.BinOp | ast.AugAssign | ast.BoolOp | ast.Compare | ast.Constant


def _changeable_nodes(node: ast.AST) -> Iterator[_Changeable]:
    """The nodes beneath ``node`` to change: none in assertions, printing and formatting."""
    if _is_exempt(node):
        return
    if isinstance(node, _Changeable) and _can_change(node):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _changeable_nodes(child)


def _is_exempt(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "print"
    return isinstance(node, ast.Assert | ast.JoinedStr | ast.Import | ast.ImportFrom)


def _can_change(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=bool() | int() | float()):
            return True
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op):
            return type(op) in _OPERATORS
        case ast.Compare(ops=[op]):
            return type(op) in _OPERATORS
        case _:
            return False


def _change(node: _Changeable) -> tuple[str, str]:
    """Change ``node`` in place; its code before and after."""
    if isinstance(node, ast.Constant):
        before = repr(node.value)
        node.value = _other_value(node.value)
        return before, repr(node.value)
    op = node.ops[0] if isinstance(node, ast.Compare) else node.op
    new = _OPERATORS[type(op)]()
    if isinstance(node, ast.Compare):
        node.ops[0] = new
    else:
        node.op = new
    return _SIGNS[type(op)], _SIGNS[type(new)]


def _other_value(value: object) -> bool | int | float:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    assert isinstance(value, float)  # noqa: S101 - nothing else can be changed
    return value * 2 if value else 1.0
