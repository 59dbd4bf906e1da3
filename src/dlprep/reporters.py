"""Problems as text for people, JSON for programs, annotations for GitHub."""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal, TextIO

from dlprep.problems import Place, Problem, Related, Severity, in_order
from dlprep.source import source_lines

Format = Literal["text", "json", "github"]
"""How problems are reported."""

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by the path that problems name; empty if it cannot be read."""

_Paint = Callable[[str, str], str]
"""Puts a text into a colour or another style, if they are wanted."""

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33"}
_RELATED_COLOUR: Final = "34"
_WIDEST: Final = 120
"""The columns of an excerpt; longer lines are cut around the place."""

_UNRULY: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WORKFLOW_COMMAND: Final = re.compile(r"^\s*(?=::)|##(?=\[)", re.MULTILINE)
"""How GitHub knows a command in a log: after any indent, and in an older form anywhere."""


def report(
    problems: Iterable[Problem],
    *,
    format: Format,  # noqa: A002 - callers name it as the command line does
    lines: Lines,
    colour: bool = False,
) -> str:
    """All problems in a stable order, in the given format, ending in a line feed.

    ``lines`` gives the lines of a file for the text format, which shows the offending one;
    :func:`lines_below` makes it for a project's folder.
    """
    ordered = in_order(list(problems))
    match format:
        case "text":
            return _text(ordered, lines, colour=colour)
        case "json":
            return _json(ordered)
        case "github":
            return "".join(_annotation(problem) for problem in ordered)


def lines_below(root: Path) -> Lines:
    """The lines of the files below a folder, each file read once; none where it cannot be."""

    @cache
    def lines(path: str) -> Sequence[str]:
        try:
            return source_lines((root / path).read_bytes())
        except OSError:
            return ()

    return lines


def summary(problems: Iterable[Problem]) -> str:
    """How many problems there are, such as ``3 errors, 1 warning in 2 files``."""
    found = list(problems)
    counts = [
        _counted(sum(problem.severity is severity for problem in found), str(severity))
        for severity in Severity
    ]
    kinds = ", ".join(count for count in counts if count) or "no problems"
    files = _counted(len({problem.place.path for problem in found}), "file")
    return f"{kinds} in {files}" if files else kinds


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}" if number else ""


def _text(problems: list[Problem], lines: Lines, *, colour: bool) -> str:
    if not problems:
        return ""
    paint = _painted if colour else _plain
    entries = (_entry(problem, lines, paint) for problem in problems)
    return "\n".join(entries) + f"\n{summary(problems)}\n"


def _entry(problem: Problem, lines: Lines, paint: _Paint) -> str:
    place = paint(_continued(str(problem.place)), "1")
    colour = _COLOURS[problem.severity]
    code = paint(problem.code, colour)
    kind = "warning: " if problem.severity is Severity.WARNING else ""
    parts = [
        f"{place}: {kind}{code}: {_continued(problem.message)}",
        *_excerpt(problem.place, lines, paint("^", colour)),
        *(line for each in problem.related for line in _related(each, lines, paint)),
        *_indented(problem.detail),
        *_indented(problem.remedy),
    ]
    return "\n".join(parts) + "\n"


def _related(related: Related, lines: Lines, paint: _Paint) -> Iterator[str]:
    """A related place, what stands there, and its line."""
    yield f"  {paint(_continued(str(related.place)), '1')}: {_continued(related.label)}"
    yield from _excerpt(related.place, lines, paint("-", _RELATED_COLOUR))


def _excerpt(place: Place, lines: Lines, mark: str) -> tuple[str, ...]:
    """The line of the place with the mark below it; nothing if the line is not there."""
    text = "".join(lines(place.path)[place.line - 1 : place.line])
    if not text.strip():
        return ()
    line, column = _cut(tame(text.replace("\t", " ")), place.column)  # a tab is one column
    gap = " " * _width(line[: column - 1])
    margin = " " * len(str(place.line))
    return (f"  {place.line} | {line}", f"  {margin} | {gap}{mark}")


def _cut(line: str, column: int) -> tuple[str, int]:
    """At most 120 characters around the column, and where the column then is."""
    if len(line) <= _WIDEST:
        return line, column
    start = max(0, min(column - 1 - _WIDEST // 2, len(line) - _WIDEST))
    before, after = "…" * (start > 0), "…" * (start + _WIDEST < len(line))
    return f"{before}{line[start : start + _WIDEST]}{after}", column - start + len(before)


def _width(text: str) -> int:
    """The columns a terminal gives to the text: Hangul takes two each, accents none."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _indented(text: str) -> list[str]:
    return [f"  {tame(line)}".rstrip() for line in text.split("\n") if text]


def _continued(text: str) -> str:
    """Text whose further lines, if any, are indented like the rest of an entry."""
    return tame(text).replace("\n", "\n  ")


def tame(text: str) -> str:
    """Text that can neither move a terminal's cursor nor turn its writing nor command GitHub."""
    shown = _UNRULY.sub("\N{REPLACEMENT CHARACTER}", text)
    return _WORKFLOW_COMMAND.sub(r"\g<0>\\", shown)


def coloured(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal of someone who has not asked for no colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, _: str) -> str:
    return text


def _json(problems: list[Problem]) -> str:
    return json.dumps([_object(each) for each in problems], ensure_ascii=False, indent=2) + "\n"


def _object(problem: Problem) -> dict[str, object]:
    return {
        **_position(problem.place),
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
        "related": [{**_position(each.place), "label": each.label} for each in problem.related],
        "detail": problem.detail,
    }


def _position(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _annotation(problem: Problem) -> str:
    """A workflow command, which GitHub shows next to the line in the diff."""
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    related = (f"{each.place}: {each.label}" for each in problem.related)
    parts = (problem.message, *related, problem.detail, problem.remedy)
    message = _escaped("\n".join(part for part in parts if part))
    return f"::{problem.severity} {listed}::{message}\n"


def _escaped(text: str) -> str:
    """Text as the data of a workflow command: a line feed would end it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
