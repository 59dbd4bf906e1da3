"""Executed questions and a language become a site: a pure function but for reading templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dlprep.model import Language, Question
from dlprep.problems import Problem, Refusal, in_order
from dlprep.rendering.glossary import glossary_page
from dlprep.rendering.memo import Memo
from dlprep.rendering.navigation import navigation
from dlprep.rendering.overview import begun, chapter_page, home_page, tags_page
from dlprep.rendering.questions import question_page
from dlprep.rendering.scope import Scope
from dlprep.rendering.site import Page, Site
from dlprep.rendering.templates import TemplateFault, Templates
from dlprep.rendering.words import words
from dlprep.stages import Executed


def render(
    executed: Executed,
    language: Language,
    *,
    templates: Path,
    edit_base: str = "",
    memo: Memo | None = None,
) -> Site | Refusal:
    """The site in ``language``, or what is wrong with the templates in the folder ``templates``.

    ``edit_base`` is what the address for editing a project file begins with, such as
    ``https://host/project/edit/main/``; without it no page says where to translate. With a
    ``memo`` only those question pages are made that are not in it as they must be now.
    """
    scope = _scope(executed, language, templates, edit_base)
    workshop = _Workshop(scope, memo or Memo())
    for make in workshop.makers():
        workshop.attempt(make)
    if workshop.problems:
        return Refusal(tuple(in_order(list(workshop.problems))))
    return Site(
        language=language,
        pages=tuple(workshop.pages),
        navigation=navigation(scope, workshop.pages),
        assets=workshop.assets,
    )


def render_question(
    executed: Executed,
    question_id: str,
    language: Language,
    *,
    templates: Path,
    edit_base: str = "",
) -> Page | Refusal:
    """The page of one question, byte for byte as in the site that :func:`render` gives.

    Its figures come from :func:`dlprep.rendering.figures.assets`.
    """
    scope = _scope(executed, language, templates, edit_base)
    try:
        return question_page(scope, executed.checked.collection.by_id[question_id])
    except TemplateFault as fault:
        return Refusal((fault.problem,))


def _scope(executed: Executed, language: Language, templates: Path, edit_base: str) -> Scope:
    collection = executed.checked.collection
    children: dict[str, tuple[Question, ...]] = {}
    for question in collection.questions:
        if question.parent is not None:
            parent = question.parent.value
            children[parent] = (*children.get(parent, ()), question)
    return Scope(
        executed=executed,
        language=language,
        words=words(language),
        templates=Templates(templates),
        edit_base=edit_base,
        chapters={chapter.id.value: chapter for chapter in collection.syllabus.chapters},
        children=children,
    )


@dataclass(slots=True)
class _Workshop:
    """The pages of a site as they are made, and the faults of templates met on the way."""

    scope: Scope
    memo: Memo
    pages: list[Page] = field(default_factory=list)
    assets: dict[str, bytes] = field(default_factory=dict)
    problems: dict[Problem, None] = field(default_factory=dict)

    def makers(self) -> Iterator[Callable[[], Page]]:
        """One function a page, in the order of the site."""
        yield partial(home_page, self.scope)
        for chapter in begun(self.scope):
            yield partial(chapter_page, self.scope, chapter)
        for question in self.scope.collection.questions:
            yield partial(self._question, question)
        yield partial(tags_page, self.scope)
        yield partial(glossary_page, self.scope)
        self.memo.forget_others(self.scope)

    def attempt(self, make: Callable[[], Page]) -> None:
        """Add the page that ``make`` gives, or note why it gives none."""
        try:
            self.pages.append(make())
        except TemplateFault as fault:
            self.problems[fault.problem] = None

    def _question(self, question: Question) -> Page:
        page, files = self.memo.question(self.scope, question)
        self.assets.update(files)
        return page
