"""Judges how long a snippet took: readers who try it wait for it, and so does every build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dlprep.execution.plan import Planned
from dlprep.execution.wire.messages import Limits
from dlprep.model import Draft, Question
from dlprep.problems import Code, Problem, Severity
from dlprep.stages import Run, SnippetId

ADVISED: Final = 5.0
"""Seconds that a snippet should stay below."""

_COMPUTE_LESS: Final = "Compute less: fewer steps, less data, a smaller model."


def check_duration(
    one: Planned, seconds: float, waited: float, limits: Limits
) -> Iterator[Problem]:
    """Refuse a snippet that ended by itself, but took longer than any may.

    Args:
        one: the snippet.
        seconds: how long it computed and waited.
        waited: how long it waited.
        limits: what it may use.
    """
    if seconds <= limits.total:
        return
    waiting = waited > seconds / 2
    yield Problem(
        code=Code("snippet-timeout"),
        place=one.place(),
        message=f"snippet {one.snippet.name} {'waited' if waiting else 'computed'} for most of "
        f"{seconds:.0f} s; {limits.total:g} s are the most that any may take",
        remedy="Leave out what it waits for, such as time.sleep()." if waiting else _COMPUTE_LESS,
    )


def slow_snippets(
    questions: Iterable[Question | Draft], runs: Mapping[SnippetId, Run]
) -> Iterator[Problem]:
    """A warning for each snippet that took longer than one should."""
    for question in questions:
        for snippet in question.snippets:
            run = runs.get((question.id, snippet.name))
            if run is not None and run.seconds > ADVISED:
                yield Problem(
                    code=Code("snippet-slow"),
                    place=snippet.code.place(),
                    message=f"snippet {snippet.name} took {run.seconds:.1f} s and should stay "
                    f"below {ADVISED:g} s",
                    remedy=f"{_COMPUTE_LESS} Keep it if the page needs a classic that takes so "
                    "long.",
                    severity=Severity.WARNING,
                )
