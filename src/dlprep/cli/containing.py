"""The options and messages about containment of every command that executes snippets."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from dlprep.execution import Level, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_LEVELS: Final = click.Choice([str(level) for level in Level])


def containment(command: Command) -> Command:
    """Give ``command`` the options ``--contain`` and ``--require``."""
    require = click.option(
        "--require",
        type=_LEVELS,
        default=str(Level.LIMITS),
        show_default=True,
        help="Execute nothing where snippets would be contained less than this.",
    )
    contain = click.option(
        "--contain",
        type=_LEVELS,
        help="Contain snippets this far; as far as this machine goes if not given.",
    )
    return contain(require(command))


def settings(*, contain: str | None, require: str, workers: int | None = None) -> Settings:
    """The settings by these options; says once, on standard error, what is not contained.

    Raises:
        UsageError: more is required than is asked for.
    """
    say_once = functools.cache(lambda line, _level: click.echo(line, err=True))
    try:
        return Settings.of_options(
            "--{} {}", contain=contain, require=require, note=say_once, workers=workers
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
