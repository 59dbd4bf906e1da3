"""Renders the glossary page, in the alphabetical order of its language."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from dlprep.korean import initial
from dlprep.model import Term
from dlprep.rendering.context import RenderContext
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.questions import question_link
from dlprep.rendering.site import Page
from dlprep.rendering.terms import count_uses, names_of
from dlprep.rendering.views import PageLink, TermGroup, TermView

_MOST_QUESTIONS: Final = 3

# Dictionaries file the doubled consonants under the plain ones.
_PLAIN: Final = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}


def glossary_page(context: RenderContext) -> Page:
    """Every term in both languages with its meaning, and the questions that explain it."""
    glossary = context.collection.glossary
    renderer = ProseRenderer(language=context.language, root="")
    explaining = _explaining(context)
    views = sorted(
        (_view(term, renderer, explaining.get(term.id.value, ())) for term in glossary.terms),
        key=lambda view: _order(view.name),
    )
    groups = tuple(
        TermGroup(heading, tuple(terms))
        for heading, terms in groupby(views, lambda view: _heading(view.name))
    )
    return Page(
        path="glossary.md",
        title=context.words.glossary,
        markdown=context.render("glossary.md.j2", groups=groups),
        edit=glossary.path,
    )


def _explaining(context: RenderContext) -> dict[str, tuple[PageLink, ...]]:
    """By term, links to the questions that have most to say of it, in reading order."""
    names = names_of(context.collection.glossary, context.language)
    weights: dict[str, dict[str, int]] = {}
    for question in context.collection.questions:
        for text, weight in ((question.question, 8), (question.short, 3), (question.answer, 1)):
            for term, count in count_uses(text.shown(context.language).value, names).items():
                found = weights.setdefault(term, {})
                found[question.id] = found.get(question.id, 0) + weight * count
    return {term: _most(context, found) for term, found in weights.items()}


def _most(context: RenderContext, weights: dict[str, int]) -> tuple[PageLink, ...]:
    by_weight = sorted(weights, key=lambda each: -weights[each])[:_MOST_QUESTIONS]
    chosen = (each for each in weights if each in by_weight)
    return tuple(question_link(context, context.collection.by_id[each], "") for each in chosen)


def _order(name: str) -> tuple[int, str]:
    """Hangul first, as in Korean dictionaries, then Latin letters, then the rest."""
    heading = _heading(name)
    rank = 2 if heading is None else int(heading.isascii())
    return rank, name.casefold()


def _heading(name: str) -> str | None:
    """The letter that ``name`` is filed under, if it begins with one."""
    first = name[:1].upper()
    consonant = initial(first)
    if consonant is not None:
        return _PLAIN.get(consonant, consonant)
    return first if first.isascii() and first.isalpha() else None


def _view(term: Term, renderer: ProseRenderer, questions: tuple[PageLink, ...]) -> TermView:
    language = renderer.language
    return TermView(
        id=term.id.value,
        name=term.name(language).value,
        translation=term.translation(language).value,
        also=tuple(spelling.value for spelling in term.also.get(language, ())),
        definition=renderer.verbatim(term.definition) if term.definition else None,
        questions=questions if term.ambiguous is None else (),
    )
