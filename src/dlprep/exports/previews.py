"""Which link previews a site has: one for each question, and one for all other pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from dlprep.drawings import Preview
from dlprep.plain import unmarked
from dlprep.rendering.context import question_folder
from dlprep.words import words

if TYPE_CHECKING:
    from dlprep.collection import Collection
    from dlprep.model import Language, Question

_NAME: Final = "preview.png"


def previews(collection: Collection, language: Language) -> Mapping[str, Preview]:
    """The previews of a language's site, by path relative to its root."""
    own = words(language)
    general = Preview(own.site_description, own.site_name, own.questions(len(collection.questions)))
    titles = {
        chapter.id.value: chapter.title.shown(language).value
        for chapter in collection.syllabus.chapters
    }
    return {_NAME: general} | {
        f"{question_folder(question.id)}{_NAME}": _preview(question, language, titles)
        for question in collection.questions
    }


def _preview(question: Question, language: Language, chapters: Mapping[str, str]) -> Preview:
    own, chapter = words(language), chapters.get(question.chapter)
    return Preview(
        title=unmarked(question.question.shown(language).value),
        site=own.site_name,
        facts=" · ".join(filter(None, (chapter, own.levels[question.level]))),
    )
