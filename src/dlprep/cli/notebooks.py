"""The command that writes notebooks: ``dlprep export notebooks``."""

from __future__ import annotations

from pathlib import Path

import click

from dlprep import pipeline
from dlprep.cli.containing import containment, settings
from dlprep.cli.session import Session
from dlprep.exports.extra import ExtraMissingError
from dlprep.exports.files import write_files
from dlprep.exports.notebooks import notebook_files
from dlprep.problems import Refusal
from dlprep.progress import ProgressLine
from dlprep.stages import Executed

site_url = click.option(
    "--site-url",
    envvar="DLPREP_SITE_URL",
    default="https://dlprep.example/",
    show_default=True,
    show_envvar=True,
    help="Where the site is published: links lead there.",
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@site_url
@containment
@click.pass_obj
def notebooks(
    session: Session, folder: Path, *, site_url: str, contain: str | None, require: str
) -> None:
    """Write a Jupyter notebook for each question and language into FOLDER.

    They lie in ko/ and en/, and all of a language in notebooks-ko.zip and notebooks-en.zip. The
    outputs are those of the site. Notebooks that an earlier call wrote and that are gone now are
    removed. Snippets are executed as `dlprep run` does.
    """
    executed = _executed(session, contain=contain, require=require)
    try:
        files = notebook_files(executed, site_url)
    except ExtraMissingError as error:
        raise click.ClickException(str(error)) from error
    written = write_files(folder, files, manifest=".dlprep-notebooks")
    click.echo(f"{folder}: {written}")


def _executed(session: Session, *, contain: str | None, require: str) -> Executed:
    """Everything checked and executed, or the end of the command."""
    executed = pipeline.run(
        session.project,
        memo=session.memo,
        progress=ProgressLine("snippets"),
        settings=settings(contain=contain, require=require),
    )
    if isinstance(executed, Refusal):
        session.fail(executed.problems)
    return executed
