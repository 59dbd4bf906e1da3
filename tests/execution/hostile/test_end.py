"""Snippets that don't come to an ordinary end, and ones that lie about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlprep.execution import Level, Outcomes
from execution.snippets import CODE_LINE, PATH, shown, snippet

Attack = Callable[..., Outcomes]
ProblemOf = Callable[..., str]
PrintedBy = Callable[..., str]


@pytest.mark.parametrize(
    ("code", "place", "problem"),
    [
        pytest.param(
            "x = 1\nname = input('name? ')\n",
            (1, 14),
            "snippet-failed: snippet first raised EOFError: EOF when reading a line",
            id="input",
        ),
        pytest.param(
            "import sys\nsys.exit(0)\n",
            (1, 7),
            "snippet-left-early: snippet first left by SystemExit: 0 before its last line",
            id="sys.exit",
        ),
        pytest.param(
            "import os\nif True:\n    os._exit(0)\nassert False\n",
            (2, 7),
            "snippet-left-early: "
            "snippet first ended its process with status 0 before its last line",
            id="os._exit",
        ),
        pytest.param(
            "import os\nos._exit(97)\n",
            (1, 7),
            "snippet-left-early: "
            "snippet first ended its process with status 97 before its last line",
            id="os._exit with any status",
        ),
        pytest.param(
            "import ctypes\n\nctypes.string_at(0)\n",
            (2, 7),
            "snippet-killed: snippet first was killed by SIGSEGV",
            id="segmentation fault",
        ),
        pytest.param(
            "import os\nos.abort()\n",
            (1, 7),
            "snippet-killed: snippet first was killed by SIGABRT",
            id="abort",
        ),
        pytest.param(
            "import os\nos.kill(os.getpid(), 9)\n",
            (0, 7),
            "snippet-killed: snippet first was killed by SIGKILL",
            id="kills itself",
        ),
        pytest.param(
            "raise KeyboardInterrupt\n",
            (0, 7),
            "snippet-failed: snippet first raised KeyboardInterrupt",
            id="interrupts itself",
        ),
        pytest.param(
            "import os\nos.closerange(0, 100)\n",
            (0, 7),
            "snippet-left-early: "
            "snippet first ended its process with status 1 before its last line",
            id="closes every file",
        ),
        pytest.param(
            "import json\njson.dumps = None\n",
            (0, 7),
            "snippet-left-early: "
            "snippet first ended its process with status 1 before its last line",
            id="breaks the runner's report",
        ),
        pytest.param(
            "import os\nos.write(10, b'{\"failure\": null}')\nos.kill(os.getpid(), 9)\n",
            (0, 7),
            "snippet-killed: snippet first was killed by SIGKILL",
            id="forges half a report",
        ),
        pytest.param(
            "import os\nos.write(10, b'[]')\n",
            (0, 7),
            "snippet-left-early: "
            "snippet first ended its process with status 0 before its last line",
            id="spoils the report",
        ),
        pytest.param(
            "import os\nfor _ in range(100): os.write(10, bytes(1 << 20))\n",
            (0, 7),
            "figure-too-large: the figures and values of snippet first take more than 8 MiB",
            id="floods the report",
        ),
    ],
)
def test_no_ordinary_end(
    problem_of: ProblemOf, code: str, place: tuple[int, int], problem: str
) -> None:
    line, column = place

    assert problem_of(snippet(code)) == f"{PATH}:{CODE_LINE + line}:{column}: {problem}"


def test_an_end_without_a_newline(printed_by: PrintedBy) -> None:
    assert printed_by(snippet("print('no newline', end='')")) == "no newline"


def test_output_that_is_not_text(printed_by: PrintedBy) -> None:
    code = r"import sys; sys.stdout.buffer.write(b'\xff\xfe \x00\n')"
    assert printed_by(snippet(code)) == "\\xff\\xfe \\x00\n"


def test_codes_that_steer_a_terminal(printed_by: PrintedBy) -> None:
    code = r"print('\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J')"
    assert printed_by(snippet(code)) == ("\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07 \\x9b2J\n")


def test_a_syntax_error(problem_of: ProblemOf) -> None:
    assert problem_of(snippet("x = 1\nif x\n")) == (
        f"{PATH}:{CODE_LINE + 1}:11: snippet-failed: "
        f"snippet first raised SyntaxError: expected ':' (one.yml, line {CODE_LINE + 1})"
    )


def test_a_warning(problem_of: ProblemOf) -> None:
    code = "import numpy as np\nnp.log(np.zeros(1))\n"
    assert problem_of(snippet(code)) == (
        f"{PATH}:{CODE_LINE + 1}:7: snippet-warning: "
        "snippet first was warned: RuntimeWarning: divide by zero encountered in log"
    )


def test_a_surrogate_in_output_and_message(attack: Attack) -> None:
    code = "print('\\udc80')\nraise ValueError('\\udc80')\n"
    (problem,) = attack(snippet(code)).problems
    assert problem.message == "snippet first raised ValueError: \\udc80"


def test_a_closed_standard_output(printed_by: PrintedBy) -> None:
    assert printed_by(snippet("import sys\nprint('a')\nsys.stdout.close()\n")) == "a\n"


def test_its_parent_cannot_be_killed(attack: Attack) -> None:
    code = "import os\ntry: os.kill(os.getppid(), 9)\nexcept PermissionError: print('denied')\n"
    outcomes = attack(snippet(code), snippet("print('next')", name="second"))
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "denied\n"
    assert outcomes.runs["one", "second"].stdout == "next\n"


def test_nothing_can_be_killed_by_broadcast(attack: Attack, level: Level) -> None:
    code = "import os, signal\nos.kill(-1, 9)\n"
    outcomes = attack(snippet(code), snippet("print('next')", name="second"))
    first = [shown(problem) for problem in outcomes.problems]
    denied = (
        f"{PATH}:{CODE_LINE + 1}:7: snippet-failed: "
        "snippet first raised PermissionError: [Errno 1] Operation not permitted"
    )
    nobody = denied.replace(
        "PermissionError: [Errno 1] Operation not permitted",
        "ProcessLookupError: [Errno 3] No such process",
    )
    assert first == [nobody if level is Level.FULL else denied]
    assert outcomes.runs["one", "second"].stdout == "next\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        ("<g><script>alert(1)</script></g>", "its SVG holds the element <script>"),
        (
            "<style>@import 'https://example.org/x.css'</style>",
            "its SVG may refer to something outside in its style",
        ),
        ("<g>", "its SVG can't be read: mismatched tag: line 1, column 45"),
    ],
)
def test_a_forged_figure(problem_of: ProblemOf, drawing: str, fault: str) -> None:
    document = f"<svg xmlns='http://www.w3.org/2000/svg'>{drawing}</svg>"
    code = (
        "import matplotlib.pyplot as plt\nfrom matplotlib.figure import Figure\nplt.figure()\n"
        f"Figure.savefig = lambda self, file, **_: file.write({document!r})\n"
    )
    assert problem_of(snippet(code, draws=True)) == (
        f"{PATH}:{CODE_LINE}:7: figure-unsafe: "
        f"snippet first: it draws a figure that can't be shown: {fault}"
    )


def test_an_entity_bomb_as_figure(problem_of: ProblemOf) -> None:
    document = "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>"
    code = (
        "import matplotlib.pyplot as plt\nfrom matplotlib.figure import Figure\nplt.figure()\n"
        f"Figure.savefig = lambda self, file, **_: file.write({document!r})\n"
    )
    assert problem_of(snippet(code, draws=True)) == (
        f"{PATH}:{CODE_LINE}:7: figure-unsafe: "
        "snippet first: it draws a figure that can't be shown: "
        "its SVG has a document type of its own"
    )
