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

# As character references they mean nothing to Markdown, to HTML or inside an attribute.
_SPECIAL: Final = str.maketrans({mark: f"&#{ord(mark)};" for mark in '\\`*_{}[]<>&"$~^=!|#'})
# Control characters and lone surrogates: browsers drop or refuse them, and Python-Markdown uses
# two of them for its own ends.
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_CONTROL_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_SPACE: Final = 0x20

NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?:e(?P<exponent>[+-]\d+))?(?P<percent>%?)"
)
"""A number as Python formats it."""

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
    number = NUMBER.fullmatch(value)
    if number is None:
        return str(escape_markdown(value))
    sign = number["sign"].replace("-", _MINUS)
    power = _power(number["exponent"])
    raised = f"{_TIMES}10{str(power).translate(_SUPERSCRIPTS)}" if power else ""
    return sign + number["digits"] + raised + number["percent"]


def value_in_formula(value: str) -> str:
    """A value of a run in TeX: a number as a number, anything else as text."""
    number = NUMBER.fullmatch(value)
    if number is None:
        return r"\text{" + visible(value).translate(_TEX) + "}"
    digits = number["digits"].replace(",", "{,}")
    power = _power(number["exponent"])
    raised = rf" \times 10^{{{power}}}" if power else ""
    percent = r"\%" if number["percent"] else ""
    return "{" + number["sign"] + digits + raised + percent + "}"


def _power(exponent: str | None) -> int:
    return int(exponent or 0)
