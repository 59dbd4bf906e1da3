"""Our Markdown as plain text, for where there is no markup: titles, descriptions, the index."""

from __future__ import annotations

import re
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text

_PLAIN_TEX: Final = LatexNodes2Text()
_FENCED: Final = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ *(?P=fence)[`~]* *$|\Z)", re.DOTALL | re.MULTILINE
)
_MARKS: Final = re.compile(
    r"\$(?P<ticks>`+)(?P<tex>.+?)(?P=ticks)\$"
    r"|(?P<marks>`+)(?P<code>.+?)(?P=marks)"
    r"|!?\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!$|~^<-])"
    r"|(?<!\w)(?P<emphasis>\*{1,3}|_{1,3})(?=\S)(?P<inner>.+?)(?<=\S)(?P=emphasis)",
    re.DOTALL,
)


def unmarked(markdown: str) -> str:
    """What a reader of ``markdown`` reads, on one line: for titles, descriptions and the like.

    Formulas are written with plain characters, as well as they can be; fenced blocks are left out.
    """
    return " ".join(_MARKS.sub(_content, _FENCED.sub("", markdown)).split())


def _content(match: re.Match[str]) -> str:
    if match["tex"] is not None:
        plain_tex: str = _PLAIN_TEX.latex_to_text(match["tex"])
        return plain_tex.strip()
    for name in ("code", "escaped"):
        if match[name] is not None:
            return match[name].strip() or match[name]
    return _MARKS.sub(_content, match["text"] if match["text"] is not None else match["inner"])


def shortened(text: str, length: int) -> str:
    """``text`` cut before ``length`` characters, between words, with an ellipsis where cut."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,.;:") + "…"
