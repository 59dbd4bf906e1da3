"""Excerpts of prose for the index: sentences and headings in plain words, no values of runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dlprep.plain import unmarked
from dlprep.prose import Fence, Heading, InlineMath, Insertion, Span, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK_END: Final = re.compile(r"(?:\A|\n+)\s*(?:[-*+>]|\d+\.)\s+|\n{2,}")
_SENTENCE_END: Final = re.compile(r"(?<=[.?!。])\s+")


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of a passage in plain words; those that show a value of a run are left out."""
    for block in _BLOCK_END.split(_without_blocks(markdown)):
        for part in _SENTENCE_END.split(block):
            if not any(isinstance(span, Insertion) for span in scan(part)):
                text = unmarked(part)
                if text:
                    yield text


def _without_blocks(markdown: str) -> str:
    """``markdown`` without its fences, headings and tables."""
    text = markdown
    for span in reversed([one for one in scan(markdown) if isinstance(one, Fence | Heading)]):
        text = text[: span.start] + "\n\n" + text[span.end :]
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("|"))


def headings(markdown: str) -> Iterator[str]:
    """Each heading in plain words, from which ``assets/search/passage.js`` makes its anchor.

    Headings with a formula are left out: their anchors depend on how it is typeset. So is a second
    heading of the same words, which gets another anchor.
    """
    spans = scan(markdown)
    titles = (
        unmarked(span.title)
        for span in spans
        if isinstance(span, Heading) and not _has_formula(span, spans)
    )
    yield from dict.fromkeys(titles)


def _has_formula(heading: Heading, spans: Iterable[Span]) -> bool:
    return any(
        isinstance(span, InlineMath | Insertion) and heading.start <= span.start < heading.end
        for span in spans
    )


def take_within(size: int, texts: Iterable[str]) -> list[str]:
    """The first of ``texts`` that take up to ``size`` bytes together, or some of the very first."""
    kept: list[str] = []
    for text in texts:
        left = size - len("".join(kept).encode())
        if len(text.encode()) > left:
            return kept or [_cut(text, size)]
        kept.append(text)
    return kept


def _cut(text: str, size: int) -> str:
    head = text.encode()[:size].decode(errors="ignore")
    return f"{head.rpartition(' ')[0] or head}…"
