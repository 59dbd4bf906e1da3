import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.problems import Code, Place, Problem, Related, Severity
from dlprep.reporters import coloured, lines_below, report, summary, tame

FILES = {
    "q/a.yml": ("level: hard", "question: 왜: 그런가", "\ttab", "", "x" * 300),
}


def lines(path: str) -> Sequence[str]:
    return FILES.get(path, ())


def problem(line: int, column: int, path: str = "q/a.yml", **more: str) -> Problem:
    return Problem(
        code=Code(more.get("code", "bad-level")),
        place=Place(path, line, column),
        message=more.get("message", "`hard` is not a level"),
        remedy=more.get("remedy", "Write basic."),
        severity=Severity(more.get("severity", "error")),
        detail=more.get("detail", ""),
    )


def text(*problems: Problem) -> str:
    return report(problems, format="text", lines=lines)


def test_shows_the_line_with_a_caret_and_the_remedy() -> None:
    assert text(problem(1, 8)) == (
        "q/a.yml:1:8: bad-level: `hard` is not a level\n"
        "  1 | level: hard\n"
        "    |        ^\n"
        "  Write basic.\n"
        "\n"
        "1 error in 1 file\n"
    )


def repeated(path: str = "q/a.yml", label: str = "first given here") -> Problem:
    return replace(problem(1, 8), related=(Related(Place(path, 2, 12), label),))


def test_shows_a_related_place_with_its_line() -> None:
    assert text(repeated()) == (
        "q/a.yml:1:8: bad-level: `hard` is not a level\n"
        "  1 | level: hard\n"
        "    |        ^\n"
        "  q/a.yml:2:12: first given here\n"
        "  2 | question: 왜: 그런가\n"
        "    |             -\n"
        "  Write basic.\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_names_a_related_place_of_which_there_is_no_line() -> None:
    assert text(repeated("gone.yml")).splitlines()[3:5] == [
        "  gone.yml:2:12: first given here",
        "  Write basic.",
    ]


def test_tames_related_places() -> None:
    assert text(repeated("a\n::b.yml", "\x1b\n::c")).splitlines()[3:7] == [
        "  a",
        "  \\::b.yml:2:12: \N{REPLACEMENT CHARACTER}",
        "  \\::c",
        "  Write basic.",
    ]


def test_colours_a_related_place_unlike_the_fault() -> None:
    coloured = report([repeated()], format="text", lines=lines, colour=True)
    assert "  \x1b[1mq/a.yml:2:12\x1b[0m: first given here\n" in coloured
    assert "    |             \x1b[34m-\x1b[0m\n" in coloured


def test_gives_programs_the_related_places() -> None:
    (found,) = json.loads(report([repeated()], format="json", lines=lines))
    assert found["related"] == [
        {"path": "q/a.yml", "line": 2, "column": 12, "label": "first given here"}
    ]


def test_names_related_places_in_an_annotation() -> None:
    assert report([repeated()], format="github", lines=lines) == (
        "::error file=q/a.yml,line=1,col=8,title=bad-level::`hard` is not a level"
        "%0Aq/a.yml:2:12: first given here%0AWrite basic.\n"
    )


def test_orders_problems_that_differ_in_their_related_places() -> None:
    found = [repeated(label=label) for label in "ba"]
    assert text(*found) == text(*reversed(found))


def test_puts_the_caret_below_wide_characters() -> None:
    assert text(problem(2, 12)).splitlines()[1:3] == [
        "  2 | question: 왜: 그런가",
        "    |             ^",
    ]


def test_puts_the_caret_behind_the_end_of_a_line() -> None:
    assert text(problem(1, 12)).splitlines()[2] == "    |            ^"


def test_shows_a_tab_as_one_column() -> None:
    assert text(problem(3, 2)).splitlines()[1:3] == ["  3 |  tab", "    |  ^"]


def test_cuts_a_long_line_around_the_place() -> None:
    _, shown, caret, *_ = text(problem(5, 150)).splitlines()
    assert shown == f"  5 | …{'x' * 120}…"
    assert caret == f"    | {' ' * 61}^"


def test_shows_no_line_where_there_is_none() -> None:
    for each in (problem(4, 1), problem(99, 1), problem(1, 1, path="gone.yml")):
        assert text(each).splitlines()[1] == "  Write basic."


def test_shows_details_and_calls_a_warning_one() -> None:
    found = problem(99, 1, severity="warning", detail="Traceback:\n  File x\n\nValueError")
    assert text(found) == (
        "q/a.yml:99:1: warning: bad-level: `hard` is not a level\n"
        "  Traceback:\n"
        "    File x\n"
        "\n"
        "  ValueError\n"
        "  Write basic.\n"
        "\n"
        "1 warning in 1 file\n"
    )


def test_orders_problems_by_place_whatever_order_they_come_in() -> None:
    found = [problem(2, 1), problem(1, 9), problem(1, 2, path="b.yml"), problem(1, 2)]
    assert text(*found) == text(*reversed(found))
    heads = [line for line in text(*found).splitlines() if "bad-level" in line]
    assert [head.split(" ")[0] for head in heads] == [
        "b.yml:1:2:",
        "q/a.yml:1:2:",
        "q/a.yml:1:9:",
        "q/a.yml:2:1:",
    ]


def test_says_nothing_about_nothing() -> None:
    assert text() == ""
    assert report([], format="github", lines=lines) == ""
    assert report([], format="json", lines=lines) == "[]\n"


def test_colours_only_if_asked() -> None:
    coloured = report([problem(1, 8)], format="text", lines=lines, colour=True)
    assert "\x1b[1mq/a.yml:1:8\x1b[0m: \x1b[31mbad-level\x1b[0m: `hard`" in coloured
    assert "\x1b" not in text(problem(1, 8))


def test_lets_no_control_character_reach_the_terminal() -> None:
    hostile = problem(1, 1, path="a\x1b[2J.yml", message="\x1b]0;x\x07\u202e", detail="\x9b")
    shown = report([hostile], format="text", lines=lambda _: ["\x1b[31m red"])
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)


def test_lets_no_line_of_a_text_be_a_command_of_github() -> None:
    hostile = problem(
        99,
        1,
        path="a\n::error::b.yml",
        message="said\n ::warning::c",
        detail="x ##[error]y\n::stop-commands::z",
        remedy="::ffff",
    )
    assert text(hostile) == (
        "a\n"
        "  \\::error::b.yml:99:1: bad-level: said\n"
        "   \\::warning::c\n"
        "  x ##\\[error]y\n"
        "  \\::stop-commands::z\n"
        "  \\::ffff\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_keeps_tabs_and_lines_of_what_it_tames() -> None:
    assert tame("a\tb\n[1]::c\n") == "a\tb\n[1]::c\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_of_those_who_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert (coloured(_Terminal()), coloured(io.StringIO())) == (True, False)
    monkeypatch.setenv("NO_COLOR", "")
    assert coloured(_Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(_Terminal())


def test_counts_errors_warnings_and_files() -> None:
    warning = problem(1, 1, path="b.yml", severity="warning")
    assert summary([]) == "no problems"
    assert summary([warning]) == "1 warning in 1 file"
    assert summary([problem(1, 1), problem(2, 1), problem(3, 1), warning]) == (
        "3 errors, 1 warning in 2 files"
    )


def test_gives_programs_one_object_a_problem() -> None:
    found = report([problem(2, 3, message="왜")], format="json", lines=lines)
    assert json.loads(found) == [
        {
            "path": "q/a.yml",
            "line": 2,
            "column": 3,
            "severity": "error",
            "code": "bad-level",
            "message": "왜",
            "remedy": "Write basic.",
            "related": [],
            "detail": "",
        }
    ]
    assert "왜" in found


def test_annotates_a_pull_request() -> None:
    assert report([problem(1, 8)], format="github", lines=lines) == (
        "::error file=q/a.yml,line=1,col=8,title=bad-level::`hard` is not a level%0AWrite basic.\n"
    )


def test_escapes_what_would_end_an_annotation() -> None:
    hostile = problem(1, 1, path="a,b:c%.yml", severity="warning", message="50%\r\n::error::x")
    assert report([hostile], format="github", lines=lines) == (
        "::warning file=a%2Cb%3Ac%25.yml,line=1,col=1,title=bad-level"
        "::50%25%0D%0A::error::x%0AWrite basic.\n"
    )


def test_reads_the_lines_of_files_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("\ufeffa: 1\r\nb: \xff\n".encode("utf-8") + b"\xff")
    lines = lines_below(tmp_path)
    assert lines("a.yml") == ("a: 1", "b: \xff", "\ufffd")
    assert lines("none.yml") == ()
    assert lines(".") == ()
