"""A report that a snippet wrote itself is bound by what the runner would have sent."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from dlprep.execution.wire.messages import Ending, Reply
from execution.snippets import CODE_LINE, PATH, snippet

ProblemsOf = Callable[..., list[str]]

FAILURE = {"kind": "E", "names": ["E"], "message": "", "line": 1, "column": 1, "trace": ""}
WARNING = {"kind": "W", "names": ["W"], "message": "", "line": 1}
DRAWN = {"documents": [], "code": "", "message": ""}
REPORT: dict[str, object] = {
    "failure": None,
    "warnings": [],
    "values": {},
    "unknown": {},
    "unshowable": {},
    "drawn": DRAWN,
    "seconds": 0.1,
}


def accepted(**parts: object) -> bool:
    return Reply(ending=Ending.OWN, result=json.dumps(REPORT | parts)).report() is not None


@pytest.mark.parametrize(
    ("part", "of_size", "most"),
    [
        ("failure", lambda size: FAILURE | {"kind": "x" * size}, 200),
        ("failure", lambda size: FAILURE | {"names": ["x"] * size}, 100),
        ("failure", lambda size: FAILURE | {"names": ["x" * size]}, 200),
        ("failure", lambda size: FAILURE | {"message": "x" * size}, 8000),
        ("failure", lambda size: FAILURE | {"trace": "x" * size}, 8000),
        ("failure", lambda size: FAILURE | {"line": size}, 1 << 31),
        ("failure", lambda size: FAILURE | {"column": -size}, 1 << 31),
        ("warnings", lambda size: [WARNING] * size, 51),
        ("warnings", lambda size: [WARNING | {"message": "x" * size}], 500),
        ("values", lambda size: {"x": "x" * size}, 1000),
        ("unknown", lambda size: {"x": "x" * size}, 1000),
        ("unshowable", lambda size: {"x": "x" * size}, 1000),
        ("drawn", lambda size: DRAWN | {"documents": ["<svg/>"] * size}, 6),
        ("drawn", lambda size: DRAWN | {"message": "x" * size}, 8000),
        ("seconds", lambda size: size, 1 << 31),
    ],
)
def test_a_report_holds_no_more_than_the_runner_sends(
    part: str, of_size: Callable[[int], object], most: int
) -> None:
    assert accepted(**{part: of_size(most)})
    assert not accepted(**{part: of_size(most + 1)})


def test_a_number_beyond_all_floats_is_no_time() -> None:
    assert not accepted(seconds=10**400)


def test_a_forged_report_is_not_believed(problems_of: ProblemsOf) -> None:
    documents = ["<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"] * 10_000
    forged = json.dumps(REPORT | {"drawn": DRAWN | {"documents": documents}})
    code = (
        f"import ctypes, os\nleft = {forged!r}.encode()\n"
        "while left: left = left[os.write(10, left):]\n"
        "ctypes.CDLL(None)._exit(0)\n"
    )
    assert problems_of(snippet(code, draws=True)) == [
        (
            f"{PATH}:{CODE_LINE}:7: snippet-left-early: "
            "snippet first ended its process with status 0 before its last line"
        )
    ]


def test_a_code_that_no_figure_has_is_not_shown(problems_of: ProblemsOf) -> None:
    forged = json.dumps(REPORT | {"drawn": DRAWN | {"code": "figure-fine", "message": "bad"}})
    code = f"import ctypes, os\nos.write(10, {forged.encode()!r})\nctypes.CDLL(None)._exit(0)\n"
    assert problems_of(snippet(code, draws=True)) == [
        f"{PATH}:{CODE_LINE}:7: figure-failed: snippet first: bad"
    ]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (
            "raise type('E' * 999, (Exception,), {})('x' * 99_999)",
            f"snippet-failed: snippet first raised {'E' * 200}: {'x' * 8000}",
        ),
        (
            "raise ValueError('\\x1b' * 99_999)",
            "snippet-failed: snippet first raised ValueError: " + "\\x1b" * 8000,
        ),
        (
            (
                "class B(UserWarning): pass\n"
                "for _ in range(150): B = type('B', (B,), {})\n"
                "import warnings; warnings.warn('x' * 9999, B)"
            ),
            f"snippet-warning: snippet first was warned: B: {'x' * 500}",
        ),
        (
            "x = 'x' * 99_999",
            "value-unshowable: [[first.x]] has no value: its text has more than 200 characters",
        ),
        (
            "class X:\n    def __format__(self, spec): raise ValueError('x' * 9999)\nx = X()",
            f"value-unshowable: [[first.x]] has no value: ValueError: {'x' * 988}",
        ),
    ],
)
def test_what_is_long_is_cut_where_it_is_reported(
    problems_of: ProblemsOf, code: str, problem: str
) -> None:
    answer = "[[first.x]]" if "x = " in code else ""
    (found,) = problems_of(snippet(code), answer=answer)
    assert found.partition(": ")[2] == problem
