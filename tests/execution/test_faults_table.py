"""The table of faults in the contributors' pages is the one that the tests would write."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from execution.hostile import faults

_HOSTILE = Path(faults.__file__).parent


def test_every_hostile_test_has_a_row_and_every_row_a_test() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", str(_HOSTILE)],
        cwd=_HOSTILE.parents[2],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    tests = [line.partition("::")[2] for line in listed.splitlines() if "::" in line]
    keys = {faults.key(test) for test in tests} - {"the_same_as_an_ordinary_user"}
    assert keys == set(faults.catalogue())


@pytest.mark.parametrize("language", faults.PAGES)
def test_the_page_has_these_rows(language: str) -> None:
    names = [fault[language] for fault in faults.catalogue().values()]
    assert [row[0] for row in faults.rows(language)] == names


@pytest.mark.parametrize("language", faults.PAGES)
def test_every_row_was_measured(language: str) -> None:
    times = re.compile(r"< 1 s|≈ \d+ s|> 1 min|> 1분")
    rows = faults.rows(language)
    assert {len(row) for row in rows} == {6}
    unmeasured = [row[0] for row in rows for cell in row[3:5] if not times.search(cell)]
    assert unmeasured == []


def test_what_is_shown_is_said_for_every_fault_without_a_code() -> None:
    known = {row[0]: row[1] for row in faults.rows("en")}
    for fault in faults.catalogue().values():
        shown = known[fault["en"]]
        assert re.fullmatch(r"`[a-z-]+`(, `[a-z-]+`)*", shown) or shown == fault["shown"]["en"]


def _line(user: str, level: str, codes: list[str], seconds: float) -> str:
    return json.dumps(["a_fork_bomb", user, level, codes, 0, seconds])


def test_a_row_tells_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = {"en": "Fork bomb", "ko": "포크 폭탄", "elsewhere": "open"}
    monkeypatch.setattr(faults, "catalogue", lambda: {"a_fork_bomb": fault})
    lines = [
        _line("root", "full", ["snippet-processes"], 0.4),
        _line("root", "filters", ["snippet-timeout"], 2.0),
        _line("user", "full", ["snippet-processes"], 0.2),
        _line("user", "full", ["snippet-processes"], 7.0),
        _line("user", "filters", ["snippet-processes"], 8.0),
    ]
    assert list(faults.table(lines, "en"))[2:] == [
        (
            "| Fork bomb | `snippet-processes` | nothing "
            "| < 1 s; without namespaces `snippet-timeout`, ≈ 3 s | ≈ 10 s "
            "| not tried; not contained |"
        )
    ]
    assert list(faults.table(lines, "ko"))[2:] == [
        (
            "| 포크 폭탄 | `snippet-processes` | 없음 "
            "| < 1 s; 네임스페이스 없이 `snippet-timeout`, ≈ 3 s | ≈ 10 s "
            "| 시험하지 않음. 막지 못함 |"
        )
    ]
