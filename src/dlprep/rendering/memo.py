"""What a process keeps of the pages it rendered, so that an edit costs only what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dlprep.model import Language, Question
from dlprep.rendering.figures import assets
from dlprep.rendering.questions import question_page
from dlprep.rendering.scope import Scope
from dlprep.rendering.site import Page
from dlprep.stages import Run


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page and the files of its figures, with all they were made from."""

    inputs: tuple[object, ...]
    page: Page
    assets: Mapping[str, bytes]


@dataclass(slots=True)
class Memo:
    """The question pages of earlier calls; a page is made again when anything it shows changed."""

    _kept: dict[tuple[Language, str], _Kept] = field(default_factory=dict)

    def question(self, scope: Scope, question: Question) -> tuple[Page, Mapping[str, bytes]]:
        """The page of ``question`` and the files of its figures.

        Raises:
            TemplateFault: a template cannot be used.
        """
        inputs = _inputs(scope, question)
        kept = self._kept.get((scope.language, question.id))
        if kept is None or kept.inputs != inputs:
            files = assets(scope.executed, question)
            kept = _Kept(inputs, question_page(scope, question), files)
            self._kept[scope.language, question.id] = kept
        return kept.page, kept.assets

    def forget_others(self, scope: Scope) -> None:
        """Drop what is kept of questions that are no longer there."""
        for language, question_id in list(self._kept):
            if question_id not in scope.collection.by_id:
                del self._kept[language, question_id]


def _inputs(scope: Scope, question: Question) -> tuple[object, ...]:
    """All that a question's page depends on; equal inputs give equal pages."""
    linked = _linked(scope, question)
    chapter = scope.chapters.get(question.chapter)
    tags = scope.collection.syllabus.tags
    return (
        (question, *linked),
        scope.is_draft(question),
        [_runs(scope, each) for each in (question, *linked)],
        chapter and chapter.title,
        [tags.get(tag.value) for tag in question.tags],
        (scope.edit_base, scope.templates.state, scope.collection.glossary),
    )


def _linked(scope: Scope, question: Question) -> list[Question]:
    ids = [text.value for text in (question.parent, *question.related) if text is not None]
    by_id = scope.collection.by_id
    named = [by_id[each] for each in ids if each in by_id]
    return [*scope.children.get(question.id, ()), *named]


def _runs(scope: Scope, question: Question) -> dict[str, Run]:
    """The runs of a question without whether they were cached, which no page shows."""
    return {name: replace(run, cached=False) for name, run in scope.runs(question).items()}
