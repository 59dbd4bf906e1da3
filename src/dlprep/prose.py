"""What a piece of our Markdown consists of, with offsets.

Rules, the mathematics check and the renderer all look at prose through :func:`scan`, so that they
agree on what is code, what is a formula and what is an insertion.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dlprep.model import ID

QUESTION_SCHEME: Final = "question:"
"""What the target of a link to another question begins with; its id follows."""

MASK: Final = "\0"
"""What :func:`mask` puts in place of what is not to be read; no YAML file can contain it."""

_REMEMBERED: Final = 131_072  # texts: those of about 2,000 questions


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: ``value[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fence(Span):
    """A fenced block. ``body`` is its content without the fence lines and without their indent.

    ``info`` is the word after the opening fence (``math``, ``python``), ``indent`` the number of
    spaces before it.
    """

    info: str
    body: str
    indent: int
    closed: bool


@dataclass(frozen=True, slots=True)
class CodeSpan(Span):
    """Inline code."""

    code: str


@dataclass(frozen=True, slots=True)
class InlineMath(Span):
    """A formula in a sentence, written with a dollar outside each back-tick."""

    tex: str
    tex_start: int


@dataclass(frozen=True, slots=True)
class UnclosedMath(Span):
    """An inline formula whose closing back-tick and dollar are missing from its line."""


@dataclass(frozen=True, slots=True)
class Heading(Span):
    """An ATX heading line."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Link(Span):
    """An inline link or image."""

    text: str
    target: str
    target_start: int
    image: bool


@dataclass(frozen=True, slots=True)
class Insertion(Span):
    """``[[snippet]]``, a snippet with its output, or ``[[snippet.field]]``, a value of its run.

    ``alone`` tells whether it has a line to itself and is not indented, as a snippet must be: a
    block of HTML inside a list item does not survive Markdown.
    """

    snippet: str
    field: str | None
    alone: bool


@dataclass(frozen=True, slots=True)
class RawHtml(Span):
    """A tag, comment or declaration that would reach the page as HTML."""

    tag: str


@dataclass(frozen=True, slots=True)
class BareDollar(Span):
    """A dollar sign in running text that belongs to no formula and is not escaped."""


_FENCE = re.compile(r"^(?P<indent> *)(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<rest>[^\n]*)", re.MULTILINE)
_INSERTION = re.compile(
    rf"\[\[(?P<snippet>{ID})"
    r"(?:\.(?P<field>[^\[\]\n]+(?:\[[^\[\]\n]*\][^\[\]\n]*)*))?\]\]"
)
_INLINE = re.compile(
    rf"""
    (?P<escape>\\[\\`$\[\]<])
  | (?P<math>\$(?:`(?P<tex>[^`\n]+)`|``(?P<ticked>(?:[^`\n]|`(?!`))+)``)\$)
  | (?P<unclosed>\$`[^\n]*)
  | (?P<code>(?<!`)(?P<mark>`+)(?!`)
        (?P<inner>(?:[^\n]|\n(?![ \t]*\n))+?)
        (?<!`)(?P=mark)(?!`))
  | (?P<insertion>{_INSERTION.pattern})
  | (?P<link>!?
        \[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?![ \t]*\n))*)\]
        \((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ ]+"[^"\n]*")?\))
  | (?P<html><(?:/?[A-Za-z][^<>\n]*/?>|!--|!\[CDATA|\?|![A-Za-z]))
  | (?P<dollar>\$)
    """,
    re.VERBOSE,
)


@lru_cache(_REMEMBERED)
def scan(value: str) -> tuple[Span, ...]:
    """Every span of ``value`` that is more than plain text, in order of appearance.

    Nothing is looked for inside fences and code spans; headings and link texts are looked into.
    Answers are remembered, since most rules, the runner and the pages ask about the same texts.
    """
    spans: list[Span] = []
    position = 0
    for fence in fences(value):
        spans.extend(_running_text(value, position, fence.start))
        spans.append(fence)
        position = fence.end
    spans.extend(_running_text(value, position, len(value)))
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def fences(value: str) -> Iterator[Fence]:
    """The fenced blocks of ``value``; one that is never closed runs to the end."""
    position = 0
    while opening := _FENCE.search(value, position):
        fence = _fence(value, opening)
        yield fence
        position = max(fence.end, opening.end())
        if not fence.closed:
            return


def mask(value: str, ranges: Iterable[tuple[int, int]]) -> str:
    """``value``, as long as it is, with what lies in ``ranges`` replaced by :data:`MASK`."""
    characters = list(value)
    for start, end in ranges:
        characters[start:end] = MASK * (end - start)
    return "".join(characters)


def insertions_among(value: str, spans: Iterable[Span]) -> Iterator[Insertion]:
    """The insertions among the ``spans`` of ``value``, those in its formulas included."""
    for span in spans:
        match span:
            case Insertion():
                yield span
            case InlineMath() | Fence(info="math"):
                yield from insertions(value, span.start, span.end)
            case _:
                pass


def insertions(formula: str, start: int = 0, end: int | None = None) -> Iterator[Insertion]:
    """The insertions between two offsets of ``formula``: TeX, where nothing else is markup.

    Offsets are those of the whole string, so that a formula can be looked at where it stands.
    """
    for match in _INSERTION.finditer(formula, start, len(formula) if end is None else end):
        yield Insertion(match.start(), match.end(), match["snippet"], match["field"], alone=False)


def _fence(value: str, opening: re.Match[str]) -> Fence:
    indent = len(opening["indent"])
    mark = opening["mark"]
    body_start = min(opening.end() + 1, len(value))
    closing = re.compile(rf"^ {{0,{indent + 3}}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    found = closing.search(value, body_start)
    body_end, end = (found.start(), found.end()) if found else (len(value), len(value))
    lines = value[body_start:body_end].split("\n")
    body = "\n".join(line[indent:] if line[:indent].isspace() else line for line in lines)
    info = opening["info"].strip().split(" ")[0]
    return Fence(opening.start(), end, info, body, indent, found is not None)


def _running_text(value: str, start: int, end: int) -> Iterator[Span]:
    for match in _HEADING.finditer(value, start, end):
        yield _heading(match)
    yield from _inline(value, start, end)


def _heading(match: re.Match[str]) -> Heading:
    rest = match["rest"]
    title = rest.rstrip(" \t").rstrip("#").strip(" \t")
    return Heading(match.start(), match.end(), len(match["marks"]), title)


def _inline(value: str, start: int, end: int) -> Iterator[Span]:
    for match in _INLINE.finditer(value, start, end):
        make = _INLINE_SPANS.get(match.lastgroup or "")
        if make is None:
            continue
        span = make(match)
        yield span
        if isinstance(span, Link) and not span.image:
            yield from _inline(value, match.start("text"), match.end("text"))


def _math(match: re.Match[str]) -> InlineMath:
    group = "tex" if match["tex"] else "ticked"
    return InlineMath(*match.span(), match[group], match.start(group))


def _insertion(match: re.Match[str]) -> Insertion:
    return Insertion(*match.span(), match["snippet"], match["field"], _alone(match.string, match))


def _link(match: re.Match[str]) -> Link:
    image = match[0].startswith("!")
    return Link(*match.span(), match["text"], match["target"], match.start("target"), image)


_INLINE_SPANS: Final[Mapping[str, Callable[[re.Match[str]], Span]]] = {
    "math": _math,
    "unclosed": lambda match: UnclosedMath(*match.span()),
    "code": lambda match: CodeSpan(*match.span(), match["inner"]),
    "insertion": _insertion,
    "link": _link,
    "html": lambda match: RawHtml(*match.span(), match[0]),
    "dollar": lambda match: BareDollar(*match.span()),
}


def _alone(value: str, match: re.Match[str]) -> bool:
    line_start = value.rfind("\n", 0, match.start()) + 1
    line_end = value.find("\n", match.end())
    before = value[line_start : match.start()]
    after = value[match.end() : line_end if line_end >= 0 else len(value)]
    return not before and not after.strip()
