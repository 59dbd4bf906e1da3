"""The command that packs a built site for reading from a disk: ``dlprep export zip``."""

from __future__ import annotations

from pathlib import Path

import click

from dlprep.cli.exporting import address_of_site, site_url
from dlprep.cli.session import Session
from dlprep.exports.archive import archive
from dlprep.exports.files import write_files
from dlprep.model import LANGUAGES


@click.command(name="zip")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The built site; the project's site/ if not given.",
)
@site_url
@click.pass_obj
def pack(session: Session, folder: Path, *, site: Path | None, site_url: str | None) -> None:
    """Write each language of a built site into FOLDER, as a ZIP to read from a disk.

    Nothing that needs a script is in it: practice and search stay on the site.
    """
    built = site or session.project.root / "site"
    if not (built / "index.html").is_file():
        raise click.UsageError(
            f"{built} holds no built site. Run `mkdocs build`, or name it with --site."
        )
    address = address_of_site(session, site_url)
    files = {f"dlprep-{each}.zip": archive(built, each, address) for each in LANGUAGES}
    click.echo(f"{folder}: {write_files(folder, files, manifest='.dlprep-archives')}")
