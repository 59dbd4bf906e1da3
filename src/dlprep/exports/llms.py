"""``llms.txt``: where programs that read instead of people find every question as Markdown.

In the form of https://llmstxt.org/: a title, a quote that says what this is, sections of links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from dlprep.model import LANGUAGES, Language
from dlprep.plain import unmarked
from dlprep.rendering.copies import copy_path, plain
from dlprep.words import words

if TYPE_CHECKING:
    from dlprep.collection import Collection
    from dlprep.model import Chapter

PATH: Final = "llms.txt"
"""Where the file lies below the root of the whole site."""


def llms_file(collection: Collection, homes: Mapping[Language, str]) -> bytes:
    """The questions of every chapter, in one language after the other.

    ``homes`` are the full addresses of the languages' sites.
    """
    names = " · ".join(words(language).site_name for language in LANGUAGES)
    descriptions = "\n> ".join(words(language).site_description for language in LANGUAGES)
    sections = (
        section
        for language in LANGUAGES
        for chapter in collection.syllabus.chapters
        for section in _section(collection, chapter, language, homes[language])
    )
    return ("\n\n".join((f"# {names}", f"> {descriptions}", *sections)) + "\n").encode()


def _section(
    collection: Collection, chapter: Chapter, language: Language, home: str
) -> Iterator[str]:
    """The chapter, unless nothing of it is written."""
    written = [collection.by_id.get(entry.id.value) for entry in chapter.entries]
    links = "\n".join(
        f"- [{plain(unmarked(question.question.shown(language).value))}]"
        f"({home}{copy_path(question.id)}): {words(language).levels[question.level]}"
        for question in written
        if question is not None
    )
    if links:
        title = plain(chapter.title.shown(language).value)
        yield f"## {words(language).language} · {title}\n\n{links}"
