"""Where the lines of a title end: between words only, as Korean has it too, and evenly long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

Measure = Callable[[str], float]
"""The width of a word."""

_SENTENCE_END: Final = re.compile(r"(?<=[?!.])\s+(?=\w)")


def wrap(text: str, measure: Measure, width: float) -> list[str]:
    """``text`` on lines of that width at most: as few for each sentence as it needs, evenly long.

    Only a word that is wider than a line is broken.
    """
    measured = cache(measure)
    sentences = _SENTENCE_END.split(text.strip())
    return [line for sentence in sentences for line in _wrap(sentence, measured, width)]


def _wrap(sentence: str, measure: Measure, width: float) -> list[str]:
    words = [piece for word in sentence.split() for piece in _pieces(word, measure, width)]
    fewest = len(_fill(words, measure, width))
    narrow, wide = max(map(measure, words), default=0.0), width
    while wide - narrow > 1:  # the narrowest column that needs no more lines
        middle = (narrow + wide) / 2
        if len(_fill(words, measure, middle)) > fewest:
            narrow = middle
        else:
            wide = middle
    return _fill(words, measure, wide)


def _pieces(word: str, measure: Measure, width: float) -> Iterator[str]:
    """``word``, or parts of it that are as wide as they may be."""
    start = 0
    if measure(word) > width:
        for end in range(2, len(word) + 1):
            if measure(word[start:end]) > width:
                yield word[start : end - 1]
                start = end - 1
    yield word[start:]


def _fill(words: Sequence[str], measure: Measure, width: float) -> list[str]:
    lines: list[str] = []
    room = 0.0
    for word in words:
        room -= measure(" ") + measure(word)
        if lines and room >= 0:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            room = width - measure(word)
    return lines
