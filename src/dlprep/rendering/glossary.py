"""The glossary as a page, in the order a reader of the language looks things up."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from dlprep.model import Term
from dlprep.rendering.passages import Prose
from dlprep.rendering.scope import Scope
from dlprep.rendering.site import Page
from dlprep.rendering.views import TermGroup, TermView

_FIRST_SYLLABLE: Final = ord("가")
_LAST_SYLLABLE: Final = ord("힣")
_SYLLABLES_PER_INITIAL: Final = 588
# Dictionaries file the doubled consonants under the plain ones.
_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"


def glossary_page(scope: Scope) -> Page:
    """Every term in both languages with its meaning."""
    glossary = scope.collection.glossary
    prose = Prose(language=scope.language, root="")
    views = sorted((_view(term, prose) for term in glossary.terms), key=lambda v: _order(v.name))
    groups = tuple(
        TermGroup(initial, tuple(terms))
        for initial, terms in groupby(views, lambda view: _initial(view.name))
    )
    return Page(
        path="glossary.md",
        title=scope.words.glossary,
        markdown=scope.render("glossary.md.j2", groups=groups),
        edit=glossary.path,
    )


def _order(name: str) -> tuple[int, str]:
    """Hangul first, as in Korean dictionaries, then Latin letters, then the rest."""
    initial = _initial(name)
    rank = 2 if initial is None else int(initial not in _INITIALS)
    return rank, name.casefold()


def _initial(name: str) -> str | None:
    first = name[:1].upper()
    if first and _FIRST_SYLLABLE <= ord(first) <= _LAST_SYLLABLE:
        return _INITIALS[(ord(first) - _FIRST_SYLLABLE) // _SYLLABLES_PER_INITIAL]
    return first if first.isascii() and first.isalpha() else None


def _view(term: Term, prose: Prose) -> TermView:
    language = prose.language
    return TermView(
        id=term.id.value,
        name=term.name(language).value,
        translation=term.translation(language).value,
        also=tuple(spelling.value for spelling in term.also.get(language, ())),
        definition=prose.verbatim(term.definition) if term.definition else None,
    )
