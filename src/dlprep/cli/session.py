"""The session that every command works in: the project, and ways to report problems."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NoReturn

import click

from dlprep import reporters
from dlprep.collection import NEEDED, Collection, Drafts, problems_in
from dlprep.pipeline import Memo
from dlprep.problems import Problem, Severity
from dlprep.project import Project
from dlprep.reporters import Format

_MARKER: Final = Path("questions", "syllabus.yml")
_FORMATS: Final = ("text", "json", "github")
_EXPLAINED: Final = {
    "What each name means": Path("docs", "en", "problems.md"),
    "이름마다의 설명": Path("docs", "ko", "problems.md"),
}
"""The pages that explain the codes of problems, if the project has them."""


@dataclass(frozen=True)
class Session:
    """The project that a command works on, and the ways it speaks.

    The project is looked for when it is first needed: help needs none.
    """

    root: Path | None

    @cached_property
    def project(self) -> Project:
        """The project named by ``--root``, or the one that the current folder belongs to."""
        return Project((self.root or _find_root(Path.cwd())).resolve())

    @cached_property
    def memo(self) -> Memo:
        """The memory of what was read and checked: a command reads each file once."""
        return Memo()

    def report(self, problems: Iterable[Problem], output: Format = "text") -> bool:
        """Report problems in the asked format; whether any of them is an error."""
        found = tuple(problems)
        colour = output == "text" and reporters.coloured(sys.stderr)
        lines = reporters.lines_below(self.project.root)
        text = reporters.report(found, format=output, lines=lines, colour=colour)
        if text:
            click.echo(text, err=output == "text", nl=False)
        if found and output == "text":
            self._point_to_explanations()
        return any(problem.severity is Severity.ERROR for problem in found)

    def _point_to_explanations(self) -> None:
        there = [
            f"{what}: {page.as_posix()}"
            for what, page in _EXPLAINED.items()
            if (self.project.root / page).is_file()
        ]
        if there:
            click.echo(" · ".join(there), err=True)

    def fail(self, problems: Iterable[Problem], output: Format = "text") -> NoReturn:
        """Report problems that stop the command."""
        self.report(problems, output)
        sys.exit(1)


def _find_root(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / _MARKER).is_file():
            return folder
    raise click.UsageError(
        f"No project here: neither {start} nor a folder above it has {_MARKER.as_posix()}. "
        "Change into the project or name it with --root."
    )


problem_format = click.option(
    "--format",
    "output",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How problems are written: for people, for programs, or as GitHub annotations.",
)


def collection_of(session: Session) -> Collection:
    """The questions that can be read; without syllabus or glossary the command ends."""
    loaded = session.memo.loader.read(session.project.root)
    if loaded.collection is None:
        session.fail(loaded.problems)
    return loaded.collection


def drafts_of(session: Session, ids: Iterable[str], output: Format) -> Drafts:
    """Everything of which the snippets can be read, be the rest unfinished.

    Without syllabus or glossary, or where one of the questions ``ids`` cannot be read even so, the
    command ends.
    """
    loaded = session.memo.loader.read(session.project.root)
    if loaded.drafts is None:
        session.fail(problems_in(loaded.problems, NEEDED), output)
    if unread := loaded.drafts.unread.intersection(ids):
        session.fail(loaded.problems_of(unread), output)
    return loaded.drafts
