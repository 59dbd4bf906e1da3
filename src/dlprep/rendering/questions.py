"""Renders the page of a question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from dlprep.model import Localized, Question, Reference
from dlprep.plain import shortened, unmarked
from dlprep.rendering.context import (
    RenderContext,
    chapter_path,
    internal_href,
    question_path,
    quote_url,
    way_up,
)
from dlprep.rendering.marks import item_id
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.site import Page
from dlprep.rendering.snippets import snippet_block
from dlprep.rendering.structured_data import structured_data
from dlprep.rendering.views import (
    FollowUpView,
    PageLink,
    Passage,
    QuestionView,
    ReferenceView,
    WrongAnswerView,
)

# What search engines show of a description.
_DESCRIPTION_LENGTH: Final = 160


def question_page(context: RenderContext, question: Question) -> Page:
    """The page of ``question``.

    Raises:
        TemplateFault: a template cannot be used.
    """
    path = question_path(question.id)
    view = _view(context, question, path)
    title = unmarked(view.title.markdown)
    return Page(
        path=path,
        title=title,
        markdown=context.render("question.md.j2", page=view),
        edit=question.path,
        structure=_structure(context, question, title),
    )


def _structure(context: RenderContext, question: Question, title: str) -> tuple[object, ...]:
    """What chapter pages, lists, totals and the navigation show of a question."""
    parent = question.parent.value if question.parent else None
    tags = tuple(tag.value for tag in question.tags)
    runs = context.runs(question)
    drawn = sum(len(run.figures) for run in runs.values())
    return (title, question.chapter, question.level, tags, parent, len(runs), drawn)


def prose_renderer(context: RenderContext, question: Question, root: str) -> ProseRenderer:
    """What renders the prose of ``question`` on a page from which ``root`` leads up."""
    renderer = ProseRenderer(
        language=context.language,
        root=root,
        runs=context.runs(question),
        snippets={snippet.name: snippet for snippet in question.snippets},
    )
    return replace(renderer, block=lambda name: snippet_block(context, renderer, question, name))


def question_link(context: RenderContext, question: Question, root: str) -> PageLink:
    """A link to ``question`` from a page from which ``root`` leads up; made once in a context."""
    link = context.links.get((question.id, root))
    if link is None:
        title = prose_renderer(context, question, root).line(question.question)
        link = PageLink(title, internal_href(root + question_path(question.id)), question.level)
        context.links[question.id, root] = link
    return link


def description(text: str) -> Markup:
    """Plain text as the value of a key in a page's front matter, on one line."""
    short = shortened(" ".join(text.split()), _DESCRIPTION_LENGTH)
    return Markup(json.dumps(short, ensure_ascii=False))  # noqa: S704 - quoted as YAML reads it


def _view(context: RenderContext, question: Question, path: str) -> QuestionView:
    root = way_up(path)
    renderer = prose_renderer(context, question, root)
    title, short = renderer.line(question.question), renderer.passage(question.short)
    return QuestionView(
        id=question.id,
        title=title,
        is_draft=context.is_draft(question),
        description=description(unmarked(short.markdown)),
        edit=context.edit(question.path),
        level=question.level,
        chapter=chapter_link(context, question, renderer),
        tags=tuple(tag_links(context, question, renderer)),
        parent=next(
            _links(context, [question.parent.value] if question.parent else [], root), None
        ),
        short=short,
        answer=renderer.teaching(
            question.answer,
            context.collection.glossary,
            {term.value for term in question.no_terms},
        ),
        key_points=tuple(_item(renderer.passage(point), point) for point in question.key_points),
        wrong_answers=tuple(
            WrongAnswerView(
                _item(renderer.passage(wrong.claim), wrong.claim), renderer.passage(wrong.why)
            )
            for wrong in question.wrong_answers
        ),
        children=tuple(
            question_link(context, child, root) for child in context.children.get(question.id, ())
        ),
        follow_ups=tuple(
            FollowUpView(
                _item(renderer.line(further.question), further.question),
                renderer.passage(further.answer),
            )
            for further in question.follow_ups
        ),
        related=tuple(_links(context, (related.value for related in question.related), root)),
        references=tuple(map(_reference, question.references)),
        structured_data=structured_data(context, question, title, short),
    )


def _item(passage: Passage, text: Localized) -> Passage:
    """A passage that is one of several of its kind."""
    return replace(passage, item=item_id(text))


def chapter_link(
    context: RenderContext, question: Question, renderer: ProseRenderer
) -> PageLink | None:
    """A link to the chapter of ``question``; none where the syllabus does not have it."""
    chapter = context.chapters.get(question.chapter)
    if chapter is None:
        return None
    return PageLink(
        renderer.verbatim(chapter.title),
        internal_href(renderer.root + chapter_path(chapter.id.value)),
    )


def tag_links(
    context: RenderContext, question: Question, renderer: ProseRenderer
) -> Iterator[PageLink]:
    """Links to the questions that share a tag with ``question``, one a tag."""
    names = context.collection.syllabus.tags
    for tag in question.tags:
        name: Localized | None = names.get(tag.value)
        if name is not None:
            yield PageLink(
                renderer.verbatim(name), internal_href(f"{renderer.root}tags.md#{tag.value}")
            )


def _links(context: RenderContext, ids: Iterable[str], root: str) -> Iterator[PageLink]:
    by_id = context.collection.by_id
    for question_id in ids:
        if question_id in by_id:
            yield question_link(context, by_id[question_id], root)


def _reference(reference: Reference) -> ReferenceView:
    return ReferenceView(
        authors=reference.authors.value.rstrip("."),
        title=reference.title.value,
        venue=reference.venue.value,
        year=reference.year,
        url=quote_url(reference.url.value),
    )
