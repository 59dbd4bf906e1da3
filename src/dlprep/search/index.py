"""Makes the search index of one language: what each page is found by.

It is made from the question files alone, without executing anything, so that the terminal and the
site search the same bytes. A sentence that shows a value of a run is therefore left out. What
reads it is ``assets/search/engine.js``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dlprep.anchors import slugify
from dlprep.memory import Remembered
from dlprep.plain import unmarked
from dlprep.search.excerpts import headings, sentences, take_within
from dlprep.search.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dlprep.collection import Collection
    from dlprep.model import Glossary, Language, Question, Syllabus

FORMAT: Final = 2
"""The version of the index's shape; ``engine.js`` refuses others."""

# Readers load the whole index, so that what one question adds is bounded. Sizes are bytes of
# UTF-8: a Korean character has three of them, an English one has one, and they say about as much.
_SHORT: Final = 240
_HEADINGS: Final = 180
_POINTS: Final = 90
_MENTIONS: Final = 12

IndexedPage = dict[str, Any]
"""What the index says of one page; empty fields are left out."""


def index_path(language: Language) -> str:
    """Where the index lies below the root of its language's site."""
    return f"search/{language}.json"


@dataclass(slots=True)
class Indexer:
    """Makes indexes; keeps the entries of questions that stay the same from call to call."""

    _terms: Remembered[None, Terms] = field(default_factory=Remembered)
    _entries: Remembered[tuple[str, Language], IndexedPage | None] = field(
        default_factory=Remembered
    )

    def file(self, collection: Collection, language: Language) -> bytes:
        """The index of the questions that have a text in ``language``; equal input, equal bytes."""
        glossary = collection.glossary
        terms = self._terms.get(None, (glossary,), lambda: Terms.of(glossary))
        made = ((one, self._entry(one, language, terms)) for one in collection.questions)
        entries = [(question, entry) for question, entry in made if entry is not None]
        self._entries.forget_unless(lambda key: key[0] in collection.by_id)
        index = {
            "format": FORMAT,
            "language": language,
            "terms": terms.groups,
            "ids": _unlike_names(glossary),
            "meanings": _meanings(glossary, language),
            "planned": _planned(collection.syllabus),
            "starts": _starts([question.chapter for question, _ in entries]),
            "pages": [entry for _, entry in entries],
        }
        return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()

    def _entry(self, question: Question, language: Language, terms: Terms) -> IndexedPage | None:
        return self._entries.get(
            (question.id, language), (question, terms), lambda: _entry(question, language, terms)
        )


def _unlike_names(glossary: Glossary) -> Mapping[int, str]:
    """The ids of the terms that are not their English names as anchors, by number."""
    return {
        number: term.id.value
        for number, term in enumerate(glossary.terms)
        if term.id.value != slugify(term.en.value, "-")
    }


def _meanings(glossary: Glossary, language: Language) -> list[str]:
    """What each term means, in plain words; nothing where ``language`` does not say it."""
    texts = (term.definition and term.definition.get(language) for term in glossary.terms)
    return [unmarked(text.value) if text else "" for text in texts]


def _planned(syllabus: Syllabus) -> list[str]:
    """The ids of the questions that are not written yet."""
    entries = (entry for chapter in syllabus.chapters for entry in chapter.entries)
    return [entry.id.value for entry in entries if entry.planned]


def _starts(chapters: Sequence[str]) -> list[int]:
    """Where each chapter begins among pages, whose chapters these are."""
    return [at for at, one in enumerate(chapters) if at == 0 or one != chapters[at - 1]]


def _entry(question: Question, language: Language, terms: Terms) -> IndexedPage | None:
    title = question.question.get(language)
    if title is None:
        return None
    aliases, named = terms.split(alias.value for alias in question.aliases)
    entry = {
        "id": question.id,
        "title": unmarked(title.value),
        "aliases": aliases,
        "terms": named,
        "mentions": _mentions(question, language, terms),
        "short": " ".join(take_within(_SHORT, _short(question, language))),
        "headings": _headings(question, language),
        "points": take_within(_POINTS, _points(question, language)),
    }
    return {name: value for name, value in entry.items() if value}


def _mentions(question: Question, language: Language, terms: Terms) -> list[int]:
    """The terms that the page names most often, the most frequent first."""
    texts = (localized.get(language) for _, localized in question.prose())
    counts = terms.count_uses("\n".join(text.value for text in texts if text is not None))
    ranked = sorted(counts, key=lambda number: (-counts[number], number))
    return ranked[:_MENTIONS]


def _short(question: Question, language: Language) -> Iterator[str]:
    text = question.short.get(language)
    return sentences(text.value) if text else iter(())


def _headings(question: Question, language: Language) -> list[str]:
    text = question.answer.get(language)
    return take_within(_HEADINGS, headings(text.value)) if text else []


def _points(question: Question, language: Language) -> Iterator[str]:
    for point in question.key_points:
        text = point.get(language)
        if text is not None:
            yield from sentences(text.value)
