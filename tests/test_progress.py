"""How far a long piece of work is, on a terminal and in a log."""

from __future__ import annotations

import io
import itertools

from dlprep.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_is_redrawn() -> None:
    terminal = Terminal()
    line = ProgressLine("Running snippets", terminal)
    for done in (1, 2, 3):
        line(done, 3, "name")
    assert terminal.getvalue() == (
        "\rRunning snippets 1/3\rRunning snippets 2/3\rRunning snippets 3/3\n"
    )


def test_a_log_is_left_in_peace() -> None:
    log = io.StringIO()
    seconds = itertools.count()
    line = ProgressLine("Running snippets", log, lambda: next(seconds))
    for done in range(1, 41):
        line(done, 40, "name")
    assert log.getvalue() == (
        "Running snippets 10/40\n"
        "Running snippets 20/40\n"
        "Running snippets 30/40\n"
        "Running snippets 40/40\n"
    )


def test_nothing_is_said_where_nothing_runs() -> None:
    terminal = Terminal()
    ProgressLine("Running snippets", terminal)
    assert terminal.getvalue() == ""
