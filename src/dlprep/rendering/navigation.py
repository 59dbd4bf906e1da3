"""The navigation of a site, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dlprep.rendering.context import RenderContext, chapter_path, question_path
from dlprep.rendering.site import NavigationItem, Page


def navigation(context: RenderContext, pages: Iterable[Page]) -> tuple[NavigationItem, ...]:
    """Home, the chapters with their questions in reading order, and the pages about them.

    A chapter's own page is its first child, so that a theme can make it the section's link.
    """
    titles = {page.path: page.title for page in pages}
    words = context.words
    return (
        NavigationItem(words.home, "index.md"),
        *_chapters(context, titles),
        NavigationItem(words.study, "study.md"),
        NavigationItem(words.all_questions, "tags.md"),
        NavigationItem(words.syllabus_map, "map.md"),
        NavigationItem(words.revision, "revision.md"),
        NavigationItem(words.glossary, "glossary.md"),
        *([NavigationItem(words.downloads, "downloads.md")] if context.downloads else []),
        NavigationItem(words.contributing, "contributing.md"),
    )


def _chapters(context: RenderContext, titles: dict[str, str]) -> Iterator[NavigationItem]:
    for chapter in context.chapters.values():
        path = chapter_path(chapter.id.value)
        if path in titles:
            questions = (question_path(question.id) for question in context.written(chapter))
            children = (path, *questions)
            items = tuple(NavigationItem(titles[child], child) for child in children)
            yield NavigationItem(titles[path], None, items)
