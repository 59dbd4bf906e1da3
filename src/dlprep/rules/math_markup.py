"""A formula is marked so that markdown-katex would miss it, misplace it or find another one.

A formula in a sentence is closed on its line; a displayed one stands between blank lines, all of
its lines indented alike; headings have none.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import Final

from dlprep.math.extension import extension_formulas
from dlprep.math.formulas import Formula, formulas
from dlprep.problems import Code, Problem
from dlprep.prose import CodeSpan, Fence, Heading, InlineMath, Span, UnclosedMath
from dlprep.rules.text_fields import TextField

CODES: Final = (
    Code("math-unclosed"),
    Code("math-fence-unclosed"),
    Code("math-fence-misplaced"),
    Code("math-fence-touching"),
    Code("math-fence-options"),
    Code("math-in-heading"),
    Code("math-ambiguous"),
)

_INDENT: Final = 4  # spaces by which Python-Markdown indents what belongs to a list item
_CONTAINER: Final = re.compile(r" *(?:[-*+]|\d+\.|!!!|\?\?\?\+?|===) ")
_AFTER_TEXT: Final = re.compile(
    r"(?<=[^\s`~])[ \t]*(?P<mark>(?:`{3,}|~{3,})math)[ \t]*$", re.MULTILINE
)


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of the formulas' marks in one text."""
    problems = [*_unclosed(field), *_fences(field), *_in_headings(field)]
    yield from problems or _ambiguous(field)


def _unclosed(field: TextField) -> Iterator[Problem]:
    for span in field.spans:
        if isinstance(span, UnclosedMath):
            yield Problem(
                code=Code("math-unclosed"),
                place=field.text.place(span.start),
                message="the formula that begins here is not closed on its line",
                remedy="Close it with a back-tick and a dollar, as in $`x`$; a formula of several"
                " lines stands in a ```math fence.",
            )


def _in_headings(field: TextField) -> Iterator[Problem]:
    headings = [span for span in field.spans if isinstance(span, Heading)]
    for span in field.spans if headings else ():
        if isinstance(span, InlineMath) and any(_within(span.start, each) for each in headings):
            yield Problem(
                code=Code("math-in-heading"),
                place=field.text.place(span.start),
                message="a formula in a heading spoils the heading's address and its menu entry",
                remedy="Say it in words, and put the formula into the text below.",
            )


def _fences(field: TextField) -> Iterator[Problem]:
    for span in field.spans:
        if isinstance(span, Fence) and span.info.startswith("math"):
            yield from _closed_fence(field, span) if span.closed else _endless_fence(field, span)
    for match in _AFTER_TEXT.finditer(field.text.value):
        if not any(_within(match.start("mark"), code) for code in _code(field)):
            yield _misplaced(field, match.start("mark"), "does not begin its line")


def _within(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end


def _code(field: TextField) -> Iterator[Span]:
    """The spans in which marks mean nothing: fences, and code within one line."""
    for span in field.spans:
        if isinstance(span, Fence) or (isinstance(span, CodeSpan) and "\n" not in span.code):
            yield span


def _endless_fence(field: TextField, fence: Fence) -> Iterator[Problem]:
    yield Problem(
        code=Code("math-fence-unclosed"),
        place=field.text.place(fence.start + fence.indent),
        message="the formula that begins here is never closed: its TeX would be shown as it stands",
        remedy="End it with a line of the same marks, indented like the first.",
    )


def _closed_fence(field: TextField, fence: Fence) -> Iterator[Problem]:
    start = fence.start + fence.indent
    first, *body, last = field.text.value[fence.start : fence.end].split("\n")
    mark, _, options = first.partition("math")
    if options.strip():
        yield _options(field, fence.start + len(mark) + len("math"), options)
    if last.rstrip() != mark.rstrip():
        yield _misplaced(field, fence.end - len(last), "ends in other marks than it begins with")
    if not _fits(field.text.value, fence):
        yield _misplaced(field, start, "is indented but belongs to no list item")
    elif any(line.strip() and line[: fence.indent].strip() for line in body):
        yield _misplaced(field, start, "has a line that is indented less than its first")
    if _touches(field.text.value, fence):
        yield Problem(
            code=Code("math-fence-touching"),
            place=field.text.place(start),
            message="the formula touches the text before or after it and would break the paragraph",
            remedy="Put a blank line before and after it.",
        )


def _options(field: TextField, offset: int, options: str) -> Problem:
    return Problem(
        code=Code("math-fence-options"),
        place=field.text.place(offset),
        message=f"`{options.strip()}` on the fence's first line would be part of the formula",
        remedy="Write nothing but ```math there; the formula begins on the next line.",
    )


def _fits(value: str, fence: Fence) -> bool:
    """Whether the nearest line above that is indented less opens an item for this indent."""
    if fence.indent == 0:
        return True
    for line in reversed(value[: fence.start].split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < fence.indent:
            return indent == fence.indent - _INDENT and _CONTAINER.match(line) is not None
    return False


_misplaced_fence = partial(
    Problem,
    code=Code("math-fence-misplaced"),
    remedy="Begin all of its lines in the first column; those of a list item four spaces further"
    " in than the item.",
)


def _misplaced(field: TextField, offset: int, what: str) -> Problem:
    place = field.text.place(offset)
    return _misplaced_fence(
        place=place, message=f"the formula would not be shown: its fence {what}"
    )


def _touches(value: str, fence: Fence) -> bool:
    line_before = value[: fence.start].split("\n")[-2:-1]
    line_after = value[fence.end :].split("\n")[1:2]
    return any(line.strip() for line in line_before + line_after)


def _ambiguous(field: TextField) -> Iterator[Problem]:
    """The first place where markdown-katex finds another formula than our own scanner."""
    value = field.text.value
    if "`" not in value and "~" not in value:
        return  # neither finds any
    ours = formulas(value, field.spans)
    for written, found in zip_longest(ours, extension_formulas(value)):
        if written and found and (written.tex, written.display) == (found.tex, found.display):
            continue
        lines = [*([_last_line(written)] if written else []), *([found.line] if found else [])]
        yield Problem(
            code=Code("math-ambiguous"),
            place=field.text.place(_line_start(value, min(lines))),
            message="markdown-katex would find other formulas in this line than the ones meant",
            remedy="Keep code and formulas apart: no dollar touches a back-tick of code, and no"
            " formula stands in the text of an image.",
        )
        return


def _last_line(formula: Formula) -> int:
    return formula.text.count("\n", 0, formula.span.end)


def _line_start(value: str, line: int) -> int:
    return sum(len(each) + 1 for each in value.split("\n")[:line])
