"""The commands that execute snippets, and look after what came of them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import click

from dlprep import pipeline
from dlprep.cli.containing import containment, settings
from dlprep.cli.seeding import report_seeds
from dlprep.cli.session import Session, drafts_of, problem_format
from dlprep.execution import Key, Mutated, Run, Settings
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Problem
from dlprep.progress import ProgressLine
from dlprep.reporters import Format, tame

_CACHES: Final = {
    "math": "formulas",
    "matplotlib": "list of fonts",
    "snippets-2": "outcomes of snippets",
    "theme": "compiled templates",
}
"""What people call the folders in which something is kept."""


@click.command()
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--twice", is_flag=True, help="Execute each two times; both must do the same.")
@click.option(
    "--mutate",
    is_flag=True,
    help="Then break each in small ways, and report what its assertions never notice.",
)
@click.option(
    "--seeds",
    type=click.IntRange(min=1, max=1000),
    metavar="N",
    help="Then run each on N other seeds, and record on which it holds.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="With --seeds: write no record, but tell where one is missing or wrong.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Snippets at a time.")
@containment
@problem_format
@click.pass_obj
def run(
    session: Session,
    names: tuple[str, ...],
    *,
    twice: bool,
    mutate: bool,
    seeds: int | None,
    verify: bool,
    workers: int | None,
    contain: str | None,
    require: str,
    output: Format,
) -> None:
    """Execute snippets and show what each printed, or where it failed.

    ID is a question (sigmoid-vs-relu) or one of its snippets (sigmoid-vs-relu.gradient-per-layer);
    all are run if none is named. What the cache knows is shown without being executed again. Exit
    status 1 if any snippet failed.

    Of a question that is named nothing but its snippets need be finished: a warning tells that
    `dlprep check` refuses the rest of its file. Without names everything must be in order.

    With --seeds every seed in the code is shifted by 100, 200, … and those of the runner with
    them. What is found is kept beside the question, in a file that belongs to it: commit it. A
    snippet that says in `one_seed` why it is meant for its seed is left out.

    Snippets are contained in up to three layers. limits: time, memory, processes and output are
    bounded, and they see nothing of your environment. filters: no network, nothing written outside
    their own folder, no file read but those of Python, its packages and the system's libraries,
    though sizes and times of others, mounts and the machine's name are seen. full: a network,
    processes and files of their own. Where a layer is missing, a line says what is not contained.
    """
    ways = {"--mutate": mutate, "--seeds": seeds, "--twice": twice}
    if len(chosen := [way for way, is_chosen in ways.items() if is_chosen]) > 1:
        raise click.UsageError(
            f"{chosen[0]} and {chosen[1]} are two ways to run snippets. Choose one."
        )
    if verify and not seeds:
        raise click.UsageError("--verify needs --seeds, the number of seeds to verify.")
    only = _named_snippets(session, names, output)
    how = settings(contain=contain, require=require, workers=workers)
    if mutate:
        _report_mutations(session, how, only, output)
        return
    if seeds:
        report_seeds(session, how, only, output, number=seeds, verify=verify)
        return
    outcomes = pipeline.try_out(
        session.project,
        how,
        only=only,
        twice=twice,
        memo=session.memo,
        progress=ProgressLine("snippets"),
    )
    if isinstance(outcomes, tuple):
        session.fail(outcomes, output)
    if output == "text":
        for key, done in sorted(outcomes.runs.items()):
            click.echo(_shown_run(".".join(key), done))
    if session.tell([*outcomes.problems, *outcomes.warnings], output):
        sys.exit(1)


def _named_snippets(
    session: Session, names: tuple[str, ...], output: Format
) -> frozenset[Key] | None:
    if not names:
        return None
    ids = (name.partition(".")[0] for name in names)
    questions = drafts_of(session, ids, output).questions
    by_name: dict[str, set[Key]] = {}
    for question in questions:
        keys = {(question.id, snippet.name) for snippet in question.snippets}
        by_name[question.id] = keys
        by_name |= {".".join(key): {key} for key in keys}
    if unknown := [_unknown(name, by_name) for name in names if name not in by_name]:
        raise click.UsageError("\n".join(unknown))
    return frozenset(key for name in names for key in by_name[name])


def _unknown(name: str, known: Mapping[str, set[Key]]) -> str:
    """That there is no ``name``, and what was probably meant."""
    question, _, snippet = name.partition(".")
    if question in known:
        snippets = sorted(key[1] for key in known[question])
        remedy = did_you_mean(snippet, snippets) if snippets else "It has no code."
        return f"{question} has no snippet {snippet}. {remedy}"
    questions = (each for each in known if "." not in each)
    otherwise = "A question is named like its file, without .yml."
    return f"There is no question {question}. {did_you_mean(question, questions, otherwise)}"


def _report_mutations(
    session: Session, how: Settings, only: frozenset[Key] | None, output: Format
) -> None:
    progress = ProgressLine("snippets")
    result = pipeline.mutate(session.project, how, only=only, memo=session.memo, progress=progress)
    if isinstance(result, tuple):
        session.fail(result, output)
    hints: list[Problem] = []
    for key, mutated in result.reports.items():
        if output == "text":
            click.echo(_shown_mutations(".".join(key), mutated))
        else:
            hints.extend(mutated.hints())
    if session.tell([*result.problems, *hints], output):
        sys.exit(1)


def _shown_mutations(name: str, mutated: Mutated) -> str:
    noticed = mutated.tried - len(mutated.survivors)
    counts = f"{noticed} of {mutated.tried} changes noticed, assertions: {mutated.asserts}"
    lines = [f"{click.style(name, bold=True)}  {counts}"]
    lines += [f"{one.place}: {one.before} → {one.after}" for one in mutated.survivors]
    return "\n    ".join(lines)


def _shown_run(name: str, done: Run) -> str:
    how = "from the cache" if done.cached else f"{done.seconds:.2f} s"
    figures = f", figures: {len(done.figures)}" if done.figures else ""
    said = [done.stdout, *(f"expected: {each}" for each in (*done.warned, done.raised) if each)]
    said += [f"[[{name}.{field}]] = {value}" for field, value in sorted(done.values.items())]
    lines = [tame(line) for text in said for line in text.splitlines()]
    return "\n    ".join([click.style(name, bold=True) + f"  {how}{figures}", *lines]) + "\n"


@click.command()
@click.option("--clean", is_flag=True, help="Empty them.")
@click.pass_obj
def cache(session: Session, *, clean: bool) -> None:
    """Show what is kept from build to build, and how much it is.

    All of it may be removed at any time: the next build makes again what it needs. Of formulas and
    outcomes of snippets only so many are kept; the oldest, or those unused for longest, go first.
    """
    folder = session.project.cache
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        files, size = _extent(folder / name)
        click.echo(f"{_CACHES.get(name, name)}: {files} files, {size / 1e6:.1f} MB")
    if clean and os.path.lexists(folder):
        click.echo(_removed(folder))
    elif not names:
        click.echo("Nothing is kept.")


def _extent(path: Path) -> tuple[int, int]:
    """How many files there are at or below ``path``, and their bytes."""
    sizes = list(_sizes([path, *path.rglob("*")]))
    return len(sizes), sum(sizes)


def _sizes(paths: Iterable[Path]) -> Iterator[int]:
    for path in paths:
        with suppress(OSError):  # a build may be removing it
            if path.is_file():
                yield path.stat().st_size


def _removed(folder: Path) -> str:
    """What was removed: never what a link leads to, which may be anything."""
    try:
        if folder.is_symlink():
            target = folder.readlink()
            folder.unlink()
            return f"Removed the link to {target}; what is there stays."
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink()
    except OSError as error:
        raise click.ClickException(f"The cache could not be removed: {error}") from error
    return "Removed."
