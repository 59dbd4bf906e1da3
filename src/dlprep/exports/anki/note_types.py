"""The note types. What Anki tells them by is frozen: it refuses updates to a type that changed.

Field names, their order, ids and the number of templates must stay for ever. The text of templates
and the style sheet may change with :data:`DECK_EPOCH`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Final

DECK_EPOCH: Final = 1_795_910_400
"""When templates, the style sheet or the way cards are made last changed, in Unix seconds.

Raise it to the time of such a change, or collections that have the cards already will not take it.
"""

FIELDS: Final = (
    *("Id", "Front", "Back", "Points", "Figures", "Code", "Link"),
    *("Extra1", "Extra2", "Extra3"),
)
"""The fields of every note type; the last three are empty, for what will come one day."""


class Facet(StrEnum):
    """What a card asks of its question."""

    RECALL = "recall"
    """The short answer."""
    SPOT = "spot"
    """Which of some claims are wrong, and why."""
    FOLLOW = "follow"
    """The follow-up questions."""
    CROSS = "cross"
    """The short answer, in the other language."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type by its id in Anki; ``front`` and ``back`` are its only template."""

    id: int
    name: str
    front: str
    back: str


_FRONT: Final = '<div class="dl">{{Front}}</div>'
_DETAILS: Final = "".join(
    f"{{{{#{name}}}}}{{{{{name}}}}}{{{{/{name}}}}}\n" for name in FIELDS[FIELDS.index("Points") :]
)
_BELOW: Final = (
    f'{{{{FrontSide}}}}\n<hr id="answer">\n<div class="dl">{{{{Back}}}}\n{_DETAILS}</div>'
)
_INSTEAD: Final = f'<div class="dl">{{{{Back}}}}\n{_DETAILS}</div>'
"""The back of cards whose answers stand each beside what they answer."""

NOTE_TYPES: Final[Mapping[Facet, NoteType]] = MappingProxyType(
    {
        Facet.RECALL: NoteType(1_795_910_401, "dlprep recall", _FRONT, _BELOW),
        Facet.SPOT: NoteType(1_795_910_402, "dlprep spot", _FRONT, _INSTEAD),
        Facet.FOLLOW: NoteType(1_795_910_403, "dlprep follow", _FRONT, _INSTEAD),
        Facet.CROSS: NoteType(1_795_910_404, "dlprep cross", _FRONT, _BELOW),
    }
)


def style_sheet() -> str:
    """The CSS of every card."""
    return resources.files(__package__).joinpath("card.css").read_text("utf-8")
