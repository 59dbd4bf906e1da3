"""The packages there are: which languages ask and answer, and which facets they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dlprep.exports.anki.note_types import Facet
from dlprep.model import LANGUAGES, Language
from dlprep.words import words


@dataclass(frozen=True, slots=True)
class Edition:
    """A package: its name, the languages of its questions and its answers, and its facets."""

    name: str
    asks: Language
    answers: Language
    facets: tuple[Facet, ...]

    @property
    def deck(self) -> str:
        """The name of its deck, below which chapters have decks of their own."""
        own = words(self.asks)
        return own.site_name if self.asks == self.answers else own.cards["cross_deck"]


EDITIONS: Final = (
    *(Edition(one, one, one, (Facet.RECALL, Facet.SPOT, Facet.FOLLOW)) for one in LANGUAGES),
    Edition("ko-en", "ko", "en", (Facet.CROSS,)),
)
