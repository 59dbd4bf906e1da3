"""Cards of a few questions made by hand, and a learner with the real Anki."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from made_executed import FIGURE, RAN, executed, question

from dlprep.exports.anki.apkg import package_file
from dlprep.exports.anki.cards import CardMaker, Cards
from dlprep.exports.anki.editions import EDITIONS, Edition
from dlprep.exports.anki.note_types import DECK_EPOCH, FIELDS
from dlprep.stages import Executed

if TYPE_CHECKING:  # they cannot be loaded before the collection
    from anki.cards import Card as AnkiCard
    from anki.notes import Note

SITE: Final = "https://dl.example/"
LATER: Final = DECK_EPOCH + 1

GRADIENT: Final = r"""
level: intermediate
question: {ko: "기울기 $`\\nabla L`$는?", en: "What is the gradient $`\\nabla L`$?"}
short:
  ko: |
    `grad`는 [[peak.top:.2f]]이고 $`0 < a \& b`$일 때 [스텝](question:step)이 있습니다.
  en: |
    `grad` is [[peak.top:.2f]], and if $`0 < a \& b`$ there is a [step](question:step#later).
key_points:
  - {ko: 첫째입니다., en: The first.}
  - {ko: "둘째 $`x`$입니다.", en: "The second $`x`$."}
  - {ko: 셋째입니다., en: The third.}
wrong_answers:
  - claim: {ko: 언제나 0입니다., en: It is always 0.}
    why:
      ko: |
        이렇습니다.

        ```math
        \nabla L = [[peak.top:.2f]]
        ```
      en: |
        Since

        ```math
        \nabla L = [[peak.top:.2f]]
        ```
follow_ups:
  - question: {ko: 어디에서요?, en: Where?}
    answer: {ko: 원점에서요., en: At the origin.}
snippets:
  peak:
    caption: {ko: 가장 큰 값, en: The largest value}
    alt: {ko: '곡선 "가"', en: 'A curve "a"'}
    code: |
      if 0 < 1:
          print(0.25)
"""
"""The YAML of a question with everything that a card may show."""

BARE_STEP: Final = question("key_points: [{ko: 하나, en: One}, {ko: 둘, en: Two}]", name="step")


def made_questions(yaml: str = GRADIENT) -> Executed:
    """A question with everything, whose snippet drew, and one with little."""
    run = replace(RAN, figures=(FIGURE,))
    return executed(question(yaml), BARE_STEP, runs={"peak": run})


def edition(name: str) -> Edition:
    return next(one for one in EDITIONS if one.name == name)


def made_cards(name: str = "ko", *, yaml: str = GRADIENT, changed: int = LATER) -> Cards:
    """The cards of an edition, all changed at the same time."""
    return CardMaker(made_questions(yaml), edition(name), SITE, lambda _: changed).make()


def fields(cards: Cards, card: str) -> dict[str, str]:
    """The fields of one card by name."""
    found = next(one for one in cards.cards if one.id == card)
    return dict(zip(FIELDS, found.fields, strict=True))


@dataclass(frozen=True)
class Imported:
    """How many notes Anki said it treated in which way."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    conflicting: int = 0


@dataclass(frozen=True)
class Learner:
    """Someone with a collection of Anki's, in a folder."""

    folder: Path
    collection: Collection

    def take(self, cards: Cards | bytes) -> Imported:
        """Import a package as Anki does it by default."""
        file = self.folder / "taken.apkg"
        file.write_bytes(cards if isinstance(cards, bytes) else package_file(cards))
        request = ImportAnkiPackageRequest(
            package_path=str(file), options=ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        counts = (log.new, log.updated, log.duplicate, log.conflicting)
        return Imported(*map(len, counts))

    def note(self, name: str) -> Note:
        """The note of this id of ours."""
        (found,) = self.collection.find_notes(f'"Id:{name}"')
        return self.collection.get_note(found)

    def card(self, name: str) -> AnkiCard:
        """The only card of a note."""
        (card,) = self.note(name).cards()
        return card

    def review(self, name: str) -> tuple[int, int, int]:
        """Learn a card for the first time; its schedule from then on."""
        card = self.card(name)
        card.start_timer()
        self.collection.sched.answerCard(card, 4)
        return self.schedule(name)

    def schedule(self, name: str) -> tuple[int, int, int]:
        """Interval, due day and number of reviews."""
        card = self.card(name)
        return card.ivl, card.due, card.reps

    def deck_of(self, name: str) -> str:
        """The deck in which a card lies."""
        return self.collection.decks.name(self.card(name).did)

    def note_types(self) -> list[str]:
        """The names of the note types that are ours."""
        names = (one.name for one in self.collection.models.all_names_and_ids())
        return sorted(name for name in names if name.startswith("dlprep"))


@contextmanager
def learning(folder: Path) -> Iterator[Learner]:
    """A learner who begins with an empty collection."""
    collection = Collection(str(folder / "collection.anki2"))
    try:
        yield Learner(folder, collection)
    finally:
        collection.close()
