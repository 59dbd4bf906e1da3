"""The command that executes snippets."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from dlprep import trials
from dlprep.cli.containing import containment, settings
from dlprep.cli.seeding import report_seeds
from dlprep.cli.session import Session, drafts_of, problem_format
from dlprep.execution import Mutated, Settings, Shard
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Problem, Refusal
from dlprep.progress import ProgressLine
from dlprep.reporters import Format, tame
from dlprep.stages import Run, SnippetId
from dlprep.trials import Choice


def _shard(_context: click.Context, _option: click.Parameter, value: str | None) -> Shard | None:
    try:
        return None if value is None else Shard.parse(value)
    except ValueError as error:
        raise click.BadParameter(f"{value}: {error}.") from error


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
@click.option(
    "--shard",
    metavar="K/N",
    callback=_shard,
    help="Execute the K-th of N equal parts of the snippets, for N machines to share them.",
)
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
    shard: Shard | None,
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

    With --shard several machines share the work: which snippets a shard has depends neither on the
    machine nor on its cache. `dlprep cache --join` puts together what came of them.

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
    choice = Choice(named=_named_snippets(session, names, output), shard=shard)
    how = settings(contain=contain, require=require, workers=workers)
    if mutate:
        _report_mutations(session, how, choice, output)
    elif seeds:
        report_seeds(session, how, choice, output, number=seeds, verify=verify)
    else:
        _report_runs(session, how, choice, output, twice=twice)


def _report_runs(
    session: Session, how: Settings, choice: Choice, output: Format, *, twice: bool
) -> None:
    progress = ProgressLine("snippets")
    outcomes = trials.try_out(
        session.project, how, choice, twice=twice, memo=session.memo, progress=progress
    )
    if isinstance(outcomes, Refusal):
        session.fail(outcomes.problems, output)
    if output == "text":
        for key, done in sorted(outcomes.runs.items()):
            click.echo(_format_run(".".join(key), done))
    if session.report([*outcomes.problems, *outcomes.warnings], output):
        sys.exit(1)


def _named_snippets(
    session: Session, names: tuple[str, ...], output: Format
) -> frozenset[SnippetId] | None:
    if not names:
        return None
    ids = (name.partition(".")[0] for name in names)
    questions = drafts_of(session, ids, output).questions
    by_name: dict[str, set[SnippetId]] = {}
    for question in questions:
        keys = {(question.id, snippet.name) for snippet in question.snippets}
        by_name[question.id] = keys
        by_name |= {".".join(key): {key} for key in keys}
    if unknown := [_describe_unknown(name, by_name) for name in names if name not in by_name]:
        raise click.UsageError("\n".join(unknown))
    return frozenset(key for name in names for key in by_name[name])


def _describe_unknown(name: str, known: Mapping[str, set[SnippetId]]) -> str:
    """That there is no ``name``, and what was probably meant."""
    question, _, snippet = name.partition(".")
    if question in known:
        snippets = sorted(key[1] for key in known[question])
        remedy = did_you_mean(snippet, snippets) if snippets else "It has no code."
        return f"{question} has no snippet {snippet}. {remedy}"
    questions = (each for each in known if "." not in each)
    otherwise = "A question is named like its file, without .yml."
    return f"There is no question {question}. {did_you_mean(question, questions, otherwise)}"


def _report_mutations(session: Session, how: Settings, choice: Choice, output: Format) -> None:
    progress = ProgressLine("snippets")
    result = trials.mutate(session.project, how, choice, memo=session.memo, progress=progress)
    if isinstance(result, Refusal):
        session.fail(result.problems, output)
    hints: list[Problem] = []
    for key, mutated in result.reports.items():
        if output == "text":
            click.echo(_format_mutations(".".join(key), mutated))
        else:
            hints.extend(mutated.hints())
    if session.report([*result.problems, *hints], output):
        sys.exit(1)


def _format_mutations(name: str, mutated: Mutated) -> str:
    noticed = mutated.tried - len(mutated.survivors)
    counts = f"{noticed} of {mutated.tried} changes noticed, assertions: {mutated.asserts}"
    lines = [f"{click.style(name, bold=True)}  {counts}"]
    lines += [f"{one.place}: {one.before} → {one.after}" for one in mutated.survivors]
    return "\n    ".join(lines)


def _format_run(name: str, done: Run) -> str:
    how = "from the cache" if done.cached else f"{done.seconds:.2f} s"
    figures = f", figures: {len(done.figures)}" if done.figures else ""
    said = [done.stdout, *(f"expected: {each}" for each in (*done.warned, done.raised) if each)]
    said += [f"[[{name}.{field}]] = {value}" for field, value in sorted(done.values.items())]
    lines = [tame(line) for text in said for line in text.splitlines()]
    return "\n    ".join([click.style(name, bold=True) + f"  {how}{figures}", *lines]) + "\n"
