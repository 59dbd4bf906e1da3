"""The words of the interface, in each language: the one table for pages, theme and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dlprep.model import Language
from dlprep.words import practice_en, practice_ko
from dlprep.words.en import ENGLISH
from dlprep.words.ko import KOREAN
from dlprep.words.table import Count, SearchWords, Words

__all__ = ["Count", "SearchWords", "Words", "practice_words", "words"]

_WORDS: Final[Mapping[Language, Words]] = {"ko": KOREAN, "en": ENGLISH}


_PRACTICE: Final[Mapping[Language, Mapping[str, Mapping[str, str]]]] = {
    "ko": {
        "page": practice_ko.PAGE,
        "study": practice_ko.STUDY,
        "interview": practice_ko.INTERVIEW,
    },
    "en": {
        "page": practice_en.PAGE,
        "study": practice_en.STUDY,
        "interview": practice_en.INTERVIEW,
    },
}


def words(language: Language) -> Words:
    """The interface in ``language``."""
    return _WORDS[language]


def practice_words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """What practice says in ``language``, by the group that ``assets/study/words.js`` asks for."""
    return _PRACTICE[language]
