"""The pages about the questions: home, chapters and tags."""

from __future__ import annotations

from collections.abc import Iterator

from dlprep.model import Chapter, Level, Question
from dlprep.rendering.passages import Prose
from dlprep.rendering.questions import description, question_link
from dlprep.rendering.scope import Scope, chapter_path, internal, up
from dlprep.rendering.site import Page
from dlprep.rendering.views import ChapterView, Group, Link, Totals


def begun(scope: Scope) -> Iterator[Chapter]:
    """The chapters that have a written question, in reading order."""
    for chapter in scope.chapters.values():
        if scope.written(chapter):
            yield chapter


def chapter_page(scope: Scope, chapter: Chapter) -> Page:
    """What a chapter is about, and its written questions."""
    path = chapter_path(chapter.id.value)
    view = _chapter_view(scope, chapter, up(path))
    return Page(
        path=path,
        title=chapter.title.shown(scope.language).value,
        markdown=scope.render("chapter.md.j2", page=view),
        edit=scope.collection.syllabus.path,
    )


def home_page(scope: Scope) -> Page:
    """What this is, for whom, and where to start."""
    chapters = tuple(_chapter_view(scope, chapter, "") for chapter in begun(scope))
    first = next((question for chapter in chapters for question in chapter.questions), None)
    markdown = scope.render(
        f"home.{scope.language}.md.j2",
        chapters=chapters,
        first=first,
        totals=_totals(scope),
        complete=_is_complete(scope),
    )
    return Page(path="index.md", title=scope.words.home, markdown=markdown)


def _is_complete(scope: Scope) -> bool:
    """Whether every question of the syllabus is written."""
    return not any(
        entry.planned for chapter in scope.chapters.values() for entry in chapter.entries
    )


def tags_page(scope: Scope) -> Page:
    """All questions by level and by tag; levels and tags without a question are left out."""
    markdown = scope.render("tags.md.j2", levels=tuple(_levels(scope)), tags=tuple(_tags(scope)))
    return Page(path="tags.md", title=scope.words.tags, markdown=markdown)


def _chapter_view(scope: Scope, chapter: Chapter, root: str) -> ChapterView:
    prose = Prose(language=scope.language, root=root)
    return ChapterView(
        id=chapter.id.value,
        title=prose.verbatim(chapter.title),
        summary=prose.verbatim(chapter.summary),
        description=description(chapter.summary.shown(scope.language).value),
        href=internal(root + chapter_path(chapter.id.value)),
        questions=_links(scope, scope.written(chapter), root),
    )


def _links(scope: Scope, questions: tuple[Question, ...], root: str) -> tuple[Link, ...]:
    return tuple(question_link(scope, question, root) for question in questions)


def _levels(scope: Scope) -> Iterator[Group]:
    questions = scope.collection.questions
    for level in Level:
        chosen = tuple(question for question in questions if question.level == level)
        if chosen:
            yield Group(scope.words.levels[level], f"level-{level}", _links(scope, chosen, ""))


def _tags(scope: Scope) -> Iterator[Group]:
    collection = scope.collection
    tagged: dict[str, list[Question]] = {}
    for question in collection.questions:
        for tag in question.tags:
            tagged.setdefault(tag.value, []).append(question)
    for tag_id, name in collection.syllabus.tags.items():
        if tag_id in tagged:
            title = name.shown(scope.language).value
            yield Group(title, tag_id, _links(scope, tuple(tagged[tag_id]), ""))


def _totals(scope: Scope) -> Totals:
    collection = scope.collection
    runs = scope.executed.runs
    return Totals(
        questions=len(collection.questions),
        snippets=len(runs),
        figures=sum(len(run.figures) for run in runs.values()),
        terms=len(collection.glossary.terms),
    )
