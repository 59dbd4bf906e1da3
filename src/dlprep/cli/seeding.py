"""The report of ``dlprep run --seeds``."""

from __future__ import annotations

import sys

import click

from dlprep import trials
from dlprep.cli.session import Session
from dlprep.execution import SeedTrial, Settings
from dlprep.problems import Refusal
from dlprep.progress import ProgressLine
from dlprep.reporters import Format
from dlprep.trials import Choice


def report_seeds(
    session: Session,
    how: Settings,
    choice: Choice,
    output: Format,
    *,
    number: int,
    verify: bool,
) -> None:
    """Run snippets on so many other seeds, and tell how each fared and which records changed."""
    result = trials.try_seeds(
        session.project,
        how,
        choice,
        number=number,
        verify=verify,
        memo=session.memo,
        progress=ProgressLine("snippets"),
    )
    if isinstance(result, Refusal):
        session.fail(result.problems, output)
    if output == "text":
        for key, trial in result.trials.items():
            click.echo(f"{click.style('.'.join(key), bold=True)}  {_describe(trial)}")
        for path in result.written:
            click.echo(f"{path}: written")
    if session.report([*result.problems, *result.warnings], output):
        sys.exit(1)


def _describe(trial: SeedTrial) -> str:
    if not trial.random:
        return "draws no random numbers"
    return f"holds on {trial.held} of {trial.tried} seeds"
