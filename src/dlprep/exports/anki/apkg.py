"""Writes the packages. Equal cards give equal bytes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from itertools import count
from typing import Any

import genanki

from dlprep.exports.anki.cards import Card, Cards
from dlprep.exports.anki.note_types import DECK_EPOCH, FIELDS, NOTE_TYPES, NoteType, style_sheet
from dlprep.exports.zipped import zipped


def package_file(cards: Cards) -> bytes:
    """The package of these cards."""
    media = dict(enumerate(sorted(cards.media)))
    return zipped(
        {
            "collection.anki2": _collection(cards),
            "media": json.dumps(media).encode(),
            **{str(index): cards.media[name] for index, name in media.items()},
        }
    )


def _collection(cards: Cards) -> bytes:
    """The database of the package; genanki itself would leave one behind among temporary files."""
    with closing(sqlite3.connect(":memory:")) as database:
        made = genanki.Package(_decks(cards))
        made.write_to_db(database.cursor(), DECK_EPOCH, count(DECK_EPOCH * 1000))
        database.commit()
        return database.serialize()


def _decks(cards: Cards) -> list[genanki.Deck]:
    """The deck of the edition, and one for each chapter inside it."""
    edition = cards.edition
    whole = genanki.Deck(_deck_id(edition.name), edition.deck, cards.description)
    decks = {
        chapter: genanki.Deck(_deck_id(f"{edition.name}/{chapter}"), name)
        for chapter, name in cards.chapters.items()
    }
    models = {facet: _Model(NOTE_TYPES[facet]) for facet in edition.facets}
    for card in cards.cards:
        decks[card.chapter].add_note(_Note(card, models[card.facet]))
    return [whole, *decks.values()]


def _deck_id(name: str) -> int:
    """The same number for the same deck, and no number that Anki gives itself."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=6).digest()) + 2


class _Model(genanki.Model):  # type: ignore[misc] # genanki has no types
    """A note type that is as old as its templates, so that what people make of theirs stays."""

    def __init__(self, of: NoteType) -> None:
        super().__init__(
            of.id,
            of.name,
            fields=[{"name": name} for name in FIELDS],
            templates=[{"name": of.name, "qfmt": of.front, "afmt": of.back}],
            css=style_sheet(),
        )

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """As genanki writes it, whatever the time of the export."""
        del timestamp
        made: dict[str, Any] = super().to_json(DECK_EPOCH, deck_id)
        return made


class _Note(genanki.Note):  # type: ignore[misc] # genanki has no types
    """A note that is as old as its content."""

    def __init__(self, card: Card, model: _Model) -> None:
        super().__init__(
            model=model,
            fields=list(card.fields),
            tags=list(card.tags),
            guid=genanki.guid_for("dlprep", card.id),
            due=card.position,
        )
        self._changed = card.changed

    def write_to_db(self, cursor: object, timestamp: float, deck_id: int, ids: object) -> None:
        """As genanki writes it, whatever the time of the export."""
        del timestamp
        super().write_to_db(cursor, self._changed, deck_id, ids)
