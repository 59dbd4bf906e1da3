"""Renders executed questions to a site in one language; nothing is read but the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dlprep.downloads import Download
from dlprep.model import Language, Question
from dlprep.problems import Problem, Refusal, in_order
from dlprep.rendering.context import RenderContext
from dlprep.rendering.copies import copy_path
from dlprep.rendering.downloads import downloads_page
from dlprep.rendering.glossary import glossary_page
from dlprep.rendering.moved import moved_page
from dlprep.rendering.navigation import navigation
from dlprep.rendering.overview import chapter_page, chapters_begun, home_page
from dlprep.rendering.page_cache import PageCache
from dlprep.rendering.question_list import question_list_page
from dlprep.rendering.questions import question_page
from dlprep.rendering.revision import revision_page
from dlprep.rendering.site import Page, Site
from dlprep.rendering.study_page import study_page
from dlprep.rendering.syllabus_map import map_page
from dlprep.rendering.templates import TemplateFault, Templates
from dlprep.stages import Executed
from dlprep.words import words


def render(
    executed: Executed,
    language: Language,
    *,
    templates: Path,
    edit_base: str = "",
    home: str = "",
    downloads: tuple[Download, ...] = (),
    cache: PageCache | None = None,
) -> Site | Refusal:
    """The site in ``language``, or what is wrong with the templates in the folder ``templates``.

    ``edit_base`` is what the address for editing a project file begins with, such as
    ``https://host/project/edit/main/``; without it no page says where to translate. ``home`` is the
    full address of the language's site; without it, what leaves the site with an address in it has
    a relative one, or none. ``downloads`` are the files to take along that the site will have.
    With a ``cache`` only those question pages are rendered that changed
    since they were put into it.
    """
    context = replace(
        _make_context(executed, language, templates, edit_base, home), downloads=downloads
    )
    collector = _PageCollector(context, cache or PageCache())
    for make in collector.makers():
        collector.attempt(make)
    if collector.problems:
        return Refusal(tuple(in_order(list(collector.problems))))
    return Site(
        language=language,
        pages=tuple(collector.pages),
        navigation=navigation(context, collector.pages),
        shared=collector.figures,
        beside=collector.beside,
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
    context = _make_context(executed, language, templates, edit_base)
    try:
        return question_page(context, executed.checked.collection.by_id[question_id])
    except TemplateFault as fault:
        return Refusal((fault.problem,))


def _make_context(
    executed: Executed, language: Language, templates: Path, edit_base: str, home: str = ""
) -> RenderContext:
    collection = executed.checked.collection
    children: dict[str, tuple[Question, ...]] = {}
    for question in collection.questions:
        if question.parent is not None:
            parent = question.parent.value
            children[parent] = (*children.get(parent, ()), question)
    return RenderContext(
        executed=executed,
        language=language,
        words=words(language),
        templates=Templates(templates),
        edit_base=edit_base,
        home=home,
        chapters={chapter.id.value: chapter for chapter in collection.syllabus.chapters},
        children=children,
    )


@dataclass(slots=True)
class _PageCollector:
    """Collects the pages of a site, and the faults of templates that are met on the way."""

    context: RenderContext
    cache: PageCache
    pages: list[Page] = field(default_factory=list)
    figures: dict[str, bytes] = field(default_factory=dict)
    beside: dict[str, bytes] = field(default_factory=dict)
    problems: dict[Problem, None] = field(default_factory=dict)

    def makers(self) -> Iterator[Callable[[], Page]]:
        """One function a page, in the order of the site."""
        yield partial(home_page, self.context)
        for chapter in chapters_begun(self.context):
            yield partial(chapter_page, self.context, chapter)
        for question in self.context.collection.questions:
            yield partial(self._question, question)
        for old, new in self.context.collection.syllabus.moved.items():
            yield partial(moved_page, self.context, old, new.value)
        yield partial(study_page, self.context)
        yield partial(question_list_page, self.context)
        yield partial(map_page, self.context)
        yield partial(revision_page, self.context)
        yield partial(glossary_page, self.context)
        if self.context.downloads:
            yield partial(downloads_page, self.context)
        self.cache.forget_others(self.context)

    def attempt(self, make: Callable[[], Page]) -> None:
        """Add the page that ``make`` gives, or note why it gives none."""
        try:
            self.pages.append(make())
        except TemplateFault as fault:
            self.problems[fault.problem] = None

    def _question(self, question: Question) -> Page:
        made = self.cache.question(self.context, question)
        self.figures.update(made.figures)
        self.beside[copy_path(question.id)] = made.copy.encode()
        return made.page
