"""Where a text first names the terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dlprep.model import Glossary, Language, Localized, Term
from dlprep.prose import Span

_MASK: Final = "\0"
_HANGUL: Final = "가-힣"
_LATIN: Final = "A-Za-z0-9"
_PARTICLE: Final = (
    "이?(?:라고|라는|라면|라도|란|나|든|며|고|면|자|지만|므로)|이어서|이었|입니다"
    "|(?:으?로)(?:써|서)?|에(?:서|게|는|도|만)?|까지|부터|보다|처럼|마다|만큼|조차|밖에|대로|같은"
    "|들|은|는|이|가|을|를|과|와|의|도|만|인|일|등|다|요"
)
"""What follows a noun without a space; any other syllable there begins a longer word."""

_ENDING: Final = rf"(?=(?:{_PARTICLE}){{0,3}}(?![{_HANGUL}]))"
_IN_BRACKETS: Final = r"\([^()\0]*\)"
"""The term in the other language, which is no mention of another term."""


class Mention(NamedTuple):
    """``value[start:end]`` names ``term``, which means ``definition``."""

    start: int
    end: int
    term: Term
    definition: Localized


def first_mentions(
    value: str,
    spans: Iterable[Span],
    glossary: Glossary,
    language: Language,
    *,
    without: Collection[str] = (),
) -> Iterator[Mention]:
    """The first place in running text that names each term, in no order and without overlap.

    Terms whose ids are in ``without`` are left out.

    Headings, links, code and formulas are left alone. Names count as the glossary writes them, also
    at the beginning of a sentence, in the English plural and before Korean particles; a name
    inside a longer one, or inside a longer word, does not. Nor does one that is ambiguous.
    """
    text = _masked(value, spans)
    folded = " ".join(text.casefold().split())
    for term in _longest_first(glossary, language):
        name = term.name(language).value
        if name.casefold() not in folded:
            continue
        found = list(_pattern(name).finditer(text))
        explained = term.ambiguous is None and term.id.value not in without
        if found and term.definition is not None and explained:
            yield Mention(*found[0].span("name"), term, term.definition)
        for match in found:  # so that 기울기 is not found in 기울기 소실, which comes before it
            text = text[: match.start()] + _MASK * len(match[0]) + text[match.end() :]


def _masked(value: str, spans: Iterable[Span]) -> str:
    """``value`` with everything masked that is more than text, as long as it."""
    characters = list(value)
    for span in spans:
        characters[span.start : span.end] = _MASK * (span.end - span.start)
    return "".join(characters)


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
        rf"(?<![{_LATIN}{_HANGUL}-])(?P<name>{words}{after})(?:{_IN_BRACKETS}|{_ENDING})"
    )
