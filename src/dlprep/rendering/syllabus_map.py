"""Renders the map of the syllabus: all questions by what they follow up, also unwritten ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dlprep.model import Chapter, Question, SyllabusEntry
from dlprep.rendering.context import RenderContext, chapter_path, internal_href
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.questions import question_link
from dlprep.rendering.site import Page
from dlprep.rendering.text import escape_markdown
from dlprep.rendering.views import MapChapter, MapEntry, Passage


def map_page(context: RenderContext) -> Page:
    """The chapters of the syllabus with their questions, written or not, in reading order."""
    chapters = tuple(_chapter(context, chapter) for chapter in context.chapters.values())
    markdown = context.render("map.md.j2", chapters=chapters)
    return Page(
        path="map.md",
        title=context.words.syllabus_map,
        markdown=markdown,
        edit=context.collection.syllabus.path,
    )


def _chapter(context: RenderContext, chapter: Chapter) -> MapChapter:
    written = context.written(chapter)
    renderer = ProseRenderer(language=context.language, root="")
    return MapChapter(
        id=chapter.id.value,
        title=renderer.verbatim(chapter.title),
        href=internal_href(chapter_path(chapter.id.value)) if written else None,
        written=len(written),
        total=len(chapter.entries),
        entries=tuple(_entries(context, chapter, {question.id for question in written})),
    )


def _entries(context: RenderContext, chapter: Chapter, written: set[str]) -> Iterator[MapEntry]:
    """The entries of a chapter in order; what follows up one of them stands below it."""
    by_id = context.collection.by_id
    for entry in chapter.entries:
        question = by_id.get(entry.id.value)
        if question is None:
            yield _planned(context, entry)
        elif question.parent is None or question.parent.value not in written:
            yield _written(context, question, written)


def _written(context: RenderContext, question: Question, written: set[str]) -> MapEntry:
    below = (child for child in context.children.get(question.id, ()) if child.id in written)
    parent = context.collection.by_id.get(question.parent.value) if question.parent else None
    elsewhere = parent is not None and parent.id not in written
    return MapEntry(
        link=question_link(context, question, ""),
        children=_all_written(context, below, written),
        parent=question_link(context, parent, "") if parent and elsewhere else None,
    )


def _all_written(
    context: RenderContext, questions: Iterable[Question], written: set[str]
) -> tuple[MapEntry, ...]:
    return tuple(_written(context, question, written) for question in questions)


def _planned(context: RenderContext, entry: SyllabusEntry) -> MapEntry:
    """What there is of a question that is not written: an id of English words.

    Where the glossary has a term of that id, its name says more.
    """
    for term in context.collection.glossary.terms:
        if term.id.value == entry.id.value:
            return MapEntry(name=Passage(escape_markdown(term.name(context.language).value)))
    name = escape_markdown(entry.id.value.replace("-", " "))
    return MapEntry(name=Passage(name, None if context.language == "en" else "en"))
