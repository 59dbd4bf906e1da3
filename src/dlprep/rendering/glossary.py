"""The glossary as a page, in the order a reader of the language looks things up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from dlprep.model import Language, Term
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
    ordered = sorted(glossary.terms, key=lambda term: _order(_name(term, scope.language)))
    groups = tuple(
        TermGroup(initial, tuple(_view(term, prose) for term in terms))
        for initial, terms in groupby(ordered, lambda term: _initial(_name(term, scope.language)))
    )
    return Page(
        path="glossary.md",
        title=scope.words.glossary,
        markdown=scope.render("glossary.md.j2", groups=groups),
        edit=glossary.path,
    )


def _name(term: Term, language: Language) -> str:
    return term.ko.value if language == "ko" else term.en.value


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
    other: Language = "en" if language == "ko" else "ko"
    return TermView(
        id=term.id.value,
        name=_name(term, language),
        translation=_name(term, other),
        also=tuple(_also(term, language)),
        definition=prose.passage(term.definition) if term.definition else None,
    )


def _also(term: Term, language: Language) -> Iterator[str]:
    for spelling in term.also.get(language, ()):
        yield spelling.value
