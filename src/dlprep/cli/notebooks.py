"""The command that writes notebooks: ``dlprep export notebooks``."""

from __future__ import annotations

from pathlib import Path

import click

from dlprep.cli.containing import containment
from dlprep.cli.exporting import address_of_site, execute_all, site_url
from dlprep.cli.session import Session
from dlprep.exports.extra import ExtraMissingError
from dlprep.exports.files import write_files
from dlprep.exports.notebooks import ensure_extra, notebook_files


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@site_url
@containment
@click.pass_obj
def notebooks(
    session: Session, folder: Path, *, site_url: str | None, contain: str | None, require: str
) -> None:
    """Write a Jupyter notebook for each question and language into FOLDER.

    They lie in ko/ and en/, and all of a language in notebooks-ko.zip and notebooks-en.zip. The
    outputs are those of the site. Notebooks that an earlier call wrote and that are gone now are
    removed. Snippets are executed as `dlprep run` does.
    """
    try:
        ensure_extra()
    except ExtraMissingError as error:
        raise click.ClickException(str(error)) from error
    address = address_of_site(session, site_url)
    executed = execute_all(session, contain=contain, require=require)
    files = notebook_files(executed, address)
    written = write_files(folder, files, manifest=".dlprep-notebooks")
    click.echo(f"{folder}: {written}")
