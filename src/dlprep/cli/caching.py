"""The command that looks after what is kept from build to build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from dlprep.cli.session import Session
from dlprep.execution import History
from dlprep.project import CacheFolder
from dlprep.store import Store


@click.command()
@click.argument(
    "folders",
    metavar="[FOLDER]...",
    nargs=-1,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--join", is_flag=True, help="Keep as well what the caches in these folders hold.")
@click.option("--clean", is_flag=True, help="Empty them.")
@click.pass_obj
def cache(session: Session, folders: tuple[Path, ...], *, join: bool, clean: bool) -> None:
    """Show what is kept from build to build, and how much it is.

    All of it may be removed at any time: the next build makes again what it needs. Of formulas and
    outcomes of snippets only so many are kept; the oldest, or those unused for longest, go first.

    With --join, FOLDER is another .cache/dlprep, such as that of a machine that executed one shard
    (`dlprep run --shard 2/4`). What it holds is shown on the site without being executed again:
    join what you would let execute your snippets.
    """
    if join and clean:
        raise click.UsageError("--join keeps more and --clean keeps nothing. Choose one.")
    if join != bool(folders):
        raise click.UsageError("--join and the folders of other caches belong together.")
    if join:
        for other in folders:
            click.echo(_join(session.project.cache, CacheFolder(other)))
        return
    folder = session.project.cache.root
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        files, size = _extent(folder / name)
        click.echo(f"{CacheFolder.label(name)}: {files} files, {size / 1e6:.1f} MB")
    if clean and os.path.lexists(folder):
        click.echo(_remove(folder))
    elif not names:
        click.echo("Nothing is kept.")


def _join(cache: CacheFolder, other: CacheFolder) -> str:
    """Copy what ``other`` holds into ``cache``; say what came of it."""
    label = cache.label(other.outcomes.name)
    if not other.outcomes.is_dir():
        name = other.outcomes.name
        raise click.UsageError(f"{other.root} holds no {label}: it has no folder {name}")
    history = History(cache.durations)
    history.join(other.durations)
    joined = Store(cache.outcomes).join(other.outcomes)
    history.keep()
    damaged = f", {joined.damaged} damaged" if joined.damaged else ""
    return f"{other.root}: {label}: {joined.added} added, {joined.known} known{damaged}"


def _extent(path: Path) -> tuple[int, int]:
    """How many files there are at or below ``path``, and their size in bytes."""
    sizes = list(_sizes([path, *path.rglob("*")]))
    return len(sizes), sum(sizes)


def _sizes(paths: Iterable[Path]) -> Iterator[int]:
    for path in paths:
        with suppress(OSError):  # a build may be removing it
            if path.is_file():
                yield path.stat().st_size


def _remove(folder: Path) -> str:
    """Remove a folder, or a link without what it leads to; say what was removed."""
    try:
        if folder.is_symlink():
            target = folder.readlink()
            folder.unlink()
            return f"Removed the link to {target}; what is there stays."
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink()
    except OSError as error:
        raise click.ClickException(f"The cache could not be removed: {error}") from error
    return "Removed."
