"""Escapes plain text for Markdown and HTML, and writes values of runs.

The templates write strings through :func:`escape_markdown`; only what carries the type ``Markup``
reaches a page as it is: a text that the rules take for Markdown and have cleared of raw HTML, or a
block made here. Titles and summaries of chapters, names of tags and the glossary are escaped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup
from pylatexenc.latex2text import LatexNodes2Text

# As character references they mean nothing to Markdown, to HTML or inside an attribute.
_SPECIAL: Final = str.maketrans({mark: f"&#{ord(mark)};" for mark in '\\`*_{}[]<>&"$~^=!|#'})
# Control characters and lone surrogates: browsers drop or refuse them, and Python-Markdown uses
# two of them for its own ends.
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_CONTROL_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_SPACE: Final = 0x20

_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?:e(?P<exponent>[+-]\d+))?(?P<percent>%?)"
)
_MINUS: Final = "\N{MINUS SIGN}"
_TIMES: Final = "\N{MULTIPLICATION SIGN}"
_SUPERSCRIPTS: Final = str.maketrans("+-0123456789", "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEX: Final = str.maketrans(
    {mark: f"\\{mark}" for mark in "{}$&#%_"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": "'"}
)


@lru_cache(maxsize=2048)
def escape_markdown(text: str) -> Markup:
    """``text`` as Markdown that shows exactly these characters, in text and in attributes."""
    return Markup(visible(text).translate(_SPECIAL))  # noqa: S704 - nothing special is left in it


def visible(text: str) -> str:
    """``text`` with control characters made visible; line ends and tabs stay."""
    return _HIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < _SPACE:
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == _DELETE else "�"


def fence(info: str, body: str) -> Markup:
    """A fenced block that holds ``body``, whatever back-ticks are in it."""
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    marks = "`" * max(3, longest + 1)
    content = visible(body).rstrip("\n")
    return Markup(f"{marks}{info}\n{content}\n{marks}")  # noqa: S704 - a fence has no markup inside


def value_in_prose(value: str) -> str:
    """A value of a run in a sentence: a number in the notation of prose, anything else as it is."""
    number = _NUMBER.fullmatch(value)
    if number is None:
        return str(escape_markdown(value))
    sign = number["sign"].replace("-", _MINUS)
    power = _power(number["exponent"])
    raised = f"{_TIMES}10{str(power).translate(_SUPERSCRIPTS)}" if power else ""
    return sign + number["digits"] + raised + number["percent"]


def value_in_formula(value: str) -> str:
    """A value of a run in TeX: a number as a number, anything else as text."""
    number = _NUMBER.fullmatch(value)
    if number is None:
        return r"\text{" + visible(value).translate(_TEX) + "}"
    digits = number["digits"].replace(",", "{,}")
    power = _power(number["exponent"])
    raised = rf" \times 10^{{{power}}}" if power else ""
    percent = r"\%" if number["percent"] else ""
    return "{" + number["sign"] + digits + raised + percent + "}"


def _power(exponent: str | None) -> int:
    return int(exponent or 0)


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
