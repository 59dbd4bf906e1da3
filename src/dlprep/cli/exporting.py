"""The commands that write all questions in a form to take along."""

from __future__ import annotations

from typing import Final

import click

from dlprep import pipeline
from dlprep.cli.containing import settings
from dlprep.cli.session import Session
from dlprep.problems import Refusal
from dlprep.progress import ProgressLine
from dlprep.site_address import site_address
from dlprep.stages import Executed

site_url: Final = click.option(
    "--site-url",
    envvar="DLPREP_SITE_URL",
    show_envvar=True,
    help="Where the site is published: links lead there. By default as mkdocs.yml says.",
)


@click.group()
def export() -> None:
    """Write all questions in a form to take along.

    Snippets are executed as `dlprep run` does. What is written is made anew each time, and equal
    content gives equal bytes. `pip install 'dlprep[export]'` brings the packages that this needs.
    """


def address_of_site(session: Session, given: str | None) -> str:
    """The address that ``--site-url`` gives, or else ``mkdocs.yml``, with a slash at its end."""
    try:
        found = given or site_address(session.project.root)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if not found:
        raise click.UsageError("mkdocs.yml has no site_url to link to. Give one with --site-url.")
    return f"{found.rstrip('/')}/"


def execute_all(session: Session, *, contain: str | None, require: str) -> Executed:
    """Everything checked and executed; where there are problems, the command ends."""
    executed = pipeline.run(
        session.project,
        memo=session.memo,
        progress=ProgressLine("snippets"),
        settings=settings(contain=contain, require=require),
    )
    if isinstance(executed, Refusal):
        session.fail(executed.problems)
    return executed
