"""The command that prints booklets: ``dlprep export pdf``."""

from __future__ import annotations

from pathlib import Path

import click

from dlprep.cli.session import Session
from dlprep.exports.booklets import NoBrowserError, NoSiteError, booklet_files
from dlprep.exports.extra import ExtraMissingError
from dlprep.exports.files import write_files
from dlprep.progress import ProgressLine


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The built site; the project's site/ if not given.",
)
@click.pass_obj
def pdf(session: Session, folder: Path, site: Path | None) -> None:
    """Write booklets of a built site into FOLDER, as PDF in A4.

    Of each language there is dlprep-LANGUAGE-cards.pdf with the short answers and key points, a
    question a page, and dlprep-LANGUAGE-CHAPTER.pdf with the whole answers of a chapter. Chromium
    prints them. Booklets that an earlier call wrote and that are gone now are removed.
    """
    try:
        files = booklet_files(site or session.project.root / "site", ProgressLine("booklets"))
    except NoSiteError as error:
        raise click.UsageError(f"{error} Run `mkdocs build`, or name it with --site.") from error
    except (ExtraMissingError, NoBrowserError) as error:
        raise click.ClickException(str(error)) from error
    written = write_files(folder, files, manifest=".dlprep-booklets")
    click.echo(f"{folder}: {written}")
