"""A cache of rendered question pages, so that an edit renders again only what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dlprep.model import Language, Question
from dlprep.rendering.context import RenderContext
from dlprep.rendering.figures import assets
from dlprep.rendering.questions import question_page
from dlprep.rendering.site import Page
from dlprep.stages import Run


@dataclass(frozen=True, slots=True)
class _CachedPage:
    """A page and the files of its figures, with all they were made from."""

    inputs: tuple[object, ...]
    page: Page
    assets: Mapping[str, bytes]


@dataclass(slots=True)
class PageCache:
    """The question pages of earlier calls; a page is made again when anything it shows changed."""

    _pages: dict[tuple[Language, str], _CachedPage] = field(default_factory=dict)

    def question(
        self, context: RenderContext, question: Question
    ) -> tuple[Page, Mapping[str, bytes]]:
        """The page of ``question`` and the files of its figures.

        Raises:
            TemplateFault: a template cannot be used.
        """
        inputs = _inputs(context, question)
        cached = self._pages.get((context.language, question.id))
        if cached is None or cached.inputs != inputs:
            files = assets(context.executed, question)
            cached = _CachedPage(inputs, question_page(context, question), files)
            self._pages[context.language, question.id] = cached
        return cached.page, cached.assets

    def forget_others(self, context: RenderContext) -> None:
        """Drop what is cached of questions that are no longer there."""
        for language, question_id in list(self._pages):
            if question_id not in context.collection.by_id:
                del self._pages[language, question_id]


def _inputs(context: RenderContext, question: Question) -> tuple[object, ...]:
    """All that a question's page depends on; equal inputs give equal pages."""
    linked = _linked(context, question)
    chapter = context.chapters.get(question.chapter)
    tags = context.collection.syllabus.tags
    return (
        (question, *linked),
        context.is_draft(question),
        [_runs(context, each) for each in (question, *linked)],
        chapter and chapter.title,
        [tags.get(tag.value) for tag in question.tags],
        (context.edit_base, context.templates.state, context.collection.glossary),
    )


def _linked(context: RenderContext, question: Question) -> list[Question]:
    ids = [text.value for text in (question.parent, *question.related) if text is not None]
    by_id = context.collection.by_id
    named = [by_id[each] for each in ids if each in by_id]
    return [*context.children.get(question.id, ()), *named]


def _runs(context: RenderContext, question: Question) -> dict[str, Run]:
    """The runs of a question without whether they were cached, which no page shows."""
    return {name: replace(run, cached=False) for name, run in context.runs(question).items()}
