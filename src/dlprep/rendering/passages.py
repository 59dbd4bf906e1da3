"""Rendering prose to the Markdown of a page: values, snippets, links and terms filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from markupsafe import Markup

from dlprep.model import Glossary, Language, Localized, Snippet
from dlprep.plain import unmarked
from dlprep.prose import (
    QUESTION_SCHEME,
    Fence,
    Heading,
    InlineMath,
    Insertion,
    Link,
    Span,
    insertions,
    scan,
)
from dlprep.rendering.context import question_path
from dlprep.rendering.marks import is_given, shown_values
from dlprep.rendering.terms import TermUse, find_first_uses
from dlprep.rendering.text import escape_markdown, value_in_formula, value_in_prose
from dlprep.rendering.views import Passage
from dlprep.stages import Run
from dlprep.words import words

_TOP_HEADING: Final = 2
_DEEPEST_HEADING: Final = 6
_EMPTY_HEADER: Final = re.compile(r"^\|(?P<cell>[ \t]*)\|(?=.*\n\|[ \t:|-]+$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseRenderer:
    """Renders the prose of one page: fills in values, snippets, links and terms.

    ``runs`` and ``snippets`` are those of the question by name, ``root`` leads from the page to the
    root of its language, and ``block`` gives a snippet as a block of Markdown. ``target`` is where
    below ``root`` a link to a question of that id leads, ``write_value`` how sentences show a
    value; where ``tagged`` is false, nothing but Markdown is written.
    """

    language: Language
    root: str
    runs: Mapping[str, Run] = field(default_factory=dict)
    snippets: Mapping[str, Snippet] = field(default_factory=dict)
    block: Callable[[str], str] = str
    target: Callable[[str], str] = question_path
    write_value: Callable[[str], str] = value_in_prose
    tagged: bool = True

    def passage(self, text: Localized) -> Passage:
        """``text`` in the language of the page, or in the other one where it is missing."""
        return Passage(self.markdown(text.shown(self.language).value), self._foreign(text))

    def teaching(
        self, text: Localized, glossary: Glossary, no_terms: Collection[str] = ()
    ) -> Passage:
        """Like :meth:`passage`, for what teaches: own sections, terms explained, values marked.

        The highest headings become those of the page's sections. The first use of each term of
        ``glossary`` whose id is not in ``no_terms`` leads there and has the meaning as title.
        """
        value, foreign = text.shown(self.language).value, self._foreign(text)
        spans = scan(value)
        uses = find_first_uses(value, spans, glossary, foreign or self.language, without=no_terms)
        explained = (self._explain(value, use) for use in uses)
        resolved = self._resolve(value, spans, _heading_shift(spans))
        edits = (*self._mark_values(spans), *resolved, *explained)
        return Passage(_apply(value, edits), foreign)

    def outline(self, text: Localized) -> Passage:
        """Like :meth:`passage`; the highest headings become those of the page's sections."""
        value = text.shown(self.language).value
        spans = scan(value)
        resolved = self._resolve(value, spans, _heading_shift(spans))
        return Passage(_apply(value, resolved), self._foreign(text))

    def line(self, text: Localized) -> Passage:
        """Like :meth:`passage`, for a place that has a single line, such as a heading."""
        passage = self.passage(text)
        one_line = " ".join(str(passage.markdown).split())
        return Passage(Markup(one_line), passage.foreign)  # noqa: S704 - as the passage

    def verbatim(self, text: Localized) -> Passage:
        """``text`` character for character on one line: what the rules do not take for Markdown."""
        one_line = " ".join(text.shown(self.language).value.split())
        return Passage(escape_markdown(one_line), self._foreign(text))

    def _foreign(self, text: Localized) -> Language | None:
        shown = text.shown(self.language)
        language = next((language for language, own in text.texts() if own is shown), None)
        return None if language == self.language else language

    def markdown(self, value: str) -> Markup:
        """``value`` with its insertions and links resolved."""
        if not _needs_scan(value):
            return _apply(value, [])
        return _apply(value, self._resolve(value, scan(value), 0))

    def _resolve(self, value: str, spans: tuple[Span, ...], shift: int) -> Iterator[_Edit]:
        for span in spans:
            yield from self._edits(value, span, shift)
        if self.tagged:
            yield from self._name_first_columns(value, spans)

    def _explain(self, value: str, use: TermUse) -> _Edit:
        text = value[use.start : use.end]
        target = f"{self.root}glossary.md#{use.term.id}"
        title = escape_markdown(" ".join(use.definition.shown(self.language).value.split()))
        name = escape_markdown(use.term.translation(self.language).value)
        link = f'[{text}]({target} "{title}"){{.dl-term data-name="{name}"}}'
        return _Edit(use.start, use.end, link)

    def _mark_values(self, spans: tuple[Span, ...]) -> Iterator[_Edit]:
        """Tags around the values that the text shows; they come before what is inside them."""
        for span in shown_values(spans):
            value = escape_markdown(self.runs[span.snippet].values[span.field or ""])
            given = " data-given" if is_given(span, self.snippets[span.snippet]) else ""
            tag = f'<data class="dl-value" value="{value}" data-of="{span.snippet}"{given}>'
            yield _Edit(span.start, span.start, tag)
            yield _Edit(span.end, span.end, "</data>")

    def _edits(self, value: str, span: Span, shift: int) -> Iterator[_Edit]:
        match span:
            case Insertion(field=None, alone=True):
                yield _Edit(span.start, span.end, f"\n{self.block(span.snippet)}\n")
            case Insertion(field=str(name)):
                shown = self.write_value(self.runs[span.snippet].values[name])
                yield _Edit(span.start, span.end, shown)
            case InlineMath() | Fence(info="math"):
                yield from self._formula(value, span)
            case Link(target=target) if target.startswith(QUESTION_SCHEME):
                yield self._link(span)
            case Heading(level=level) if shift:
                marks = "#" * min(level + shift, _DEEPEST_HEADING)
                yield _Edit(span.start, span.start + level, marks)
            case _:
                pass

    def _formula(self, value: str, span: Span) -> Iterator[_Edit]:
        for insertion in insertions(value, span.start, span.end):
            if insertion.field is not None:
                result = self.runs[insertion.snippet].values[insertion.field]
                yield _Edit(insertion.start, insertion.end, value_in_formula(result))

    def _name_first_columns(self, value: str, spans: tuple[Span, ...]) -> Iterator[_Edit]:
        """Name the first column of tables that leave it to the eye what it holds."""
        fences = [span for span in spans if isinstance(span, Fence)]
        for cell in _EMPTY_HEADER.finditer(value):
            if not any(fence.start <= cell.start() < fence.end for fence in fences):
                name = f'<span class="dl-unseen">{words(self.language).row}</span>'
                yield _Edit(cell.start("cell"), cell.end("cell"), f" {name} ")

    def _link(self, span: Link) -> _Edit:
        question_id, mark, anchor = span.target.removeprefix(QUESTION_SCHEME).partition("#")
        target = f"{self.root}{self.target(question_id)}{mark}{anchor}"
        return _Edit(span.target_start, span.target_start + len(span.target), target)


def plain_text(passage: Passage) -> str:
    """What a reader of a passage reads, on one line."""
    return unescape(unmarked(passage.markdown))


@dataclass(frozen=True, slots=True)
class _Edit:
    """Replace ``value[start:end]`` by ``text``."""

    start: int
    end: int
    text: str


def _needs_scan(value: str) -> bool:
    return "[[" in value or QUESTION_SCHEME in value or bool(_EMPTY_HEADER.search(value))


def _heading_shift(spans: tuple[Span, ...]) -> int:
    levels = [span.level for span in spans if isinstance(span, Heading)]
    return _TOP_HEADING - min(levels, default=_TOP_HEADING)


def _apply(value: str, edits: Iterable[_Edit]) -> Markup:
    """``value``, which is Markdown that the rules have checked, with ``edits`` made."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += value[position : edit.start], edit.text
        position = edit.end
    return Markup("".join([*pieces, value[position:]]).strip("\n"))  # noqa: S704 - as said
