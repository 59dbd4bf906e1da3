"""Compares two runs of the same snippet, which should give the same."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from dlprep.execution.judge.verdict import Verdict
from dlprep.execution.plan import Planned
from dlprep.problems import Code, Problem, Refusal
from dlprep.stages import Run


def compare(one: Planned, first: Verdict, second: Verdict) -> Verdict:
    """``second`` if it equals ``first`` in all but time, else the problem that it differs."""
    if isinstance(first, Refusal):
        return first
    if isinstance(second, Refusal):
        return second
    changed = list(_differences(first, second))
    if not changed:
        return second
    return Refusal((_nondeterministic(one, changed),))


def _nondeterministic(one: Planned, changed: list[tuple[str, list[str]]]) -> Problem:
    return Problem(
        code=Code("snippet-nondeterministic"),
        place=one.place(),
        message=f"snippet {one.snippet.name} gave something else the second time: "
        + ", ".join(what for what, _ in changed),
        remedy="Leave out times, addresses and the order of sets; seed generators of your own.",
        detail="\n".join(line for _, lines in changed for line in lines),
    )


def _differences(first: Run, second: Run) -> Iterator[tuple[str, list[str]]]:
    if first.stdout != second.stdout:
        yield "its output", _diff(first.stdout, second.stdout)
    for written, value in first.values.items():
        if value != second.values[written]:
            yield f"the value {written}", _diff(value, second.values[written])
    if first.figures != second.figures:
        yield "its figures", []
    if (first.raised, first.warned) != (second.raised, second.warned):
        yield "its exception or warnings", _diff(_messages(first), _messages(second))


def _messages(run: Run) -> str:
    return "\n".join([*run.warned, run.raised or ""])


def _diff(first: str, second: str) -> list[str]:
    lines = difflib.unified_diff(first.splitlines(), second.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
