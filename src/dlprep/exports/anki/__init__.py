"""Packages of cards for Anki, which update in place what an earlier one brought.

A note is told by its id, so that a corrected answer changes the card and leaves its schedule alone.
Anki takes a note only if it is newer than the one it has, so each carries the time at which its
content last changed, see :mod:`.history`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dlprep.exports.anki.cards import CardMaker, Cards
from dlprep.exports.anki.editions import EDITIONS
from dlprep.exports.anki.history import Changes
from dlprep.exports.extra import ExtraMissingError, needed_for
from dlprep.stages import Executed

__all__ = ["ExtraMissingError", "Package", "ensure_extra", "packages"]


@dataclass(frozen=True, slots=True)
class Package:
    """A file for Anki: its name, its bytes, and how many cards and figures are in it."""

    name: str
    data: bytes
    cards: int
    figures: int


def packages(executed: Executed, site_url: str, changes: Changes) -> tuple[Package, ...]:
    """The package of every edition; equal input, equal bytes.

    ``site_url`` is the address of the published site with a slash at its end: cards link to it.

    Raises:
        ExtraMissingError: genanki is not installed.
    """
    package_file = _writer()
    made = []
    for edition in EDITIONS:
        cards = CardMaker(executed, edition, site_url, changes.changed).make()
        name, figures = f"dlprep-{edition.name}.apkg", len(cards.media) // 2
        made.append(Package(name, package_file(cards), len(cards.cards), figures))
    return tuple(made)


def ensure_extra() -> None:
    """Find out whether packages can be written, before anything is executed for them.

    Raises:
        ExtraMissingError: genanki is not installed.
    """
    _writer()


def _writer() -> Callable[[Cards], bytes]:
    with needed_for("cards for Anki"):
        from dlprep.exports.anki.apkg import package_file  # noqa: PLC0415 - of an extra
    return package_file
