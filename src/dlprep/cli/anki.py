"""The command that writes cards for Anki: ``dlprep export anki``."""

from __future__ import annotations

from pathlib import Path

import click

from dlprep.atomic import write_atomically
from dlprep.cli.containing import containment
from dlprep.cli.exporting import address_of_site, execute_all, site_url
from dlprep.cli.session import Session
from dlprep.exports.anki import Package, ensure_extra, packages
from dlprep.exports.anki.history import Changes, NoHistoryError, read_changes
from dlprep.exports.extra import ExtraMissingError


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@site_url
@containment
@click.pass_obj
def anki(
    session: Session, folder: Path, *, site_url: str | None, contain: str | None, require: str
) -> None:
    """Write packages of cards for Anki into FOLDER.

    dlprep-ko.apkg asks and answers in Korean, dlprep-en.apkg in English; dlprep-ko-en.apkg asks in
    Korean and wants the answer in English. Imported again, a newer package changes the cards that
    are there and adds new ones; what somebody learned stays. For that each card carries the time
    at which its question last changed, by the history of git: a clone must have all of it.
    Without git, SOURCE_DATE_EPOCH stands for all questions.
    """
    try:
        ensure_extra()
    except ExtraMissingError as error:
        raise click.ClickException(str(error)) from error
    address, changes = address_of_site(session, site_url), _changes(session)
    executed = execute_all(session, contain=contain, require=require)
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages(executed, address, changes):
        write_atomically(folder / package.name, package.data)
        click.echo(f"{folder / package.name}: {_summary(package)}")


def _changes(session: Session) -> Changes:
    try:
        changes = read_changes(session.project.root)
    except NoHistoryError as error:
        raise click.ClickException(f"Nothing was written: {error}") from error
    if changes.uncommitted:
        files = ", ".join(changes.uncommitted)
        click.echo(f"Anki will not see what changed since the last commit: {files}.", err=True)
    return changes


def _summary(package: Package) -> str:
    figures = f"{package.figures} figure{'s' * (package.figures != 1)}"
    return f"{package.cards} cards, {figures}, {len(package.data) / 1e6:.1f} MB"
