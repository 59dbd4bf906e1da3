"""What Anki tells note types by never changes, and what else changes makes them newer."""

from __future__ import annotations

import hashlib
from typing import Final

from anki_decks import made_cards

from dlprep.exports.anki.editions import EDITIONS
from dlprep.exports.anki.note_types import (
    DECK_EPOCH,
    FIELDS,
    NOTE_TYPES,
    Facet,
    style_sheet,
)

RELEASED: Final = {1_795_910_400: "15a76126ffbc5759"}
"""What cards and templates were at each epoch, as :func:`digest` gives it.

Where this fails after a change, raise ``DECK_EPOCH`` to the time of the change and add a line here.
"""


def digest() -> str:
    """All that packages hold of made questions, with templates and style sheet."""
    cards = [made_cards(edition.name, changed=0) for edition in EDITIONS]
    said = repr([*NOTE_TYPES.items(), style_sheet(), *(one.cards for one in cards)])
    return hashlib.blake2b(said.replace(str(DECK_EPOCH), "").encode(), digest_size=8).hexdigest()


def test_every_change_of_templates_and_cards_has_an_epoch_of_its_own() -> None:
    assert max(RELEASED) == DECK_EPOCH
    assert RELEASED[DECK_EPOCH] == digest(), "raise DECK_EPOCH and add what it stands for"


def test_fields_are_frozen() -> None:
    assert list(FIELDS) == [
        *("Id", "Front", "Back", "Points", "Figures", "Code", "Link"),
        *("Extra1", "Extra2", "Extra3"),
    ]


def test_ids_and_names_of_note_types_are_frozen() -> None:
    assert {facet: (one.id, one.name) for facet, one in NOTE_TYPES.items()} == {
        Facet.RECALL: (1_795_910_401, "dlprep recall"),
        Facet.SPOT: (1_795_910_402, "dlprep spot"),
        Facet.FOLLOW: (1_795_910_403, "dlprep follow"),
        Facet.CROSS: (1_795_910_404, "dlprep cross"),
    }


def test_every_field_but_the_id_is_shown() -> None:
    for one in NOTE_TYPES.values():
        shown = one.front + one.back
        assert [name for name in FIELDS if f"{{{{{name}}}}}" not in shown] == ["Id"]
