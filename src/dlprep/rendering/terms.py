"""Finds where a text first uses each term of the glossary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dlprep.korean import ENDING, SYLLABLES
from dlprep.model import Glossary, Language, Localized, Term
from dlprep.prose import MASK, Span, mask

_LATIN: Final = "A-Za-z0-9"
_IN_BRACKETS: Final = r"\([^()\0]*\)"
"""The term in the other language, which is no mention of another term."""


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
    text = mask(value, ((span.start, span.end) for span in spans))
    folded = " ".join(text.casefold().split())
    for term in _longest_first(glossary, language):
        name = term.name(language).value
        if name.casefold() not in folded:
            continue
        found = list(_pattern(name).finditer(text))
        explained = term.ambiguous is None and term.id.value not in without
        if found and term.definition is not None and explained:
            yield TermUse(*found[0].span("name"), term, term.definition)
        for match in found:  # so that 기울기 is not found in 기울기 소실, which comes before it
            text = text[: match.start()] + MASK * len(match[0]) + text[match.end() :]


def _longest_first(glossary: Glossary, language: Language) -> list[Term]:
    """The terms, longer names before those that they contain."""
    return sorted(glossary.terms, key=lambda term: -len(term.name(language).value))


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
