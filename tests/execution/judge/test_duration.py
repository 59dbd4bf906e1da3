"""Snippets that take long are warned of, and refused where they take too long."""

from __future__ import annotations

import pytest

from dlprep.execution import Level, Limits, slow_snippets
from dlprep.execution.judge.verdict import Verdict, judge
from dlprep.execution.plan import Fields, Planned
from dlprep.execution.wire.messages import Ending, Reply
from dlprep.execution.wire.report import Report
from dlprep.problems import Refusal
from dlprep.stages import Run
from execution.snippets import CODE_LINE, PATH, question, shown, snippet

ASKED = question(snippet("x = 1"))


def judged(*, computed: float, waited: float) -> Verdict:
    """What is said of a snippet that ran well and took so many seconds."""
    report = Report(seconds=computed).to_json().decode()
    reply = Reply(ending=Ending.OWN, exit_code=0, result=report, waited=waited)
    return judge(Planned(ASKED, ASKED.snippets[0], Fields()), reply, Limits(), Level.FULL)


def test_what_a_snippet_waited_is_part_of_what_it_took() -> None:
    outcome = judged(computed=2.5, waited=17)
    assert isinstance(outcome, Run)
    assert outcome.seconds == 19.5


@pytest.mark.parametrize(
    ("computed", "waited", "message", "remedy"),
    [
        (
            0.02,
            20.5,
            "snippet first waited for most of 21 s; 20 s are the most that any may take",
            "Leave out what it waits for, such as time.sleep().",
        ),
        (
            24,
            0.5,
            "snippet first computed for most of 24 s; 20 s are the most that any may take",
            "Compute less: fewer steps, less data, a smaller model.",
        ),
    ],
)
def test_what_takes_too_long_is_refused(
    computed: float, waited: float, message: str, remedy: str
) -> None:
    found = judged(computed=computed, waited=waited)
    assert isinstance(found, Refusal)
    (problem,) = found.problems
    assert shown(problem) == f"{PATH}:{CODE_LINE}:7: snippet-timeout: {message}"
    assert problem.remedy == remedy


def test_what_takes_long_is_warned_of() -> None:
    (problem,) = slow_snippets([ASKED], {("one", "first"): Run(stdout="", seconds=5.26)})
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE}:7: snippet-slow: snippet first took 5.3 s and should stay below 5 s"
    )
    assert problem.severity == "warning"


@pytest.mark.parametrize("runs", [{}, {("one", "first"): Run(stdout="", seconds=5.0)}])
def test_nothing_is_said_of_what_is_short_or_not_run(runs: dict[tuple[str, str], Run]) -> None:
    assert list(slow_snippets([ASKED], runs)) == []
