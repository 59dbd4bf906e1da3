"""The home page and the pages of the chapters."""

from __future__ import annotations

from collections.abc import Iterator

from dlprep.model import Chapter, Question
from dlprep.rendering.context import RenderContext, chapter_path, internal_href, way_up
from dlprep.rendering.downloads import booklet_href
from dlprep.rendering.figures import figure_views
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.questions import description, prose_renderer, question_link
from dlprep.rendering.rows import question_rows
from dlprep.rendering.site import Page
from dlprep.rendering.views import ChapterView, FigureView, SampleView, Totals


def chapters_begun(context: RenderContext) -> Iterator[Chapter]:
    """The chapters that have a written question, in reading order."""
    for chapter in context.chapters.values():
        if context.written(chapter):
            yield chapter


def chapter_page(context: RenderContext, chapter: Chapter) -> Page:
    """What a chapter is about, and its written questions."""
    path = chapter_path(chapter.id.value)
    view = chapter_view(context, chapter, way_up(path))
    return Page(
        path=path,
        title=chapter.title.shown(context.language).value,
        markdown=context.render(
            "chapter.md.j2",
            page=view,
            booklet=booklet_href(context, chapter.id.value, way_up(path)),
        ),
        edit=context.collection.syllabus.path,
    )


def home_page(context: RenderContext) -> Page:
    """What this is, what an answer looks like, and all the ways from here."""
    chapters = tuple(chapter_view(context, chapter, "") for chapter in chapters_begun(context))
    links = [row.link for chapter in chapters for row in chapter.questions]
    markdown = context.render(
        f"home.{context.language}.md.j2",
        chapters=chapters,
        first=next(iter(links), None),
        levels_used={link.level for link in links},
        sample=next(_samples(context), None),
        totals=_totals(context),
    )
    return Page(path="index.md", title=context.words.home, markdown=markdown)


def chapter_view(context: RenderContext, chapter: Chapter, root: str) -> ChapterView:
    """``chapter`` on a page from which ``root`` leads up."""
    renderer = ProseRenderer(language=context.language, root=root)
    return ChapterView(
        id=chapter.id.value,
        title=renderer.verbatim(chapter.title),
        summary=renderer.verbatim(chapter.summary),
        description=description(chapter.summary.shown(context.language).value),
        href=internal_href(root + chapter_path(chapter.id.value)),
        questions=question_rows(context, context.written(chapter), root),
    )


def _samples(context: RenderContext) -> Iterator[SampleView]:
    """The answers that have a figure, in reading order."""
    for question in context.collection.questions:
        figure = next(_figures(context, question), None)
        if figure is not None:
            yield SampleView(
                link=question_link(context, question, ""),
                short=prose_renderer(context, question, "").passage(question.short),
                figure=figure,
            )


def _figures(context: RenderContext, question: Question) -> Iterator[FigureView]:
    runs = context.runs(question)
    for snippet in question.snippets:
        if snippet.name in runs and snippet.alt is not None:
            alt = " ".join(snippet.alt.shown(context.language).value.split())
            yield from figure_views(question.id, snippet.name, runs[snippet.name], alt, "")


def _totals(context: RenderContext) -> Totals:
    collection = context.collection
    runs = context.executed.runs
    return Totals(
        questions=len(collection.questions),
        planned=sum(
            entry.planned for chapter in context.chapters.values() for entry in chapter.entries
        ),
        snippets=len(runs),
        figures=sum(len(run.figures) for run in runs.values()),
        terms=len(collection.glossary.terms),
    )
