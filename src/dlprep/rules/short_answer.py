"""The short answer takes longer than 30 seconds, or has what cannot be said.

A candidate says it aloud: at most 150 Korean syllables or 75 English words, in sentences of at most
60 syllables or 25 words. A formula, quotation marks and the sign × are for the answer; a list of
more than four names is not remembered. These are warnings, since readings are estimated.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from dlprep.korean import SYLLABLES
from dlprep.model import Glossary, Language
from dlprep.problems import Code, Problem, Severity
from dlprep.prose import Fence, InlineMath, Insertion, Link
from dlprep.rules.text_fields import TextField
from dlprep.speech import count_syllables, count_words, formula_as_text, sentences

CODES: Final = (
    Code("short-answer-length"),
    Code("short-answer-sentence"),
    Code("short-answer-unspeakable"),
    Code("short-answer-list"),
)
_too_long, _long_sentence, _unspeakable, _long_list = (
    partial(Problem, code=code, severity=Severity.WARNING) for code in CODES
)

_MOST: Final[Mapping[Language, int]] = {"ko": 150, "en": 75}
_MOST_IN_A_SENTENCE: Final[Mapping[Language, int]] = {"ko": 60, "en": 25}
_UNIT: Final[Mapping[Language, str]] = {"ko": "syllables", "en": "words"}
_VALUE: Final = "0.5"
"""Stands for a value that is inserted; nobody knows it before the snippet has run."""

_SIGN: Final = re.compile('[×“”‘’"「」]')
_NAMES: Final = re.compile(r",(?: [^\s,.]+(?: [^\s,.]+)?,){3}")
"""Commas with one or two words between them: a list of five or more."""

_Count = Callable[[str], int]


def checker(glossary: Glossary) -> Callable[[TextField], Iterator[Problem]]:
    """A check of a short answer's length; the glossary tells how Latin names are read in Korean."""
    readings = {
        term.ko.value: spelling.value
        for term in glossary.terms
        for spelling in reversed(term.also.get("ko", ()))
        if re.fullmatch(r"[A-Za-z]+", term.ko.value)
        and re.fullmatch(f"[{SYLLABLES}]+", spelling.value)
    }
    counts: dict[Language, _Count] = {
        "ko": partial(count_syllables, readings=readings),
        "en": count_words,
    }
    return partial(_check, counts)


def _check(counts: Mapping[Language, _Count], field: TextField) -> Iterator[Problem]:
    if field.path == "short":
        yield from _lengths(field, counts[field.language])
        yield from _signs(field)
        yield from _lists(field)


def _lengths(field: TextField, count: _Count) -> Iterator[Problem]:
    most, unit = _MOST[field.language], _UNIT[field.language]
    length = count(_spoken(field, 0, len(field.text.value)))
    if length > most:
        yield _too_long(
            place=field.text.place(),
            message=f"the short answer takes {length} {unit} to say, and 30 seconds hold {most}",
            remedy="Leave to the answer what a candidate need not say at once.",
        )
    most = _MOST_IN_A_SENTENCE[field.language]
    for start, text in sentences(field.text.value):
        length = count(_spoken(field, start, start + len(text)))
        if length > most:
            yield _long_sentence(
                place=field.text.place(start),
                message=f"this sentence has {length} {unit}, and {most} can be said in a breath",
                remedy="Make two sentences of it.",
            )


def _spoken(field: TextField, start: int, end: int) -> str:
    """The text between two offsets with what stands for its formulas and inserted values."""
    parts: list[str] = []
    position = start
    for span in field.spans:
        if start <= span.start and span.end <= end and span.start >= position:
            parts.append(field.text.value[position : span.start])
            position = span.end
            match span:
                case InlineMath():
                    parts.append(formula_as_text(span.tex))
                case Insertion():
                    parts.append(_VALUE)
                case Link():
                    parts.append(span.text)
                case Fence():
                    parts.append(formula_as_text(span.body))
                case _:
                    parts.append(field.text.value[span.start : span.end])
    return "".join([*parts, field.text.value[position:end]])


def _signs(field: TextField) -> Iterator[Problem]:
    for span in field.spans:
        if isinstance(span, InlineMath | Fence):
            yield _unspeakable(
                place=field.text.place(span.start),
                message="a formula in the short answer, which is said aloud",
                remedy="Say it in words, and begin the answer with the formula.",
            )
    for match in _SIGN.finditer(field.words):
        yield _unspeakable(
            place=field.text.place(match.start()),
            message=f"“{match[0]}” in the short answer, which is said aloud",
            remedy="Write what a candidate says instead of the sign.",
        )


def _lists(field: TextField) -> Iterator[Problem]:
    for match in _NAMES.finditer(field.words):
        yield _long_list(
            place=field.text.place(match.start()),
            message="more than four names in a row in the short answer",
            remedy="Name the most important ones, and leave the others to the answer.",
        )
