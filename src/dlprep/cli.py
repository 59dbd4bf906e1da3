"""The ``dlprep`` command: arguments → pipeline → exit code.

Exit codes: 0 nothing is wrong, 1 problems were found or a file could not be written, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NoReturn

import click

from dlprep import __version__, collection, pipeline
from dlprep.collection import Collection, Loader
from dlprep.execution import Cache, Level, Run, Settings
from dlprep.exports import schema, start, tree
from dlprep.model import LANGUAGES, Language
from dlprep.pipeline import Memo, Project
from dlprep.problems import Problem, Severity
from dlprep.progress import ProgressLine
from dlprep.reporters import Format, lines_below, report

_MARKER: Final = Path("questions", "syllabus.yml")
_FORMATS: Final = ("text", "json", "github")


@dataclass(frozen=True)
class _Session:
    """The project that a command works on, and the ways it speaks.

    The project is looked for when it is first needed: help needs none.
    """

    root: Path | None

    @cached_property
    def project(self) -> Project:
        return Project((self.root or _find_root(Path.cwd())).resolve())

    def tell(self, problems: Iterable[Problem], output: Format = "text") -> bool:
        """Report problems in the asked format; whether any of them is an error."""
        found = tuple(problems)
        colour = output == "text" and sys.stderr.isatty()
        lines = lines_below(self.project.root)
        text = report(found, format=output, lines=lines, colour=colour)
        if text:
            click.echo(text, err=output == "text", nl=False)
        return any(problem.severity is Severity.ERROR for problem in found)

    def fail(self, problems: Iterable[Problem], output: Format = "text") -> NoReturn:
        """Report problems that stop the command."""
        self.tell(problems, output)
        sys.exit(1)


def _find_root(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / _MARKER).is_file():
            return folder
    raise click.UsageError(
        f"No project here: neither {start} nor a folder above it has {_MARKER.as_posix()}. "
        "Change into the project or name it with --root."
    )


_format = click.option(
    "--format",
    "output",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How problems are written: for people, for programs, or as GitHub annotations.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dlprep")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder; found from the current one if not given.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    r"""Deep-learning interview questions whose code really ran.

    Question files live in questions/<chapter>/<id>.yml. Most used:

    \b
      dlprep check                     is every file right?
      dlprep run sigmoid-vs-relu       what do its snippets print?
      dlprep new training/backprop     start a question
      mkdocs serve                     the site, reloading as you save
    """
    context.obj = _Session(root)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_format
@click.pass_obj
def check(session: _Session, paths: tuple[Path, ...], output: Format) -> None:
    """Find every fault of every file, without running code.

    With PATHs (files or folders), only what is wrong there is told; references into the rest of
    the project are still checked. Exit status 1 if anything must be mended; warnings do not count.
    """
    names = _selected(session.project, paths)
    found = pipeline.check(session.project)
    problems = found if isinstance(found, tuple) else found.warnings
    if session.tell(collection.only(problems, names), output):
        sys.exit(1)
    if output == "text":
        click.echo("No errors.")


def _selected(project: Project, paths: tuple[Path, ...]) -> frozenset[str]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise click.UsageError(f"No such file or folder: {', '.join(missing)}")
    try:
        return collection.selected(project.root, paths)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


@main.command()
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--twice", is_flag=True, help="Execute each two times; both must do the same.")
@click.option("--workers", type=click.IntRange(min=1), help="Snippets at a time.")
@click.option(
    "--require",
    type=click.Choice(Level),
    default=Level.LIMITS,
    show_default=True,
    help="Execute nothing where snippets would be contained less than this.",
)
@_format
@click.pass_obj
def run(
    session: _Session,
    names: tuple[str, ...],
    *,
    twice: bool,
    workers: int | None,
    require: Level,
    output: Format,
) -> None:
    """Execute snippets and show what each printed, or where it failed.

    ID is a question (sigmoid-vs-relu) or one of its snippets (sigmoid-vs-relu.gradient-per-layer);
    all are run if none is named. What the cache knows is shown without being executed again. Exit
    status 1 if any snippet failed.
    """
    only = _named_snippets(session, names)
    settings = Settings(workers=workers, require=require)
    outcomes = pipeline.try_out(
        session.project, settings, only=only, twice=twice, progress=ProgressLine("snippets")
    )
    if isinstance(outcomes, tuple):
        session.fail(outcomes, output)
    if output == "text":
        for key, done in sorted(outcomes.runs.items()):
            click.echo(_shown_run(".".join(key), done))
    if session.tell([*outcomes.problems, *outcomes.warnings], output):
        sys.exit(1)


def _named_snippets(session: _Session, names: tuple[str, ...]) -> frozenset[tuple[str, str]] | None:
    if not names:
        return None
    questions = _collection(session).questions
    by_name: dict[str, set[tuple[str, str]]] = {}
    for question in questions:
        keys = {(question.id, snippet.name) for snippet in question.snippets}
        by_name[question.id] = keys
        by_name |= {".".join(key): {key} for key in keys}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise click.UsageError(f"No such question or snippet: {', '.join(unknown)}")
    return frozenset(key for name in names for key in by_name[name])


def _shown_run(name: str, done: Run) -> str:
    how = "from the cache" if done.cached else f"{done.seconds:.2f} s"
    figures = f", figures: {len(done.figures)}" if done.figures else ""
    lines = [click.style(name, bold=True) + f"  {how}{figures}"]
    lines += done.stdout.splitlines()
    lines += [f"expected: {line}" for line in (*done.warned, done.raised) if line]
    lines += [f"[[{name}.{field}]] = {value}" for field, value in sorted(done.values.items())]
    return "\n    ".join(lines) + "\n"


@main.command()
@click.option("--clean", is_flag=True, help="Empty it.")
@click.pass_obj
def cache(session: _Session, *, clean: bool) -> None:
    """Show how much the cache of executed snippets holds.

    It may be emptied at any time: the next build executes again what it needs. It is kept below a
    fixed size by removing what was used longest ago.
    """
    store = Cache(session.project.cache)
    size = store.clean() if clean else store.size()
    kept = "removed" if clean else "kept"
    click.echo(f"{size.entries} executed snippets {kept}, {size.bytes / 1e6:.1f} MB")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def render(session: _Session, folder: Path) -> None:
    """Write the finished Markdown tree, with its figures, into FOLDER.

    One sub-folder a language, for any generator that reads Python-Markdown. Only changed files are
    written, and files that an earlier call wrote and that are gone now are removed; anything else
    in FOLDER stays.
    """
    memo = Memo()
    sites = pipeline.render_all(session.project, memo=memo, progress=ProgressLine("snippets"))
    if isinstance(sites, tuple):
        session.fail(sites)
    static = {language: _static(session.project, language) for language in LANGUAGES}
    try:
        written = tree.write(folder, sites, shared=pipeline.assets(), static=static)
    except OSError as error:
        raise click.ClickException(f"The tree could not be written: {error}") from error
    click.echo(
        f"{folder}: {written.changed} files written, {written.unchanged} unchanged, "
        f"{written.removed} removed."
    )


def _static(project: Project, language: Language) -> dict[str, bytes]:
    folder = project.root / "docs" / language
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@main.command()
@click.argument("name", metavar="CHAPTER/ID")
@click.pass_obj
def new(session: _Session, name: str) -> None:
    """Start a question: a file in the right folder with every field explained.

    CHAPTER is one of the syllabus, ID the address the question will keep for ever: lower-case words
    with hyphens, such as training/learning-rate-warmup. A planned question of the syllabus needs
    its ID alone.
    """
    project = session.project
    syllabus = _collection(session).syllabus
    try:
        started = start.start(project.root, syllabus, name)
    except start.CannotStartError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"The file could not be written: {error}") from error
    click.echo(started.path.relative_to(project.root).as_posix())
    if not started.in_syllabus:
        click.echo(f"Enter it in {syllabus.path} where it belongs in the reading order.", err=True)


def _collection(session: _Session) -> Collection:
    loaded = Loader().read(session.project.root)
    if loaded.collection is None:
        session.fail(loaded.problems)
    return loaded.collection


@main.command("schema")
@click.argument("kind", type=click.Choice(("question", "syllabus", "glossary")), default="question")
@click.option("--write", is_flag=True, help="Write the copies in questions/ instead of printing.")
@click.pass_obj
def schema_command(session: _Session, kind: str, *, write: bool) -> None:
    """Print the JSON Schema of a file, for editors that complete and check YAML.

    KIND is question, syllabus or glossary.
    """
    texts = schema.schema_files()
    if not write:
        click.echo(texts[f"{kind}.schema.json"], nl=False)
        return
    for name, text in texts.items():
        path = session.project.questions / name
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(path.relative_to(session.project.root).as_posix())
