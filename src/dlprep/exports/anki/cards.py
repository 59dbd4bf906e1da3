"""The cards of an edition, with all that Anki is told of them, and their figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from dlprep.collection import Collection
from dlprep.exports.anki import facets
from dlprep.exports.anki.editions import Edition
from dlprep.exports.anki.markup import CardMarkdown
from dlprep.exports.anki.note_types import DECK_EPOCH, FIELDS, Facet
from dlprep.exports.anki.texts import Texts, media
from dlprep.model import Chapter, Language, Question
from dlprep.site_address import language_root
from dlprep.stages import Executed


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A note and its only card.

    ``id`` names edition, question and facet, and is all that Anki tells the note by: it stays when
    a question is renamed. ``fields`` are those of :data:`.note_types.FIELDS`. ``changed`` is when
    its content last changed, in Unix seconds, and ``position`` its place in the order in which new
    cards are shown.
    """

    id: str
    facet: Facet
    chapter: str
    tags: tuple[str, str]
    fields: tuple[str, ...]
    changed: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """All of an edition: its cards in order, and the files that they show, by name.

    ``chapters`` are the names of the decks by chapter, in reading order.
    """

    edition: Edition
    description: str
    chapters: Mapping[str, str]
    cards: tuple[Card, ...]
    media: Mapping[str, bytes]


@dataclass(frozen=True)
class CardMaker:
    """Makes the cards of ``edition``.

    ``site_url`` is the address of the site's root, and ``changed`` tells when the question in the
    file at a path last changed.
    """

    executed: Executed
    edition: Edition
    site_url: str
    changed: Callable[[str], int]

    def make(self) -> Cards:
        """The cards, facet after facet in reading order, so that nobody begins with details."""
        cards = tuple(self._card(place, *one) for place, one in enumerate(self._asked(), start=1))
        return Cards(
            edition=self.edition,
            description=self._description(),
            chapters=self._decks({card.chapter for card in cards}),
            cards=cards,
            media=dict(self._media(cards)),
        )

    @property
    def _collection(self) -> Collection:
        return self.executed.checked.collection

    def _asked(self) -> Iterator[tuple[Facet, Question]]:
        for facet in self.edition.facets:
            for question in self._collection.questions:
                if facets.exists(facet, question):
                    yield facet, question

    def _card(self, position: int, facet: Facet, question: Question) -> Card:
        first_id = self._first_ids.get(question.id, question.id)
        name = f"{self.edition.name}/{first_id}/{facet}"
        asks, answers = (self._texts(question, one) for one in self._languages)
        content = facets.content(facet, asks, answers)
        link = f'<a href="{escape(answers.url)}">{answers.words.whole_answer}</a>'
        filled = (name, content.front, content.back, content.points, content.figures, content.code)
        fields = (*filled, answers.field(f'<p class="dl-link">{link}</p>'))
        return Card(
            id=name,
            facet=facet,
            chapter=question.chapter,
            tags=(f"dlprep::chapter::{question.chapter}", f"dlprep::level::{question.level}"),
            fields=fields + ("",) * (len(FIELDS) - len(fields)),
            changed=max(DECK_EPOCH, self.changed(question.path)),
            position=position,
        )

    @cached_property
    def _first_ids(self) -> Mapping[str, str]:
        """The first id of each question that was renamed: Anki knows its cards by that."""
        renamed = reversed(list(self._collection.syllabus.moved.items()))
        return {new.value: old for old, new in renamed}

    @property
    def _languages(self) -> tuple[Language, Language]:
        return self.edition.asks, self.edition.answers

    def _texts(self, question: Question, language: Language) -> Texts:
        runs = {
            snippet.name: run
            for snippet in question.snippets
            if (run := self.executed.runs.get((question.id, snippet.name)))
        }
        site, markdown = self._sites[language], self._converters[language]
        return Texts(question, language, site, runs, markdown)

    @cached_property
    def _sites(self) -> Mapping[Language, str]:
        return {one: language_root(self.site_url, one) for one in self._languages}

    @cached_property
    def _converters(self) -> Mapping[Language, CardMarkdown]:
        return {one: CardMarkdown(site) for one, site in self._sites.items()}

    def _description(self) -> str:
        site = escape(self._sites[self.edition.answers])
        return f'<a href="{site}">{site}</a> · CC BY-SA 4.0'

    def _decks(self, used: set[str]) -> dict[str, str]:
        chapters: tuple[Chapter, ...] = self._collection.syllabus.chapters
        named = {one.id.value: one.title.shown(self.edition.asks).value for one in chapters}
        return {
            chapter: f"{self.edition.deck}::{_within_one_deck(title)}"
            for chapter, title in named.items()
            if chapter in used
        }

    def _media(self, cards: tuple[Card, ...]) -> Iterator[tuple[str, bytes]]:
        shown = "".join(field for card in cards for field in card.fields)
        for question in self._collection.questions:
            for name, data in media(self.executed, question).items():
                if f'src="{name}"' in shown:
                    yield name, data


def _within_one_deck(name: str) -> str:
    """``name`` without what would make decks inside decks of it."""
    return " ".join(name.replace("::", ": ").split())
