"""Our Markdown as Jupyter reads it: formulas between dollars, values filled in, full addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from dlprep.model import Language, Localized
from dlprep.prose import (
    QUESTION_SCHEME,
    Fence,
    Heading,
    InlineMath,
    Insertion,
    Link,
    Span,
    insertions,
    mask,
    scan,
)
from dlprep.rendering.text import value_in_formula, value_in_prose
from dlprep.site_address import language_root
from dlprep.stages import Run

_TOP_HEADING: Final = 2
_DEEPEST_HEADING: Final = 6
_TILDE: Final = re.compile(r"(?<!\\)~")
_STRONG: Final = re.compile(r"\*\*(?=\S)(?:[^*\n]|\*(?!\*))+?\*\*")


@dataclass(frozen=True, slots=True)
class Shown:
    """The place in a text where a snippet is shown."""

    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownWriter:
    """Writes the texts of the question with the id ``question``.

    ``site`` is the address of the published site, ``runs`` are those of the snippets by name.
    """

    language: Language
    site: str
    question: str
    runs: Mapping[str, Run]

    def address(self, question_id: str) -> str:
        """The address of the page of a question."""
        return f"{language_root(self.site, self.language)}questions/{question_id}/"

    def text(self, text: Localized) -> str:
        """``text`` in the language of the notebook, or in the other one where it is missing."""
        return "".join(part for part in self.parts(text) if isinstance(part, str)).strip("\n")

    def line(self, text: Localized) -> str:
        """Like :meth:`text`, for a place that has a single line."""
        return " ".join(self.text(text).split())

    def parts(self, text: Localized) -> Iterator[str | Shown]:
        """``text`` cut where it shows a snippet."""
        value = text.shown(self.language).value
        spans = scan(value)
        piece, position = "", 0
        for edit in sorted(self._edits(value, spans), key=lambda edit: edit.start):
            piece += value[position : edit.start]
            position = edit.end
            if isinstance(edit.by, Shown):
                yield piece
                yield edit.by
                piece = ""
            else:
                piece += edit.by
        yield piece + value[position:]

    def _edits(self, value: str, spans: tuple[Span, ...]) -> Iterator[_Edit]:
        shift = _heading_shift(spans)
        for span in spans:
            match span:
                case Insertion(field=None, alone=True):
                    yield _Edit(span.start, span.end, Shown(span.snippet))
                case Insertion(field=str(field)):
                    shown = value_in_prose(self.runs[span.snippet].values[field])
                    yield _Edit(span.start, span.end, shown)
                case InlineMath():
                    yield _Edit(span.start, span.end, f"${self._formula(span.tex)}$")
                case Fence(info="math"):
                    yield _Edit(span.start, span.end, self._block(span))
                case Heading(level=level):
                    marks = "#" * min(level + shift, _DEEPEST_HEADING)
                    yield _Edit(span.start, span.start + level, marks)
                case Link():
                    yield self._link(span)
                case _:
                    pass
        others = [(span.start, span.end) for span in spans if not isinstance(span, Heading)]
        yield from _running_text(mask(value, others))

    def _block(self, span: Fence) -> str:
        lines = ["$$", *self._formula(span.body).split("\n"), "$$"]
        return "\n".join(" " * span.indent + line for line in lines)

    def _formula(self, tex: str) -> str:
        """A formula without the space at its ends, which would keep it from being one."""
        pieces, position = [], 0
        for insertion in insertions(tex):
            result = self.runs[insertion.snippet].values[insertion.field or ""]
            pieces += [tex[position : insertion.start], value_in_formula(result)]
            position = insertion.end
        return "".join([*pieces, tex[position:]]).strip()

    def _link(self, span: Link) -> _Edit:
        question_id, mark, anchor = span.target.removeprefix(QUESTION_SCHEME).partition("#")
        if span.target.startswith(QUESTION_SCHEME):
            address = self.address(question_id) + mark + anchor
        else:
            address = urljoin(self.address(self.question), span.target)
        return _Edit(span.target_start, span.target_start + len(span.target), address)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Replace ``value[start:end]``."""

    start: int
    end: int
    by: str | Shown


def _heading_shift(spans: tuple[Span, ...]) -> int:
    levels = [span.level for span in spans if isinstance(span, Heading)]
    return _TOP_HEADING - min(levels, default=_TOP_HEADING)


def _running_text(text: str) -> Iterator[_Edit]:
    """What other readers of Markdown take for something else; ``text`` is masked."""
    for tilde in _TILDE.finditer(text):  # two of them strike out what is between
        yield _Edit(*tilde.span(), r"\~")
    for strong in _STRONG.finditer(text):
        if _is_not_closed(text, strong.end()):
            yield _Edit(strong.start(), strong.start() + 2, "<strong>")
            yield _Edit(strong.end() - 2, strong.end(), "</strong>")


def _is_not_closed(text: str, end: int) -> bool:
    """Whether CommonMark ends no emphasis here, between a bracket or the like and a particle."""
    before, after = text[end - 3], text[end : end + 1]
    return after.isalnum() and not before.isalnum()
