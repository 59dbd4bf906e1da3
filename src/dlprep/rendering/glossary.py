"""Renders the glossary page, in the alphabetical order of its language."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from dlprep.korean import initial
from dlprep.model import Term
from dlprep.rendering.context import RenderContext
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.site import Page
from dlprep.rendering.views import TermGroup, TermView

# Dictionaries file the doubled consonants under the plain ones.
_PLAIN: Final = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}


def glossary_page(context: RenderContext) -> Page:
    """Every term in both languages with its meaning."""
    glossary = context.collection.glossary
    renderer = ProseRenderer(language=context.language, root="")
    views = sorted((_view(term, renderer) for term in glossary.terms), key=lambda v: _order(v.name))
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


def _view(term: Term, renderer: ProseRenderer) -> TermView:
    language = renderer.language
    return TermView(
        id=term.id.value,
        name=term.name(language).value,
        translation=term.translation(language).value,
        also=tuple(spelling.value for spelling in term.also.get(language, ())),
        definition=renderer.verbatim(term.definition) if term.definition else None,
    )
