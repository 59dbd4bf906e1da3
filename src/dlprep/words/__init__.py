"""The words of the interface, in each language: the one table for pages, theme and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dlprep.model import Language
from dlprep.words.en import ENGLISH
from dlprep.words.ko import KOREAN
from dlprep.words.table import Count, SearchWords, Words

__all__ = ["Count", "SearchWords", "Words", "words"]

_WORDS: Final[Mapping[Language, Words]] = {"ko": KOREAN, "en": ENGLISH}


def words(language: Language) -> Words:
    """The interface in ``language``."""
    return _WORDS[language]
