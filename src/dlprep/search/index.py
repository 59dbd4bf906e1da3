"""Makes the search index of one language: what each page is found by.

It is made from the question files alone, without executing anything, so that the terminal and the
site search the same bytes. A sentence that shows a value of a run is therefore left out. What
reads it is ``assets/search/engine.js``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dlprep.memory import Remembered
from dlprep.plain import unmarked
from dlprep.search.excerpts import headings, sentences, take_within
from dlprep.search.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dlprep.collection import Collection
    from dlprep.model import Language, Question

FORMAT: Final = 1
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
        entries = [self._entry(one, language, terms) for one in collection.questions]
        self._entries.forget_unless(lambda key: key[0] in collection.by_id)
        index = _index(language, terms, [entry for entry in entries if entry is not None])
        return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()

    def _entry(self, question: Question, language: Language, terms: Terms) -> IndexedPage | None:
        return self._entries.get(
            (question.id, language), (question, terms), lambda: _entry(question, language, terms)
        )


def _index(language: Language, terms: Terms, entries: Sequence[IndexedPage]) -> dict[str, Any]:
    """The whole index; its terms are those that any page names, numbered anew."""
    used = sorted({number for entry in entries for number in _numbers(entry)})
    anew = {number: position for position, number in enumerate(used)}
    return {
        "format": FORMAT,
        "language": language,
        "terms": [terms.groups[number] for number in used],
        "pages": [_renumber(entry, anew) for entry in entries],
    }


def _numbers(entry: IndexedPage) -> Iterator[int]:
    yield from entry.get("terms", ())
    yield from entry.get("mentions", ())


def _renumber(entry: IndexedPage, anew: Mapping[int, int]) -> IndexedPage:
    return {
        name: [anew[number] for number in value] if name in {"terms", "mentions"} else value
        for name, value in entry.items()
    }


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
