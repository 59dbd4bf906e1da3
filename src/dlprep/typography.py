"""Where the lines of a page may end: an extension of Python-Markdown.

Browsers end lines where Korean does not, between a formula, a bracket or a percent sign and the
particle after it, and where no language does, between a formula and its comma. They break a long
name in code anywhere. Here such pairs are put into an element that does not wrap, and names may be
broken after dots and underscores. No character is added: what readers search and copy stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from dlprep.korean import SYLLABLES

_NAME: Final = "dlprep_typography"
_PRIORITIES: Final = {"after the contents are listed": 3, "after formulas are in place": -5}
_VERBATIM: Final = frozenset({"pre", "script", "style"})
_SHORT, _FITTING = 12, 24
"""Characters of code that a line has room for beside others, and all by themselves on a phone."""

_FORMULA: Final = r"tmp_inline_md_katex_[0-9a-f]{32}"  # where `dlprep.math` will put one
_TAG: Final = r"\x02wzxhzdk:\d+\x03"  # what Python-Markdown keeps for a tag written in the text
_QUOTES: Final = "\"'"
_SIGNS: Final = r"""[)\]}%"'”’…!?+]"""
_PARTICLE: Final = f"[{SYLLABLES}]+"
_HYPHENATED: Final = rf"(?<![\w.-])[A-Za-z]{{1,6}}-[A-Za-z0-9](?![A-Za-z0-9_-])(?:{_PARTICLE})?"
"""A name such as top-p or GPT-2, whose last character would stand alone in the next line."""
_WHOLE: Final = re.compile(
    rf"""([(\["'“‘]*{_FORMULA}(?:(?!{_FORMULA})[^\s(\x02])+"""
    rf"""|[(\["'“‘]+{_FORMULA}"""
    rf"""|[(\["'“‘]*{_TAG}[^\s\x02]*{_SIGNS}{_TAG}{_PARTICLE}"""
    rf"""|{_HYPHENATED}"""
    rf"""|(?<!\s){_SIGNS}+{_PARTICLE})"""
)
_ENDS_IN_SIGN: Final = re.compile(rf"(?:{_SIGNS}|{_FORMULA})(?:{_TAG})*\Z")
_ENDS_IN_BRACKET: Final = re.compile(r"""[(\["'“‘]+\Z""")
_PARTICLE_FIRST: Final = re.compile(_PARTICLE)
_IN_CODE: Final = re.compile(r"(?<=[._])(?=[^\s._)])|(?<=\()(?=\w{5})|(?<=\s)(?=\S)")
_BREAKABLE: Final = re.compile(r"[^\w\s.](?=\w)")
_LONG_NAME: Final = re.compile(r"(?<![\w.])(?!tmp_(?:block|inline)_md_katex_)([A-Za-z0-9_.]{20,})")
_AFTER_BLANK: Final = re.compile(r"(?<=\s)(?=\S)")
_IN_PHRASE: Final = re.compile(r"(?<=\s)(?=\S)|(?<![\s(])(?=\()|(?<=\w-)(?=\w)")
_PARTS: Final = '</span><span class="base">'
"""Where KaTeX lets a formula in a line be broken: after a relation or an operator."""


class TypographyExtension(Extension):
    """Keeps together what belongs together at the end of a line.

    ``<span class="dl-whole">`` holds what must not be parted and ``<wbr>`` is where a line may end
    all the same; the style sheet gives both their meaning.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Register with ``md`` where the headings of the page have been listed already."""
        early, late = _PRIORITIES.values()
        md.treeprocessors.register(_Lines(md), _NAME, early)
        md.postprocessors.register(_Formulas(md), _NAME, late)


class _Lines(Treeprocessor):
    def run(self, root: Element) -> None:
        """Arrange the whole page."""
        _arrange(root)


class _Formulas(Postprocessor):
    def run(self, text: str) -> str:
        """The page, with what lets a formula wrap inside an element that does not."""
        return text.replace(_PARTS, _PARTS.replace("><", "><wbr><"))


def _arrange(element: Element) -> None:
    if element.tag in _VERBATIM:
        return
    for child in element:
        _arrange(child)
    content = _taken(element)
    _append(element, _code(content) if element.tag == "code" else _whole(content))


def _code(content: Iterable[str | Element]) -> Iterator[str | Element]:
    """The content of a piece of code, which breaks where it is told to and only there."""
    for part in content:
        if isinstance(part, Element):
            yield part
        else:
            for piece in _opened(part, _IN_CODE) if len(part) > _SHORT else [part]:
                breaks = isinstance(piece, str) and _BREAKABLE.search(piece)
                yield _made("span", [piece]) if breaks and len(piece) <= _FITTING else piece


def _taken(element: Element) -> list[str | Element]:
    """The texts and elements that ``element`` had, in the order in which they are read."""
    content: list[str | Element] = [element.text] if element.text else []
    for child in element:
        content += [child, child.tail] if child.tail else [child]
        child.tail = None
    element.text = None
    element[:] = []
    return content


def _whole(content: Iterable[str | Element]) -> list[str | Element]:
    """``content`` with what belongs together in one element."""
    done: list[str | Element] = []
    for part in content:
        if isinstance(part, Element):
            done.append(_with_bracket(done, part))
        elif done and isinstance(done[-1], Element):
            held, rest = _with_particle(done[-1], part)
            done[-1:] = [held, *_held(rest)]
        else:
            opening = len(part) - len(part.lstrip(_QUOTES))
            done += (part[:opening], *_held(part[opening:]))
    return done


def _with_bracket(before: list[str | Element], element: Element) -> Element:
    """``element`` with the bracket that ends ``before``, where a line could begin between them."""
    text = before[-1] if before else None
    if not isinstance(text, str) or element.text or not _is_held(element[:1]):
        return element
    bracket = _ENDS_IN_BRACKET.search(text)
    if bracket is None:
        return element
    before[-1] = text[: bracket.start()]
    return _made("span", [bracket[0], element])


def _with_particle(element: Element, text: str) -> tuple[Element, str]:
    """``element`` with the particle that ``text`` begins with, where it needs that; the rest."""
    particle = _PARTICLE_FIRST.match(text)
    if particle is None or not _may_end_a_line(element):
        return element, text
    _open_inside(element)
    return _made("span", [element, particle[0]]), text[particle.end() :]


def _may_end_a_line(element: Element) -> bool:
    """Whether a browser takes the end of ``element`` for the end of a word."""
    return _is_held(element[-1:]) or bool(_ENDS_IN_SIGN.search("".join(element.itertext())))


def _is_held(children: list[Element]) -> bool:
    """Whether the text at this edge of an element stands in one that does not wrap."""
    return any(not one.tail and (one.tag == "span" or _is_held(one[-1:])) for one in children)


def _held(text: str) -> Iterator[str | Element]:
    for number, piece in enumerate(_WHOLE.split(text)):
        if number % 2:
            yield _made("span", [piece])
        else:
            yield from _named(piece)


def _named(text: str) -> Iterator[str | Element]:
    """A text that may have long names of code in it."""
    for number, piece in enumerate(_LONG_NAME.split(text)):
        if number % 2:
            yield from _opened(piece, _IN_CODE)
        elif piece:
            yield piece


def _open_inside(element: Element) -> None:
    """Let lines end where they can in ``element``, though what it stands in does not wrap."""
    for child in element:
        if child.tag != "span":
            _open_inside(child)
    places = _AFTER_BLANK if element.tag == "code" else _IN_PHRASE
    for part in _taken(element):
        _append(element, [part] if isinstance(part, Element) else _opened(part, places))


def _opened(text: str, places: re.Pattern[str]) -> Iterator[str | Element]:
    """``text`` with a place where a line may end at each of ``places``."""
    for number, piece in enumerate(places.split(text)):
        if number:
            yield Element("wbr")
        yield piece


def _made(tag: str, content: list[str | Element]) -> Element:
    element = Element(tag, {"class": "dl-whole"})
    _append(element, content)
    return element


def _append(element: Element, content: Iterable[str | Element]) -> None:
    """Put texts and elements behind what ``element`` has."""
    for part in content:
        if isinstance(part, Element):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part


def makeExtension() -> TypographyExtension:  # noqa: N802 # Python-Markdown's name
    """The extension by name, ``dlprep.typography``."""
    return TypographyExtension()
