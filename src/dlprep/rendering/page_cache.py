"""A cache of rendered question pages, so that an edit renders again only what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dlprep.memory import Remembered
from dlprep.model import Language, Question
from dlprep.rendering.context import RenderContext
from dlprep.rendering.copies import question_copy
from dlprep.rendering.figures import assets
from dlprep.rendering.questions import question_page
from dlprep.rendering.site import Page
from dlprep.stages import Run


class QuestionPage(NamedTuple):
    """A page, the files of its figures, and its copy as Markdown."""

    page: Page
    figures: Mapping[str, bytes]
    copy: str


@dataclass(slots=True)
class PageCache:
    """The question pages of earlier calls; a page is made again when anything it shows changed."""

    _pages: Remembered[tuple[Language, str], QuestionPage] = field(default_factory=Remembered)

    def question(self, context: RenderContext, question: Question) -> QuestionPage:
        """The page of ``question`` with what belongs to it.

        Raises:
            TemplateFault: a template cannot be used.
        """

        def render() -> QuestionPage:
            return QuestionPage(
                page=question_page(context, question),
                figures=assets(context.executed, question),
                copy=question_copy(context, question),
            )

        key = (context.language, question.id)
        return self._pages.get(key, _inputs(context, question), render)

    def forget_others(self, context: RenderContext) -> None:
        """Drop what is cached of questions that are no longer there."""
        self._pages.forget_unless(lambda key: key[1] in context.collection.by_id)


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
        (context.edit_base, context.home, context.templates.state, context.collection.glossary),
    )


def _linked(context: RenderContext, question: Question) -> list[Question]:
    ids = [text.value for text in (question.parent, *question.related) if text is not None]
    by_id = context.collection.by_id
    named = [by_id[each] for each in ids if each in by_id]
    return [*context.children.get(question.id, ()), *named]


def _runs(context: RenderContext, question: Question) -> dict[str, Run]:
    """The runs of a question without whether they were cached, which no page shows."""
    return {name: replace(run, cached=False) for name, run in context.runs(question).items()}
