"""Estimates how long a text takes to say aloud, in Korean syllables or English words."""

import re
import string
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from dlprep.korean import count_hangul

_LETTER_NAMES: Final = (
    *("에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이"),
    *("제이", "케이", "엘", "엠", "엔", "오", "피", "큐", "아르"),
    *("에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트"),
)
_LETTERS: Final = dict(zip(string.ascii_lowercase, _LETTER_NAMES, strict=True))
_DIGITS: Final = "영일이삼사오육칠팔구"
_MYRIADS: Final = ("", "만", "억", "조")
_PLACES: Final = ("", "십", "백", "천")
_SIGNS: Final = {
    "%": "퍼센트",
    "×": "곱하기",
    "+": "더하기",
    "−": "빼기",
    "=": "는",
    "≤": "이하",
    "≥": "이상",
    "<": "보다 작다",
    ">": "보다 크다",
    "^2": "제곱",
    "^": "의",
    "/": "나누기",
}
"""Signs as they are read, longer ones first; all others are silent."""

_COMMANDS: Final = {"le": "≤", "ge": "≥", "times": "×", "cdot": "×", "leftarrow": "=", "gets": "="}
"""Commands of TeX that are signs; every other one is read as its name, as Greek letters are."""

_LAYOUT: Final = re.compile(r"\\(?:math|text|operatorname|left|right|[bB]igg?)[a-z]*")
"""Commands of TeX that nobody reads aloud."""

_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FRACTION: Final = re.compile(r"\b(\d+|[A-Za-z])/(\d+|[A-Za-z])\b")
_TEX_FRACTION: Final = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_WORD: Final = re.compile(r"[A-Za-z]+")
_PARTS: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_ADDED_VOWEL: Final = re.compile(r"[bdfgkpstxz]$|(?<=.)[bcdfgklmpst][lrmns]")
_SENTENCE: Final = re.compile(r"\S.*?(?:[.?](?=\s)|\Z)", re.DOTALL)


class Sentence(NamedTuple):
    """``text`` and where it begins."""

    start: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of ``text``; each ends with a full stop or question mark before a space."""
    for match in _SENTENCE.finditer(text):
        yield Sentence(match.start(), match[0])


def count_words(text: str) -> int:
    """The number of English words, as a word counter gives it."""
    return len(text.split())


def count_syllables(text: str, readings: Mapping[str, str] | None = None) -> int:
    """The number of syllables that a Korean says when reading ``text`` aloud.

    Numbers, fractions, signs and capitals are read as in Korean (MSE 엠에스이, 1/4 사분의 일).
    ``readings`` maps Latin names to their Hangul (ReLU 렐루); the syllables of a word that is not
    in it are estimated from its vowels and consonant clusters, give or take one.
    """
    for name, reading in (readings or {}).items():
        if name in text:
            text = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", reading, text)
    text = _FRACTION.sub(lambda found: f"{found[2]}분의 {found[1]}", text)
    text = _NUMBER.sub(lambda found: _read_number(found[0]), text)
    text = _WORD.sub(lambda found: _read_word(found[0]), text)
    for sign, reading in _SIGNS.items():
        text = text.replace(sign, reading)
    return count_hangul(text)


def formula_as_text(tex: str) -> str:
    r"""A formula as text that :func:`count_syllables` reads: ``\frac{2}{L}`` is L분의 2."""
    text = _TEX_FRACTION.sub(r"\2분의 \1", _LAYOUT.sub(" ", tex))
    text = re.sub(r"\\([A-Za-z]+)", lambda found: f" {_COMMANDS.get(found[1], found[1])} ", text)
    return re.sub(r"[\\{}]", "", text)


def _read_number(digits: str) -> str:
    whole, _, decimals = digits.replace(",", "").partition(".")
    read = _read_integer(int(whole)) if int(whole) < 10**16 else _read_digits(whole)
    return f"{read}점{_read_digits(decimals)}" if decimals else read


def _read_digits(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _read_integer(number: int) -> str:
    """Sino-Korean, such as 백이십만; 1 is silent before a place, and before 만 at the beginning."""
    groups: list[str] = []
    for myriad in _MYRIADS:
        number, group = divmod(number, 10_000)
        only_one = group == 1 and myriad == "만" and number == 0
        groups.append(("" if only_one else _read_group(group)) + myriad if group else "")
    return "".join(reversed(groups)) or _DIGITS[0]


def _read_group(group: int) -> str:
    places = zip(reversed(_PLACES), f"{group:04}", strict=True)
    return "".join(
        ("" if digit == "1" and place else _DIGITS[int(digit)]) + place
        for place, digit in places
        if digit != "0"
    )


def _read_word(word: str) -> str:
    """``word`` by its parts: ReLU has Re and LU; capitals are spelt out."""
    return "".join(_read_part(part) for part in _PARTS.findall(word))


def _read_part(part: str) -> str:
    spell: Callable[[str], str] = _LETTERS.__getitem__
    if part.isupper() or len(part) == 1:
        return "".join(map(spell, part.lower()))
    sounded = re.sub(r"e$", "", part.lower())
    vowels = max(1, len(_VOWELS.findall(sounded)))
    return "가" * (vowels + bool(_ADDED_VOWEL.search(sounded)))
