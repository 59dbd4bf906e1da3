"""A question as a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from dlprep.model import Localized, Question, Reference
from dlprep.plain import shortened, unmarked
from dlprep.rendering.passages import Prose
from dlprep.rendering.scope import Scope, address, chapter_path, internal, question_path, up
from dlprep.rendering.site import Page
from dlprep.rendering.snippets import snippet_block
from dlprep.rendering.views import (
    FollowUpView,
    Link,
    QuestionView,
    ReferenceView,
    WrongAnswerView,
)

# What search engines show of a description.
_DESCRIPTION_LENGTH: Final = 160


def question_page(scope: Scope, question: Question) -> Page:
    """The page of ``question``.

    Raises:
        TemplateFault: a template cannot be used.
    """
    path = question_path(question.id)
    view = _view(scope, question, path)
    title = unmarked(view.title.markdown)
    return Page(
        path=path,
        title=title,
        markdown=scope.render("question.md.j2", page=view),
        edit=question.path,
        structure=_structure(scope, question, title),
    )


def _structure(scope: Scope, question: Question, title: str) -> tuple[object, ...]:
    """What chapter pages, lists, totals and the navigation show of a question."""
    parent = question.parent.value if question.parent else None
    tags = tuple(tag.value for tag in question.tags)
    runs = scope.runs(question)
    drawn = sum(len(run.figures) for run in runs.values())
    return (title, question.chapter, question.level, tags, parent, len(runs), drawn)


def page_prose(scope: Scope, question: Question, root: str) -> Prose:
    """How the prose of ``question`` is filled in on a page from which ``root`` leads up."""
    prose = Prose(language=scope.language, root=root, runs=scope.runs(question))
    return replace(prose, block=lambda name: snippet_block(scope, prose, question, name))


def question_link(scope: Scope, question: Question, root: str) -> Link:
    """A link to ``question`` from a page from which ``root`` leads up; made once in a scope."""
    link = scope.links.get((question.id, root))
    if link is None:
        title = page_prose(scope, question, root).line(question.question)
        link = Link(title, internal(root + question_path(question.id)), question.level)
        scope.links[question.id, root] = link
    return link


def description(text: str) -> Markup:
    """Plain text as the value of a key in a page's front matter, on one line."""
    short = shortened(" ".join(text.split()), _DESCRIPTION_LENGTH)
    return Markup(json.dumps(short, ensure_ascii=False))  # noqa: S704 - quoted as YAML reads it


def _view(scope: Scope, question: Question, path: str) -> QuestionView:
    root = up(path)
    prose = page_prose(scope, question, root)
    short = prose.passage(question.short)
    return QuestionView(
        id=question.id,
        title=prose.line(question.question),
        is_draft=scope.is_draft(question),
        description=description(unmarked(short.markdown)),
        edit=scope.edit(question.path),
        level=question.level,
        chapter=_chapter_link(scope, question, prose),
        tags=tuple(_tag_links(scope, question, prose)),
        parent=next(_links(scope, [question.parent.value] if question.parent else [], root), None),
        short=short,
        answer=prose.teaching(
            question.answer,
            scope.collection.glossary,
            {term.value for term in question.no_terms},
        ),
        key_points=tuple(map(prose.passage, question.key_points)),
        wrong_answers=tuple(
            WrongAnswerView(prose.passage(wrong.claim), prose.passage(wrong.why))
            for wrong in question.wrong_answers
        ),
        children=tuple(
            question_link(scope, child, root) for child in scope.children.get(question.id, ())
        ),
        follow_ups=tuple(
            FollowUpView(prose.line(further.question), prose.passage(further.answer))
            for further in question.follow_ups
        ),
        related=tuple(_links(scope, (related.value for related in question.related), root)),
        references=tuple(map(_reference, question.references)),
    )


def _chapter_link(scope: Scope, question: Question, prose: Prose) -> Link | None:
    chapter = scope.chapters.get(question.chapter)
    if chapter is None:
        return None
    return Link(
        prose.verbatim(chapter.title), internal(prose.root + chapter_path(chapter.id.value))
    )


def _tag_links(scope: Scope, question: Question, prose: Prose) -> Iterator[Link]:
    names = scope.collection.syllabus.tags
    for tag in question.tags:
        name: Localized | None = names.get(tag.value)
        if name is not None:
            yield Link(prose.verbatim(name), internal(f"{prose.root}tags.md#{tag.value}"))


def _links(scope: Scope, ids: Iterable[str], root: str) -> Iterator[Link]:
    by_id = scope.collection.by_id
    for question_id in ids:
        if question_id in by_id:
            yield question_link(scope, by_id[question_id], root)


def _reference(reference: Reference) -> ReferenceView:
    return ReferenceView(
        authors=reference.authors.value.rstrip("."),
        title=reference.title.value,
        venue=reference.venue.value,
        year=reference.year,
        url=address(reference.url.value),
    )
