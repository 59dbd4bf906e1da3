"""Executed questions and a language become a site: a pure function but for reading templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dlprep.execution.results import Executed
from dlprep.model import Language
from dlprep.problems import Problem, in_order
from dlprep.rendering.figures import assets
from dlprep.rendering.glossary import glossary_page
from dlprep.rendering.navigation import navigation
from dlprep.rendering.overview import begun, chapter_page, home_page, tags_page
from dlprep.rendering.questions import question_page
from dlprep.rendering.scope import Scope
from dlprep.rendering.site import Page, Site
from dlprep.rendering.templates import TemplateFault, Templates
from dlprep.rendering.words import words


def render(
    executed: Executed, language: Language, *, templates: Path, edit_base: str = ""
) -> Site | tuple[Problem, ...]:
    """The site in ``language``, or what is wrong with the templates in the folder ``templates``.

    ``edit_base`` is what the address for editing a project file begins with, such as
    ``https://host/project/edit/main/``; without it no page says where to translate.
    """
    scope = _scope(executed, language, templates, edit_base)
    pages: list[Page] = []
    problems: list[Problem] = []
    for make in _makers(scope):
        try:
            pages.append(make())
        except TemplateFault as fault:
            problems.append(fault.problem)
    if problems:
        return tuple(in_order(list(dict.fromkeys(problems))))
    return Site(
        language=language,
        pages=tuple(pages),
        navigation=navigation(scope, pages),
        assets=_assets(executed),
    )


def render_question(
    executed: Executed,
    question_id: str,
    language: Language,
    *,
    templates: Path,
    edit_base: str = "",
) -> Page | tuple[Problem, ...]:
    """The page of one question, byte for byte as in the site that :func:`render` gives.

    Its figures come from :func:`dlprep.rendering.figures.assets`.
    """
    scope = _scope(executed, language, templates, edit_base)
    try:
        return question_page(scope, executed.checked.collection.by_id[question_id])
    except TemplateFault as fault:
        return (fault.problem,)


def _scope(executed: Executed, language: Language, templates: Path, edit_base: str) -> Scope:
    chapters = executed.checked.collection.syllabus.chapters
    return Scope(
        executed=executed,
        language=language,
        words=words(language),
        templates=Templates(templates),
        edit_base=edit_base,
        chapters={chapter.id.value: chapter for chapter in chapters},
    )


def _makers(scope: Scope) -> Iterator[Callable[[], Page]]:
    yield partial(home_page, scope)
    for chapter in begun(scope):
        yield partial(chapter_page, scope, chapter)
    for question in scope.executed.checked.collection.questions:
        yield partial(question_page, scope, question)
    yield partial(tags_page, scope)
    yield partial(glossary_page, scope)


def _assets(executed: Executed) -> dict[str, bytes]:
    questions = executed.checked.collection.questions
    return {
        path: content
        for question in questions
        for path, content in assets(executed, question).items()
    }
