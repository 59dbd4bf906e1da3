"""What lists say of a question in brief: the first sentence of its short answer, and how long."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from dlprep.korean import count_hangul
from dlprep.model import Language, Question
from dlprep.prose import CodeSpan, Fence, InlineMath, Insertion, Link, RawHtml, Span, mask, scan
from dlprep.speech import count_words, sentences

# Readers of a text that they have to think about are slower than those of a novel.
_SYLLABLES_A_MINUTE: Final = 450
_WORDS_A_MINUTE: Final = 200
_NOT_LATIN: Final = re.compile(r"[^A-Za-z'’-]+")
_REMEMBERED: Final = 16_384  # texts: those of about 250 questions


def first_sentence(markdown: Markup) -> Markup:
    """``markdown`` up to the end of its first sentence; none ends in code or in a formula."""
    found = next(sentences(mask(markdown, ((span.start, span.end) for span in scan(markdown)))))
    return markdown[found.start : found.start + len(found.text)]


def reading_minutes(question: Question, language: Language) -> int:
    """How many minutes it takes to read ``question`` without its code, formulas and figures.

    At 450 Korean syllables or 200 English words a minute, rounded, at least one.
    """
    texts = (text.shown(language).value for _, text in question.prose())
    return max(1, round(sum(map(_minutes, texts))))


@lru_cache(_REMEMBERED)
def _minutes(text: str) -> float:
    read = mask(text, map(_unread, scan(text)))
    words = count_words(_NOT_LATIN.sub(" ", read))
    return count_hangul(read) / _SYLLABLES_A_MINUTE + words / _WORDS_A_MINUTE


def _unread(span: Span) -> tuple[int, int]:
    """What of a span is not read as words."""
    match span:
        case Link():
            return span.target_start, span.end
        case CodeSpan() | Fence() | InlineMath() | Insertion() | RawHtml():
            return span.start, span.end
        case _:
            return span.start, span.start
