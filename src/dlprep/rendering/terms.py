"""Finds where and how often a text uses each term of the glossary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from dlprep.korean import ENDING, SYLLABLES
from dlprep.model import Glossary, Language, Localized, Term
from dlprep.prose import MASK, Span, mask, scan

_LATIN: Final = "A-Za-z0-9"
_IN_BRACKETS: Final = r"\([^()\0]*\)"
"""The term in the other language, which is no mention of another term."""

_REMEMBERED: Final = 4096  # texts: those of about 500 questions

Names = tuple[tuple[str, str], ...]
"""Ids of terms with their names in one language."""


class TermUse(NamedTuple):
    """``value[start:end]`` names ``term``, which means ``definition``."""

    start: int
    end: int
    term: Term
    definition: Localized


def find_first_uses(
    value: str,
    spans: Iterable[Span],
    glossary: Glossary,
    language: Language,
    *,
    without: Collection[str] = (),
) -> Iterator[TermUse]:
    """The first place in running text that names each term, in no order and without overlap.

    Terms whose ids are in ``without`` are left out.

    Headings, links, code and formulas are left alone. Names count as the glossary writes them, also
    at the beginning of a sentence, in the English plural and before Korean particles; a name
    inside a longer one, or inside a longer word, does not. Nor does one that is ambiguous.
    """
    terms = {term.id.value: term for term in glossary.terms}
    for term_id, found in _uses(value, spans, names_of(glossary, language)):
        term = terms[term_id]
        explained = term.ambiguous is None and term_id not in without
        if term.definition is not None and explained:
            yield TermUse(*found[0].span("name"), term, term.definition)


def names_of(glossary: Glossary, language: Language) -> Names:
    """The terms by id with their names, longer ones before those that they contain."""
    named = ((term.id.value, term.name(language).value) for term in glossary.terms)
    return tuple(sorted(named, key=lambda each: -len(each[1])))


@lru_cache(_REMEMBERED)
def count_uses(value: str, names: Names) -> Mapping[str, int]:
    """How often running text of ``value`` names each term, by id; those that it names only."""
    return {term_id: len(found) for term_id, found in _uses(value, scan(value), names)}


def _uses(
    value: str, spans: Iterable[Span], names: Names
) -> Iterator[tuple[str, list[re.Match[str]]]]:
    """The terms that ``value`` names and all places where it does."""
    text = mask(value, ((span.start, span.end) for span in spans))
    folded = " ".join(text.casefold().split())
    for term_id, name in names:
        if name.casefold() not in folded:
            continue
        found = list(_pattern(name).finditer(text))
        if found:
            yield term_id, found
        for match in found:  # so that 기울기 is not found in 기울기 소실, which comes before it
            text = text[: match.start()] + MASK * len(match[0]) + text[match.end() :]


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """What finds a name as a word. Its case counts where the glossary has capitals."""
    words = r"\s+".join(map(re.escape, name.split()))
    if name == name.lower():
        words = f"[{name[0]}{name[0].upper()}]" + words.removeprefix(re.escape(name[0]))
    after = rf"(?:s|es)?(?![{_LATIN}-])" if re.match(f"[{_LATIN}]", name[-1]) else ""
    return re.compile(
        rf"(?<![{_LATIN}{SYLLABLES}-])(?P<name>{words}{after})(?:{_IN_BRACKETS}|(?={ENDING}))"
    )
