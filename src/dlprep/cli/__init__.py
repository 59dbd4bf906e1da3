"""The ``dlprep`` command: arguments → pipeline → exit code.

Exit codes: 0 nothing is wrong, 1 problems were found or a file could not be written, 2 wrong usage.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

import click

from dlprep import __version__, collection, pipeline
from dlprep.atomic import write_atomically
from dlprep.cli.anki import anki
from dlprep.cli.archiving import pack
from dlprep.cli.booklets import pdf
from dlprep.cli.caching import cache
from dlprep.cli.containing import containment, settings
from dlprep.cli.exporting import export
from dlprep.cli.notebooks import notebooks
from dlprep.cli.running import run
from dlprep.cli.searching import search
from dlprep.cli.session import Session, collection_of, problem_format
from dlprep.cli.starting import CannotStartError, start_question
from dlprep.exports import schema, tree
from dlprep.model import LANGUAGES, Language
from dlprep.pipeline import Memo
from dlprep.problems import Refusal
from dlprep.progress import ProgressLine
from dlprep.project import Project
from dlprep.reporters import Format

_SOURCES: Final = ("docs", "questions", "src", "templates")
"""The folders of a project that people write in."""


class _Commands(click.Group):
    """Commands of which a disk or a closed pipe that refuses to write ends none in a traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run the command that the arguments name."""
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click ends quietly: the reader has seen enough
            _give_up(sys.stdout)
            path = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{path}{error.strerror or error}") from error


def _give_up(stream: TextIO) -> None:
    """Close ``stream`` where it takes nothing more, else Python tries again at its end."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError):
            stream.close()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="dlprep")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder; found from the current one if not given.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Deep-learning interview questions whose code really ran.

    Question files live in questions/<chapter>/<id>.yml. Most used:

    \b
      dlprep check                     is every file right?
      dlprep run sigmoid-vs-relu       what do its snippets print?
      dlprep new training/backprop     start a question
      dlprep search 과적합을            which questions does a reader find?
      mkdocs serve                     the site, reloading as you save
    """  # noqa: D301 - click keeps the lines of a paragraph after a real backspace
    context.obj = Session(root)
    context.color = False if os.environ.get("NO_COLOR") else None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@problem_format
@click.pass_obj
def check(session: Session, paths: tuple[Path, ...], output: Format) -> None:
    """Find every fault of every file, without running code.

    With PATHs (files or folders), only what is wrong there is told; references into the rest of
    the project are still checked. Exit status 1 if anything must be mended; warnings do not count.
    """
    names = _display_paths(session.project, paths)
    found = pipeline.check(session.project)
    problems = found.problems if isinstance(found, Refusal) else found.warnings
    if session.report(collection.problems_in(problems, names), output):
        sys.exit(1)
    if output == "text":
        click.echo("No errors.")


def _display_paths(project: Project, paths: tuple[Path, ...]) -> frozenset[str]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise click.UsageError(f"No such file or folder: {', '.join(missing)}")
    try:
        return collection.display_paths(project.root, paths)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


@main.command()
@click.argument("folder", type=click.Path(file_okay=False))
@containment
@click.pass_obj
def render(session: Session, folder: str, *, contain: str | None, require: str) -> None:
    """Write the finished Markdown tree, with its figures, into FOLDER.

    One sub-folder a language, for any generator that reads Python-Markdown. Beside it lie settings
    that MkDocs, ProperDocs and Zensical understand: `zensical build -f ko.yml` in FOLDER makes the
    Korean site. Only changed files are written, and files that an earlier call wrote and that are
    gone now are removed; anything else in FOLDER stays. It cannot be one that holds files of the
    project. Snippets are executed as `dlprep run` does.
    """
    _refuse_sources(session.project, folder)
    how = settings(contain=contain, require=require)
    progress = ProgressLine("snippets")
    sites = pipeline.render_all(session.project, memo=Memo(), progress=progress, settings=how)
    if isinstance(sites, Refusal):
        session.fail(sites.problems)
    static = {language: _static(session.project, language) for language in LANGUAGES}
    try:
        written = tree.write(Path(folder), sites, shared=pipeline.assets(), static=static)
    except OSError as error:
        raise click.ClickException(f"The tree could not be written: {error}") from error
    click.echo(f"{folder}: {written}")


def _refuse_sources(project: Project, folder: str) -> None:
    target = Path(folder).resolve()
    inside = any(target.is_relative_to(project.root / name) for name in _SOURCES)
    if not folder or inside or project.root.is_relative_to(target):
        raise click.UsageError(
            f"{folder!r} is no folder for the tree: "
            f"{'files of the project lie there' if folder else 'it has no name'}. "
            "Name one of its own, such as build/tree."
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
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="Write the file in this language alone; somebody else will add the other.",
)
@click.pass_obj
def new(session: Session, name: str, language: Language | None) -> None:
    """Start a question: a file in the right folder with every field explained.

    CHAPTER is one of the syllabus, ID the address the question will keep for ever: lower-case words
    with hyphens, such as training/learning-rate-warmup. A planned question of the syllabus needs
    its ID alone. Every text and code in the file is an example, which `dlprep check` refuses until
    you have replaced or deleted it.
    """
    project = session.project
    syllabus = collection_of(session).syllabus
    try:
        started = start_question(
            project.root, syllabus, name, [language] if language else LANGUAGES
        )
    except CannotStartError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"The file could not be written: {error}") from error
    _propose_to_editors(session)
    click.echo(started.path.relative_to(project.root).as_posix())
    if not started.in_syllabus:
        click.echo(f"Enter it in {syllabus.path} where it belongs in the reading order.", err=True)


def _propose_to_editors(session: Session) -> None:
    """Let the copy of the schema know the questions there are now, if the project has one."""
    for name, text in _schemas(session).items():
        path = session.project.questions / name
        if path.exists():
            with suppress(OSError):  # a proposal less
                write_atomically(path, text.encode())


@main.command("schema")
@click.argument("kind", type=click.Choice(("question", "syllabus", "glossary")), default="question")
@click.option("--write", is_flag=True, help="Write the copies in questions/ instead of printing.")
@click.pass_obj
def schema_command(session: Session, kind: str, *, write: bool) -> None:
    """Print the JSON Schema of a file, for editors that complete and check YAML.

    KIND is question, syllabus or glossary. In a project the schema of a question proposes its tags
    and the ids of its questions.
    """
    texts = _schemas(session)
    if not write:
        click.echo(texts[f"{kind}.schema.json"], nl=False)
        return
    for name, text in texts.items():
        path = session.project.questions / name
        write_atomically(path, text.encode())
        click.echo(path.relative_to(session.project.root).as_posix())


def _schemas(session: Session) -> dict[str, str]:
    """The schema files, with what the project's files name, as far as they can be read."""
    try:
        root = session.project.root
    except click.UsageError:
        return schema.schema_files()
    collection = session.memo.loader.read(root).collection
    return schema.schema_files(schema.Vocabulary.of(collection) if collection else None)


main.add_command(run)
main.add_command(cache)
main.add_command(export)
export.add_command(anki)
export.add_command(notebooks)
export.add_command(pdf)
export.add_command(pack)
main.add_command(search)
