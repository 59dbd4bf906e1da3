"""YAML syntax errors in plain words: what went wrong and how to write it instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from dlprep.problems import Code, Place, Problem
from dlprep.source import faults


@dataclass(frozen=True, slots=True)
class _Fault:
    """The scanner's message, and the lines around the place where it gave up."""

    said: str
    lines: list[str]
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self._line(self.line)[: self.column]

    @property
    def character(self) -> str:
        """The character at the place, or nothing at the end of a line."""
        return self._line(self.line)[self.column : self.column + 1]

    @property
    def opening(self) -> str:
        """The character that opened what could not be finished."""
        return self._line(self.start_line)[self.start_column : self.start_column + 1]

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class _Explanation:
    """A message and a remedy; ``at_start`` places it where the unfinished thing began."""

    message: str
    remedy: str
    at_start: bool = False


_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""libyaml counts while it looks ahead, a thousand levels, before it tells of the first."""

_QUOTE_IT: Final = "Put the text in quotes, or in a `|` block on the lines below."
_ALIGN: Final = (
    "Give fields of the same mapping the same indentation, "
    "two spaces further in than the field they belong to."
)


def syntax_problem(display_path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The scanner's error as a problem of ours."""
    fault = _fault(text, error)
    if _TOO_DEEP in fault.said:
        return faults.too_deep(_inside(display_path, fault.lines, fault.line, fault.column))
    explanation = _explain(fault)
    at = (
        (fault.start_line, fault.start_column)
        if explanation.at_start
        else (fault.line, fault.column)
    )
    return Problem(
        code=Code("yaml-syntax"),
        place=_inside(display_path, fault.lines, *at),
        message=explanation.message,
        remedy=explanation.remedy,
    )


def _fault(text: str, error: yaml.MarkedYAMLError) -> _Fault:
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    said = f"{error.context or ''} | {error.problem or ''}"
    lines = text.split("\n")
    if mark is None or start is None:  # the scanner always gives one; its types do not say so
        return _Fault(said, lines, 0, 0, 0, 0)
    return _Fault(said, lines, mark.line, mark.column, start.line, start.column)


def _inside(display_path: str, lines: list[str], line: int, column: int) -> Place:
    """The place, or the end of the last line with text if it lies behind the file's end."""
    last = max((number for number, each in enumerate(lines) if each.strip()), default=0)
    if line > last:
        return Place(display_path, last + 1, len(lines[last].rstrip()) + 1)
    return Place(display_path, line + 1, column + 1)


def _explain(fault: _Fault) -> _Explanation:
    for pattern, explain in _EXPLANATIONS:
        if re.search(pattern, fault.said):
            return explain(fault)
    return _Explanation(
        f"this is not valid YAML: {fault.said.strip(' |')}",
        "Compare with a file that works; text with special characters goes into a `|` block.",
    )


def _bad_start(fault: _Fault) -> _Explanation:
    return _Explanation(f"text without quotes must not start with {fault.character}", _QUOTE_IT)


def _colon(fault: _Fault) -> _Explanation:
    if re.fullmatch(r"[ -]*[^\s:]+", fault.before):
        return _Explanation(
            "a field begins here, but the line above is not finished or the indentation is wrong",
            _ALIGN,
        )
    return _Explanation("text without quotes must not contain a colon and a space", _QUOTE_IT)


def _unclosed_quote(fault: _Fault) -> _Explanation:
    message = f"the quote {fault.opening} that opens here is never closed"
    return _Explanation(message, "Close it, or use a `|` block.", at_start=True)


def _bracket(fault: _Fault) -> _Explanation:
    closing = "]" if fault.opening == "[" else "}"
    if fault.line != fault.start_line:
        message = f"the {fault.opening} that opens here is not closed by a {closing}"
        remedy = f"Close it; text that starts with {fault.opening} needs quotes or a `|` block."
        return _Explanation(message, remedy, at_start=True)
    if fault.character == ":":
        message = f"text inside {fault.opening}…{closing} must not contain a colon and a space"
        return _Explanation(message, "Put the text in quotes, or each item on a line of its own.")
    message = f"a comma or {closing} is missing before this"
    remedy = "Separate with commas; text with a bracket, a brace or a quote in it needs quotes."
    return _Explanation(message, remedy)


def _no_colon(_: _Fault) -> _Explanation:
    return _Explanation(
        "this line is neither `field: value` nor part of a text",
        "Put a colon and a space after the name of a field, or indent the line "
        "so that it belongs to the `|` block above.",
        at_start=True,
    )


def _marked_text(fault: _Fault) -> _Explanation:
    message = f"text without quotes must not start with {fault.opening}"
    return _Explanation(message, _QUOTE_IT, at_start=True)


def _escape(_: _Fault) -> _Explanation:
    return _Explanation(
        "inside double quotes a backslash begins an escape, and this one does not exist",
        "Use single quotes or a `|` block, where a backslash is a backslash.",
    )


def _block_header(_: _Fault) -> _Explanation:
    return _Explanation(
        "after `|` or `>` the rest of the line must be empty",
        "Begin the text on the next line, indented by two spaces.",
    )


def _list_item(_: _Fault) -> _Explanation:
    return _Explanation(
        "a list item must not begin here",
        "Begin the list on a line of its own, all dashes in the same column; "
        "text that starts with a dash needs quotes.",
    )


def _structure(fault: _Fault) -> _Explanation:
    before = fault.before.rstrip()
    if before.endswith(('"', "'")):
        message = "the text ended with the quote before this"
        remedy = "Use a `|` block, where quotes inside the text need no care."
        return _Explanation(message, remedy)
    if before.endswith(("]", "}")):
        message = "the list or mapping ended with the bracket before this"
        remedy = "Text that starts with a bracket or brace needs quotes or a `|` block."
        return _Explanation(message, remedy)
    return _Explanation("the indentation does not fit the lines above", _ALIGN)


def _content(fault: _Fault) -> _Explanation:
    if not fault.character:
        return _Explanation("a value is missing here", "Write it, or remove the field.")
    return _bad_start(fault)


def _document(fault: _Fault) -> _Explanation:
    if fault.opening == "%":
        message = "lines that start with % are not supported"
        return _Explanation(message, "Remove the line.", at_start=True)
    message = "the document ended before this"
    return _Explanation(message, "Remove a closing bracket too many.")


def _tag(_: _Fault) -> _Explanation:
    message = "text without quotes must not start with !"
    return _Explanation(message, _QUOTE_IT, at_start=True)


_EXPLANATIONS: Final[tuple[tuple[str, Callable[[_Fault], _Explanation]], ...]] = (
    (r"cannot start any token", _bad_start),
    (r"mapping values are not allowed", _colon),
    (r"mapping keys are not allowed", _bad_start),
    (r"quoted scalar \| found unexpected (end of stream|document)", _unclosed_quote),
    (r"escape|hexdecimal|hexadecimal", _escape),
    (r"flow (sequence|mapping) \|", _bracket),
    (r"could not find expected ':'", _no_colon),
    (r"scanning an (alias|anchor)", _marked_text),
    (r"scanning a block scalar", _block_header),
    (r"sequence entries are not allowed", _list_item),
    (r"parsing a block (mapping|collection)", _structure),
    (r"node content", _content),
    (r"directive|<document start>|incompatible YAML", _document),
    (r"\btag\b", _tag),
)
"""What PyYAML says, in C or in Python, as a pattern, and who puts it into plain words."""
