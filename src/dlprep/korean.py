"""Korean as programs need it: syllables, particles, and spellings that are taken for one another.

In readers' browsers the search does the same, in ``assets/search/hangul.js`` and ``text.js``; a
test asks these whether they agree.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SYLLABLES: Final = "가-힣"
"""All syllables, for a set of characters in a regular expression."""

VERB_SYLLABLES: Final = "하한할함합해했되된될됨됩됐돼시"
"""How the verbs begin that 하다, 되다 and 시키다 make of a noun that they follow: 정규화하다."""

_AFTER_I: Final = (
    *("라고", "라는", "라면", "라도", "라서", "란", "랑", "나", "든"),
    *("며", "고", "면", "자", "야", "죠", "지만", "므로"),
)
PARTICLES: Final = (
    *(f"이{ending}" for ending in _AFTER_I),
    *_AFTER_I,
    *("이어서", "이었", "입니다", "인데", "인지"),
    *("으로써", "으로서", "으로", "로써", "로서", "로"),
    *("에서", "에게", "에는", "에도", "에만", "에", "한테", "하고"),
    *("까지", "부터", "보다", "처럼", "마다", "만큼", "조차", "밖에", "대로", "같은"),
    *("들", "은", "는", "이", "가", "을", "를", "과", "와", "의", "도", "만"),
    *("인", "일", "등", "다", "요"),
)
"""What follows a noun without a space: particles, and forms of 이다. Up to three are joined."""

ENDING: Final = rf"(?:{'|'.join(PARTICLES)}){{0,3}}(?![{SYLLABLES}])"
"""A regular expression for all that stands between a noun and the end of its word.

Where it does not match after a noun, the noun is the beginning of a longer word.
"""

_HANGUL: Final = re.compile(f"[{SYLLABLES}]")
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SYLLABLES_PER_INITIAL: Final = 588

_NOT_TYPED: Final = re.compile(r"[^\u3131-\u318e]+")
"""All but the single letters that keyboards type, of which NFKC would make parts of syllables."""

_TYPED: Final = str.maketrans({0x1100 + at: letter for at, letter in enumerate(_INITIALS)})
_NEITHER_LETTER_NOR_DIGIT: Final = re.compile(rf"[^a-z0-9ㄱ-ㅎㅏ-ㅣ{SYLLABLES}]+")


def count_hangul(text: str) -> int:
    """How many syllables of Hangul stand in ``text``."""
    return len(_HANGUL.findall(text))


def has_hangul(text: str) -> bool:
    """Whether a syllable of Hangul stands in ``text``."""
    return _HANGUL.search(text) is not None


def initial(character: str) -> str | None:
    """The consonant that a syllable begins with; none of another character."""
    if not has_hangul(character):
        return None
    return _INITIALS[(ord(character) - ord("가")) // _SYLLABLES_PER_INITIAL]


def normalize(text: str) -> str:
    """``text`` in lower case, composed, and without forms of letters that only look different."""
    composed = unicodedata.normalize("NFC", text)
    plain = _NOT_TYPED.sub(lambda part: unicodedata.normalize("NFKC", part[0]), composed)
    return plain.translate(_TYPED).lower()


def squash(text: str) -> str:
    """The letters and digits of ``text``, as which spellings are compared: Drop-Out is dropout."""
    return _NEITHER_LETTER_NOR_DIGIT.sub("", normalize(text))
