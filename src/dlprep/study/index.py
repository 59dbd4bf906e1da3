"""The index of practice: the structure of all questions, none of their text but the titles.

One file serves every language. It is made from the question files alone, without executing
anything; what a card shows is taken from the question's page. What reads it is
``assets/study/cards.js``.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from dlprep.model import Level
from dlprep.plain import unmarked
from dlprep.prose import scan
from dlprep.rendering.marks import is_given, shown_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dlprep.collection import Collection
    from dlprep.model import Chapter, Localized, Question

FORMAT: Final = 1
"""The version of the index's shape."""

INDEX_PATH: Final = "study/index.json"
"""Where the index lies below the root, whichever language reads it."""

_LEVELS: Final = tuple(Level)


def index_file(collection: Collection) -> bytes:
    """The index of all questions; equal input, equal bytes."""
    index = _index(collection)
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _index(collection: Collection) -> dict[str, Any]:
    asked = {question.chapter for question in collection.questions}
    chapters = [one for one in collection.syllabus.chapters if one.id.value in asked]
    places = {chapter.id.value: place for place, chapter in enumerate(chapters)}
    return {
        "format": FORMAT,
        "levels": list(_LEVELS),
        "chapters": [_chapter(chapter) for chapter in chapters],
        "questions": [
            _question(question, places[question.chapter])
            for question in collection.questions
            if question.chapter in places
        ],
        "moved": {old: new.value for old, new in collection.syllabus.moved.items()},
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"id": chapter.id.value, "title": _titles(chapter.title)}


def _question(question: Question, chapter: int) -> dict[str, Any]:
    entry = {
        "id": question.id,
        "chapter": chapter,
        "level": _LEVELS.index(question.level),
        "title": _titles(question.question),
        "counts": [
            len(question.key_points),
            len(question.wrong_answers),
            len(question.follow_ups),
            value_blocks(question),
        ],
        "rev": _revision(question),
    }
    if question.parent is not None:
        entry["parent"] = question.parent.value
    if question.related:
        entry["related"] = [text.value for text in question.related]
    return entry


def _titles(title: Localized) -> dict[str, str]:
    return {language: unmarked(text.value) for language, text in title.texts()}


def value_blocks(question: Question) -> int:
    """How many lines of the answer, table rows included, show a value that only a run gives."""
    snippets = {snippet.name: snippet for snippet in question.snippets}
    text = next(text.value for _, text in question.answer.texts())
    lines = {
        text.count("\n", 0, value.start)
        for value in shown_values(scan(text))
        if not is_given(value, snippets[value.snippet])
    }
    return len(lines)


def _revision(question: Question) -> str:
    """A digest of everything that its cards say, code included."""
    texts = (text for _, localized in question.prose() for _, text in localized.texts())
    return _digest([*texts, *(snippet.code for snippet in question.snippets)])


def _digest(texts: Iterable[object]) -> str:
    joined = "\0".join(map(str, texts))
    return blake2b(joined.encode(), digest_size=2).hexdigest()
