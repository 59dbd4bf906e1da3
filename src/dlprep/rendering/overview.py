"""The pages about the questions: home, chapters and tags."""

from __future__ import annotations

from collections.abc import Iterator

from dlprep.model import Chapter, Level, Question
from dlprep.rendering.context import RenderContext, chapter_path, internal_href, way_up
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.questions import description, question_link
from dlprep.rendering.site import Page
from dlprep.rendering.views import ChapterView, Group, PageLink, Totals


def chapters_begun(context: RenderContext) -> Iterator[Chapter]:
    """The chapters that have a written question, in reading order."""
    for chapter in context.chapters.values():
        if context.written(chapter):
            yield chapter


def chapter_page(context: RenderContext, chapter: Chapter) -> Page:
    """What a chapter is about, and its written questions."""
    path = chapter_path(chapter.id.value)
    view = _chapter_view(context, chapter, way_up(path))
    return Page(
        path=path,
        title=chapter.title.shown(context.language).value,
        markdown=context.render("chapter.md.j2", page=view),
        edit=context.collection.syllabus.path,
    )


def home_page(context: RenderContext) -> Page:
    """What this is, for whom, and where to start."""
    chapters = tuple(_chapter_view(context, chapter, "") for chapter in chapters_begun(context))
    first = next((question for chapter in chapters for question in chapter.questions), None)
    markdown = context.render(
        f"home.{context.language}.md.j2",
        chapters=chapters,
        first=first,
        totals=_totals(context),
        complete=_is_complete(context),
    )
    return Page(path="index.md", title=context.words.home, markdown=markdown)


def _is_complete(context: RenderContext) -> bool:
    """Whether every question of the syllabus is written."""
    return not any(
        entry.planned for chapter in context.chapters.values() for entry in chapter.entries
    )


def tags_page(context: RenderContext) -> Page:
    """All questions by level and by tag; levels and tags without a question are left out."""
    markdown = context.render(
        "tags.md.j2", levels=tuple(_levels(context)), tags=tuple(_tags(context))
    )
    return Page(path="tags.md", title=context.words.tags, markdown=markdown)


def _chapter_view(context: RenderContext, chapter: Chapter, root: str) -> ChapterView:
    renderer = ProseRenderer(language=context.language, root=root)
    return ChapterView(
        id=chapter.id.value,
        title=renderer.verbatim(chapter.title),
        summary=renderer.verbatim(chapter.summary),
        description=description(chapter.summary.shown(context.language).value),
        href=internal_href(root + chapter_path(chapter.id.value)),
        questions=_links(context, context.written(chapter), root),
    )


def _links(
    context: RenderContext, questions: tuple[Question, ...], root: str
) -> tuple[PageLink, ...]:
    return tuple(question_link(context, question, root) for question in questions)


def _levels(context: RenderContext) -> Iterator[Group]:
    questions = context.collection.questions
    for level in Level:
        chosen = tuple(question for question in questions if question.level == level)
        if chosen:
            yield Group(context.words.levels[level], f"level-{level}", _links(context, chosen, ""))


def _tags(context: RenderContext) -> Iterator[Group]:
    collection = context.collection
    tagged: dict[str, list[Question]] = {}
    for question in collection.questions:
        for tag in question.tags:
            tagged.setdefault(tag.value, []).append(question)
    for tag_id, name in collection.syllabus.tags.items():
        if tag_id in tagged:
            title = name.shown(context.language).value
            yield Group(title, tag_id, _links(context, tuple(tagged[tag_id]), ""))


def _totals(context: RenderContext) -> Totals:
    collection = context.collection
    runs = context.executed.runs
    return Totals(
        questions=len(collection.questions),
        snippets=len(runs),
        figures=sum(len(run.figures) for run in runs.values()),
        terms=len(collection.glossary.terms),
    )
