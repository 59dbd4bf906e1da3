"""Judges a snippet's reply: a run that pages may show, or problems with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dlprep.execution.judge.duration import check_duration
from dlprep.execution.judge.figures import Unfit, read_figure, undrawn
from dlprep.execution.judge.termination import LACKING, early_exit_problem, termination_problem
from dlprep.execution.plan import Planned, names_at_the_end, root_name
from dlprep.execution.wire import bounds
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Limits, Reply
from dlprep.execution.wire.report import Raised, Report
from dlprep.execution.wire.untrusted import visible
from dlprep.model import Text
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Problem, Refusal
from dlprep.stages import Figure, Run

_LONGEST_VALUE: Final = 200
_OUT_OF_MEMORY: Final = re.compile(r"can't allocate memory|not enough memory|Cannot allocate")

Verdict = Run | Refusal
"""What came of a snippet: its run, or every problem it has."""


def judge(planned: Planned, reply: Reply, limits: Limits, level: Level) -> Verdict:
    """The run of ``planned``, or every problem it has."""
    stopped = termination_problem(planned, reply, limits, level)
    if stopped is not None:
        return Refusal((stopped,))
    report = reply.report()
    if report is None:
        return Refusal((early_exit_problem(planned, reply),))
    failed = _exception_problem(planned, report.failure, level)
    if failed is not None:
        return Refusal((failed,))
    drawn = [read_figure(document) for document in report.drawn.documents]
    problems = (
        *_check_warnings(planned, report),
        *_check_values(planned, report),
        *_check_figures(planned, report, drawn),
        *check_alternative_text(planned, drawn=bool(drawn or report.drawn.code)),
        *check_duration(planned, report.seconds + reply.waited, reply.waited, limits),
    )
    if problems:
        return Refusal(problems)
    figures = tuple(each for each in drawn if isinstance(each, Figure))
    return _run(planned, reply, report, level, figures)


def _run(
    planned: Planned, reply: Reply, report: Report, level: Level, figures: tuple[Figure, ...]
) -> Run:
    return Run(
        level=level,
        stdout=_decode_output(reply.stdout),
        values={written: report.values[written] for written in planned.fields.places},
        figures=figures,
        seconds=report.seconds + reply.waited,
        raised=report.failure.last_line() if report.failure else None,
        warned=tuple(f"{warning.kind}: {warning.message}" for warning in report.warnings),
        versions=planned.versions,
    )


def _decode_output(output: str) -> str:
    r"""Output, whose bytes come as Latin-1, as UTF-8 text with escapes such as ``\x1b``."""
    return visible(output.encode("latin-1").decode("utf-8", "backslashreplace"))


def _exception_problem(planned: Planned, raised: Raised | None, level: Level) -> Problem | None:
    expected = planned.snippet.raises
    name = f"snippet {planned.snippet.name}"
    if raised is None:
        return _nothing_raised(name, expected) if expected else None
    if expected and _class_name(expected) in raised.names:
        return None
    code, message, remedy = _describe_exception(name, raised, expected, level)
    place = planned.place(raised.line, raised.column)
    trace = raised.trace.rstrip("\n")
    return Problem(code=code, place=place, message=message, remedy=remedy, detail=trace)


def _class_name(expected: Text) -> str:
    """The class name without its module, as reports have it: ``LinAlgError``."""
    return expected.value.rpartition(".")[2]


def _nothing_raised(name: str, expected: Text) -> Problem:
    return Problem(
        code=Code("snippet-no-raise"),
        place=expected.origin,
        message=f"{name} was expected to raise {expected.value}, but ran to its end",
        remedy="Remove `raises:`, or mend the code that should fail.",
    )


def _describe_exception(
    name: str, raised: Raised, expected: Text | None, level: Level
) -> tuple[Code, str, str]:
    what = raised.last_line().partition("\n")[0]
    if expected:
        message = f"{name} was expected to raise {expected.value}, but raised {what}"
        remedy = "Name the exception that the page is about under `raises:`, or mend the code."
        return Code("snippet-wrong-raise"), message, remedy
    if "SystemExit" in raised.names:
        message = f"{name} left by {what} before its last line"
        remedy = "Let the code run to its end; what stands after this was never executed."
        return Code("snippet-left-early"), message, remedy
    if "MemoryError" in raised.names or _OUT_OF_MEMORY.search(raised.message):
        message = f"{name} wanted more memory than it may have: {what}"
        remedy = "Compute less: less data, a smaller model."
        return Code("snippet-memory"), message, remedy
    remedy = "Mend the code, or name the exception under `raises:` if the page is about it."
    if level is Level.FILTERS and _may_be_containment(raised):
        remedy = f"Mend the code. {LACKING}"
    return Code("snippet-failed"), f"{name} raised {what}", remedy


def _may_be_containment(raised: Raised) -> bool:
    refused = ("permission denied", "not permitted", "socket", "connect")
    message = raised.message.lower()
    return "PermissionError" in raised.names or any(word in message for word in refused)


def _check_warnings(planned: Planned, report: Report) -> Iterator[Problem]:
    expected = planned.snippet.warns
    name = f"snippet {planned.snippet.name}"
    met = False
    for warning in report.warnings[: bounds.WARNINGS]:
        if expected and _class_name(expected) in warning.names:
            met = True
            continue
        yield Problem(
            code=Code("snippet-warning"),
            place=planned.place(warning.line),
            message=f"{name} was warned: {warning.kind}: {' '.join(warning.message.split())}",
            remedy="Do what the warning asks, or name it under `warns:` if the page is about it.",
        )
    for warning in report.warnings[bounds.WARNINGS :]:
        yield Problem(
            code=Code("snippet-warning"),
            place=planned.place(warning.line),
            message=f"{name} was warned more than {bounds.WARNINGS} times",
            remedy="Do what the warnings ask: of what came after them nothing is known.",
        )
    if expected and not met:
        yield Problem(
            code=Code("snippet-no-warning"),
            place=expected.origin,
            message=f"{name} was expected to be warned of a {expected.value}, but was not",
            remedy="Remove `warns:`, or mend the code that should be warned of.",
        )


def _check_values(planned: Planned, report: Report) -> Iterator[Problem]:
    for written, places in planned.fields.places.items():
        found = _value_fault(planned, written, report)
        if found:
            code, fault, remedy = found
            message = f"[[{planned.snippet.name}.{written}]] has no value: {fault}"
            for place in places:
                yield Problem(code=code, place=place, message=message, remedy=remedy)


def _value_fault(planned: Planned, written: str, report: Report) -> tuple[Code, str, str] | None:
    show = "Give it a format such as :.3f, or compute a number or short text in the snippet."
    if written in report.unshowable:
        return Code("value-unshowable"), report.unshowable[written], show
    if written not in report.values:
        return Code("value-unknown"), *_explain_unknown(planned.snippet.code.value, written, report)
    value = report.values[written]
    if len(value) > _LONGEST_VALUE:
        fault = f"its text has more than {_LONGEST_VALUE} characters"
        return Code("value-unshowable"), fault, show
    if "\n" in value or not value.strip():
        return Code("value-unshowable"), f"its text {value!r} doesn't fit into a sentence", show
    return None


def _explain_unknown(code: str, written: str, report: Report) -> tuple[str, str]:
    """Why there is no value, and what to do about it; the name may be misspelt."""
    fault = report.unknown.get(written, "it was not reported")
    define = "Write a name that the snippet defines at its end."
    name, known = root_name(written), names_at_the_end(code)
    if fault != f"KeyError: {name!r}" or name in known:
        return fault, define
    return f"the code defines no `{name}`", did_you_mean(name, known, define)


def _check_figures(
    planned: Planned, report: Report, drawn: list[Figure | Unfit]
) -> Iterator[Problem]:
    if report.drawn.code:
        yield _figure_problem(planned, undrawn(report.drawn.code, report.drawn.message))
    for each in drawn:
        if isinstance(each, Unfit):
            yield _figure_problem(planned, each)


def _figure_problem(planned: Planned, unfit: Unfit) -> Problem:
    message = f"snippet {planned.snippet.name}: {unfit.message}"
    return Problem(code=unfit.code, place=planned.place(), message=message, remedy=unfit.remedy)


def check_alternative_text(planned: Planned, *, drawn: bool) -> Iterator[Problem]:
    """Refuse a figure without alternative text, and alternative text without a figure."""
    alt, name = planned.snippet.alt, planned.snippet.name
    if drawn and alt is None:
        yield Problem(
            code=Code("figure-alt"),
            place=planned.snippet.place,
            message=f"snippet {name} draws a figure but has no alternative text",
            remedy="Say under `alt:` what the figure shows to someone who can't see it.",
        )
    if alt is not None and not drawn:
        yield Problem(
            code=Code("figure-missing"),
            place=alt.place,
            message=f"snippet {name} has an alternative text but draws no figure",
            remedy="Remove `alt:`, or leave the figure open: only open figures are shown.",
        )
