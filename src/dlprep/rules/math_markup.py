"""Formulas must be marked so that markdown-katex finds exactly the ones that are meant.

It passes over unclosed fences without a word, fails on a dollar at a line's end, and spoils the
anchors of headings. What a formula says is another rule, `mathematics`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from dlprep.collection import Collection
from dlprep.math.extension import extension_formulas
from dlprep.math.formulas import Formula, formulas
from dlprep.model import Localized, Question, Text
from dlprep.problems import Problem
from dlprep.prose import CodeSpan, Fence, Heading, InlineMath, Span, UnclosedMath, scan

CODES: Final = (
    "math-unclosed",
    "math-fence-unclosed",
    "math-fence-indent",
    "math-fence-alone",
    "math-fence-options",
    "math-in-heading",
    "math-ambiguous",
)

_TAB: Final = 4  # spaces by which Python-Markdown indents what belongs to a list item
_CONTAINER: Final = re.compile(r" *(?:[-*+]|\d+\.|!!!|\?\?\?\+?|===) ")
_UNDERLINED: Final = re.compile(r"^[^\n]*\S[^\n]*(?=\n(?:=+|-+)[ ]*$)", re.MULTILINE)
_INSIDE_LINE: Final = re.compile(
    r"^[^\n]*[^\s`~][^\n`~]*(?P<fence>(?:`{3,}|~{3,})math)[ \t]*$", re.MULTILINE
)


def check(collection: Collection) -> Iterator[Problem]:
    """Problems of the formulas' marks: in questions, chapter texts and the glossary."""
    for question in collection.questions:
        yield from check_question(question)
    for chapter in collection.syllabus.chapters:
        yield from _check_localized(chapter.title, title=True)
        yield from _check_localized(chapter.summary)
    for term in collection.glossary.terms:
        if term.definition is not None:
            yield from _check_localized(term.definition)


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the formulas' marks in one question; they depend on it alone."""
    for field, localized in question.prose():
        yield from _check_localized(localized, title=field == "question")


def check_text(text: Text, *, title: bool = False) -> Iterator[Problem]:
    """Problems of the formulas' marks in one text; ``title``: it becomes a heading as a whole."""
    spans = scan(text.value)
    problems = [*_unclosed(text, spans), *_fences(text, spans), *_in_headings(text, spans)]
    if title:
        problems = [_in_heading(text, span) for span in spans if isinstance(span, InlineMath)]
    yield from problems or _ambiguous(text)


def _check_localized(localized: Localized, *, title: bool = False) -> Iterator[Problem]:
    for _, text in localized.texts():
        yield from check_text(text, title=title)


def _unclosed(text: Text, spans: tuple[Span, ...]) -> Iterator[Problem]:
    for span in spans:
        if isinstance(span, UnclosedMath):
            yield Problem(
                code="math-unclosed",
                place=text.place(span.start),
                message="The formula that begins here is not closed on its line.",
                remedy="Close it with a back-tick and a dollar: $`…`$. A formula in a sentence"
                " stays on one line; a longer one has a ```math fence.",
            )


def _fences(text: Text, spans: tuple[Span, ...]) -> Iterator[Problem]:
    for span in spans:
        if isinstance(span, Fence) and span.info.startswith("math"):
            yield from _fence(text, span)
    for match in _INSIDE_LINE.finditer(text.value):
        if not any(_within(match.start("fence"), span) for span in spans):
            yield _misplaced(text, match.start("fence"), "does not begin its line")


def _within(offset: int, span: Span) -> bool:
    code = isinstance(span, Fence) or (isinstance(span, CodeSpan) and "\n" not in span.code)
    return code and span.start <= offset < span.end


def _fence(text: Text, fence: Fence) -> Iterator[Problem]:
    start = fence.start + fence.indent
    if not fence.closed:
        yield Problem(
            code="math-fence-unclosed",
            place=text.place(start),
            message="This math fence is never closed: the page would show its TeX as it stands.",
            remedy="End the formula with a line of three back-ticks, indented like the first.",
        )
        return
    yield from _fence_lines(text, fence)
    yield from _fence_indent(text, fence)
    if not _alone(text.value, fence):
        yield Problem(
            code="math-fence-alone",
            place=text.place(start),
            message="This math fence touches the text before or after it and would break up"
            " the paragraph.",
            remedy="Put a blank line before and after the fence.",
        )


def _fence_lines(text: Text, fence: Fence) -> Iterator[Problem]:
    """The opening line says nothing but ``math``, the closing line repeats its mark."""
    lines = text.value[fence.start : fence.end].split("\n")
    mark, _, options = lines[0].partition("math")
    if options.strip():
        yield Problem(
            code="math-fence-options",
            place=text.place(fence.start + len(mark) + len("math")),
            message=f"“{options.strip()}” after ```math would become part of the formula.",
            remedy="Put nothing after ```math; the formula begins on the next line.",
        )
    if lines[-1].rstrip() != mark.rstrip():
        yield _misplaced(
            text, fence.end - len(lines[-1]), "is not closed by the mark it opens with"
        )


def _fence_indent(text: Text, fence: Fence) -> Iterator[Problem]:
    start = fence.start + fence.indent
    if fence.indent and not _belongs(text.value, fence):
        yield _misplaced(text, start, "is indented but belongs to no list item")
        return
    indent = " " * fence.indent
    position = fence.body_start
    for line in text.value[fence.body_start : fence.end].splitlines(keepends=True):
        if line.strip() and not line.startswith(indent):
            yield _misplaced(text, position, "has a line that is indented less than its first")
            return
        position += len(line)


def _belongs(value: str, fence: Fence) -> bool:
    """Whether the first line above that is indented less opens a list item for this indent."""
    for line in reversed(value[: fence.start].split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < fence.indent:
            return indent == fence.indent - _TAB and _CONTAINER.match(line) is not None
    return False


def _misplaced(text: Text, offset: int, what: str) -> Problem:
    return Problem(
        code="math-fence-indent",
        place=text.place(offset),
        message=f"This math fence {what}, so that its formula would not be shown.",
        remedy="Begin all its lines, the closing one too, in the first column; inside a list item,"
        " four spaces further in than the item's mark.",
    )


def _alone(value: str, fence: Fence) -> bool:
    line_before = value[: fence.start].split("\n")[-2:-1]
    line_after = value[fence.end :].split("\n")[1:2]
    return not any(line.strip() for line in line_before + line_after)


def _in_headings(text: Text, spans: tuple[Span, ...]) -> Iterator[Problem]:
    headings = [(span.start, span.end) for span in spans if isinstance(span, Heading)]
    headings += [match.span() for match in _UNDERLINED.finditer(text.value)]
    for span in spans:
        if isinstance(span, InlineMath) and any(a <= span.start < b for a, b in headings):
            yield _in_heading(text, span)


def _in_heading(text: Text, formula: InlineMath) -> Problem:
    return Problem(
        code="math-in-heading",
        place=text.place(formula.start),
        message="A formula in a heading spoils the heading's address and its place in menus.",
        remedy="Say it in words, and put the formula into the text below.",
    )


def _ambiguous(text: Text) -> Iterator[Problem]:
    """Where markdown-katex finds other formulas than :func:`dlprep.prose.scan` does."""
    found = extension_formulas(text.value)
    for ours, theirs in zip_longest(formulas(text.value), found):
        if ours and theirs and (ours.tex, ours.display) == theirs[1:]:
            continue
        yield Problem(
            code="math-ambiguous",
            place=text.place(_line_start(text.value, ours, theirs)),
            message="markdown-katex would take other parts of this line for formulas than readers"
            " of the source would.",
            remedy="Keep code and formulas apart: no dollar right before or after a back-tick of"
            " code, no formula in an image's text.",
        )
        return


def _line_start(value: str, ours: Formula | None, theirs: tuple[int, str, bool] | None) -> int:
    """The beginning of the earlier of the two lines."""
    lines = [value.count("\n", 0, ours.span.end)] if ours else []
    lines += [theirs[0]] if theirs else []
    return sum(len(line) for line in value.splitlines(keepends=True)[: min(lines)])
