"""Each way a snippet can end has a code, a message and a line of the YAML file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlprep.execution import Outcomes
from dlprep.stages import Run
from execution.snippets import CODE_LINE, PATH, shown, snippet

RunOf = Callable[..., Run]
ProblemsOf = Callable[..., list[str]]
Execute = Callable[..., Outcomes]


def test_output_is_kept_exactly(run_of: RunOf) -> None:
    assert run_of(snippet("print('a  b')\nprint('끝', end='')\n")).stdout == "a  b\n끝"


def test_values_are_formatted_as_the_prose_asks(run_of: RunOf) -> None:
    code = "rate = {'relu': 0.971, 2: 0.5}\nclass A: shape = (3, 4)\nx = A()\nn = [1, 2]\n"
    fields = ["rate[relu]:.0%", "rate[2]:.1f", "x.shape", "n[1]"]
    answer = "".join(f"[[first.{field}]] " for field in fields)
    assert run_of(snippet(code), answer=answer).values == {
        "rate[relu]:.0%": "97%",
        "rate[2]:.1f": "0.5",
        "x.shape": "(3, 4)",
        "n[1]": "2",
    }


def test_values_inside_formulas_count(run_of: RunOf) -> None:
    answer = "$`x = [[first.x]]`$\n\n```math\ny = [[first.y]]\n```\n\n`[[first.z]]`"
    assert run_of(snippet("x, y = 1, 2"), answer=answer).values == {"x": "1", "y": "2"}


def test_an_exception_names_its_line_and_column(execute: Execute) -> None:
    code = "def half(x):\n    return x / 0\n\n값 = half(1)\n"
    (problem,) = execute(snippet(code)).problems
    assert str(problem.place) == f"{PATH}:{CODE_LINE + 1}:18"
    assert problem.code == "snippet-failed"
    assert problem.message == "snippet first raised ZeroDivisionError: division by zero"
    assert problem.remedy == (
        "Mend the code, or name the exception under `raises:` if the page is about it."
    )
    lines = problem.detail.splitlines()
    assert [line for line in lines if line.strip(" ~^")] == [  # carets vary with the interpreter
        "Traceback (most recent call last):",
        f'  File "{PATH}", line {CODE_LINE + 3}, in <module>',
        "    값 = half(1)",
        f'  File "{PATH}", line {CODE_LINE + 1}, in half',
        "    return x / 0",
        "ZeroDivisionError: division by zero",
    ]


_IN_A_THREAD = """\
import threading
def check():
    assert 1 + 1 == 3
thread = threading.Thread(target=check)
thread.start()
thread.join()
"""
_IN_A_FINALIZER = """\
class Layer:
    def __del__(self):
        assert 1 + 1 == 3
Layer()
"""


@pytest.mark.parametrize(("code", "column"), [(_IN_A_THREAD, 18), (_IN_A_FINALIZER, 22)])
def test_a_failure_that_nobody_can_catch_is_one(
    problems_of: ProblemsOf, code: str, column: int
) -> None:
    assert problems_of(snippet(code)) == [
        f"{PATH}:{CODE_LINE + 2}:{column}: snippet-failed: snippet first raised AssertionError"
    ]


def test_a_failed_assertion_is_at_its_condition(problems_of: ProblemsOf) -> None:
    assert problems_of(snippet("assert (\n    1 + 1 == 3\n)\n")) == [
        f"{PATH}:{CODE_LINE + 1}:11: snippet-failed: snippet first raised AssertionError"
    ]


def test_a_thread_may_leave(run_of: RunOf) -> None:
    code = "import sys, threading\nthreading.Thread(target=sys.exit).start()\nprint('on')\n"
    assert run_of(snippet(code)).stdout == "on\n"


@pytest.mark.parametrize(
    ("attribute", "raised"),
    [
        ("__notes__", "E: x"),
        ("__cause__", "E: x"),
        ("__traceback__", "E: x"),
        ("__str__", "E: <its message cannot be shown: TypeError>"),
    ],
)
def test_an_exception_that_does_not_let_itself_be_shown(
    execute: Execute, attribute: str, raised: str
) -> None:
    code = (
        "class E(Exception):\n"
        "    @property\n"
        f"    def {attribute}(self): raise TypeError('no')\n\n"
        "raise E('x')\n"
    )
    (problem,) = execute(snippet(code)).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE + 4}:7: snippet-failed: snippet first raised {raised}"
    )
    assert problem.detail.splitlines()[1:3] == [
        f'  File "{PATH}", line {CODE_LINE + 4}, in <module>',
        "    raise E('x')",
    ]
    assert execute(snippet(code, raises="E")).runs["one", "first"].raised == raised


def test_a_syntax_error_names_its_line(problems_of: ProblemsOf) -> None:
    assert problems_of(snippet("x = 1\nif x\n")) == [
        (
            f"{PATH}:{CODE_LINE + 1}:11: snippet-failed: "
            f"snippet first raised SyntaxError: expected ':' (one.yml, line {CODE_LINE + 1})"
        )
    ]


def test_an_expected_exception_is_shown_as_such(run_of: RunOf) -> None:
    code = "print('before')\nx = 3\n[][1]\n"
    run = run_of(snippet(code, raises="LookupError"), answer="[[first.x]]")
    assert (run.raised, run.stdout, run.values) == (
        "IndexError: list index out of range",
        "before\n",
        {"x": "3"},
    )


def test_an_expected_exception_may_be_named_with_its_module(run_of: RunOf) -> None:
    code = "import numpy as np\nnp.linalg.inv(np.zeros((2, 2)))\n"
    run = run_of(snippet(code, raises="numpy.linalg.LinAlgError"))
    assert run.raised == "LinAlgError: Singular matrix"


def test_an_expected_warning_may_be_named_with_its_module(run_of: RunOf) -> None:
    code = "import numpy as np\nnp.polyfit([1, 1], [1, 2], 1)\n"
    run = run_of(snippet(code, warns="numpy.exceptions.RankWarning"))
    assert run.warned == ("RankWarning: Polyfit may be poorly conditioned",)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (
            "x = 1",
            (
                f"{CODE_LINE + 20}:13: snippet-no-raise: "
                "snippet first was expected to raise ValueError, but ran to its end"
            ),
        ),
        (
            "x = 1\n{}['k']",
            (
                f"{CODE_LINE + 1}:7: snippet-wrong-raise: "
                "snippet first was expected to raise ValueError, but raised KeyError: 'k'"
            ),
        ),
    ],
)
def test_an_expectation_must_be_met(problems_of: ProblemsOf, code: str, problem: str) -> None:
    assert problems_of(snippet(code, raises="ValueError")) == [f"{PATH}:{problem}"]


def test_every_warning_is_a_problem_at_its_line(problems_of: ProblemsOf) -> None:
    code = "import numpy as np\nnp.float32(3e38) * 10\nimport warnings\nwarnings.warn('later')\n"
    assert problems_of(snippet(code)) == [
        (
            f"{PATH}:{CODE_LINE + 1}:7: snippet-warning: snippet first was warned: "
            "RuntimeWarning: overflow encountered in scalar multiply"
        ),
        f"{PATH}:{CODE_LINE + 3}:7: snippet-warning: snippet first was warned: UserWarning: later",
    ]


def test_an_expected_warning_is_kept(run_of: RunOf) -> None:
    code = "import numpy as np\nnp.log(np.zeros(1))\n"
    run = run_of(snippet(code, warns="RuntimeWarning"))
    assert run.warned == ("RuntimeWarning: divide by zero encountered in log",)


def test_an_expected_warning_must_be_given(problems_of: ProblemsOf) -> None:
    assert problems_of(snippet("x = 1", warns="RuntimeWarning")) == [
        (
            f"{PATH}:{CODE_LINE + 21}:12: snippet-no-warning: "
            "snippet first was expected to be warned of a RuntimeWarning, but was not"
        )
    ]


_WARNED_OFTEN = "import warnings\nfor i in range({}): warnings.warn(f'expected {{i}}')\n"


@pytest.mark.parametrize(("expected", "line"), [(60, 1), (50, 2)])
def test_more_warnings_than_are_looked_at_are_a_problem(
    execute: Execute, expected: int, line: int
) -> None:
    code = _WARNED_OFTEN.format(expected) + "warnings.warn('a real problem', RuntimeWarning)\n"
    (problem,) = execute(snippet(code, warns="UserWarning")).problems
    assert shown(problem) == (
        f"{PATH}:{CODE_LINE + line}:7: snippet-warning: snippet first was warned more than 50 times"
    )
    assert problem.remedy == "Do what the warnings ask: of what came after them nothing is known."


def test_as_many_warnings_as_are_looked_at_may_be_expected(run_of: RunOf) -> None:
    run = run_of(snippet(_WARNED_OFTEN.format(50), warns="UserWarning"))
    assert len(run.warned) == 50


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("y", "value-unknown: [[first.y]] has no value: the code defines no `y`"),
        ("d[y]", "value-unknown: [[first.d[y]]] has no value: KeyError: 'y'"),
        ("d[d]", "value-unknown: [[first.d[d]]] has no value: KeyError: 'd'"),
        ("x[7]", "value-unknown: [[first.x[7]]] has no value: IndexError: list index out of range"),
        (
            "x.shape",
            (
                "value-unknown: [[first.x.shape]] has no value: "
                "AttributeError: 'list' object has no attribute 'shape'"
            ),
        ),
        (
            "x:.2f",
            (
                "value-unshowable: [[first.x:.2f]] has no value: "
                "TypeError: unsupported format string passed to list.__format__"
            ),
        ),
        (
            "f:.q",
            (
                "value-unshowable: [[first.f:.q]] has no value: "
                "ValueError: Format specifier missing precision"
            ),
        ),
        (
            "f:300",
            "value-unshowable: [[first.f:300]] has no value: its text has more than 200 characters",
        ),
        (
            "lines",
            (
                "value-unshowable: [[first.lines]] has no value: "
                "its text 'a\\nb' doesn't fit into a sentence"
            ),
        ),
        ("bad", "value-unshowable: [[first.bad]] has no value: RuntimeError: no text"),
        ("0", "value-unknown: [[first.0]] has no value: it does not begin with a name"),
        ("f:{x}", "value-unknown: [[first.f:{x}]] has no value: it has braces of its own"),
    ],
)
def test_a_value_that_cannot_be_shown(problems_of: ProblemsOf, field: str, problem: str) -> None:
    code = (
        "x, f, lines, d = [1], 0.5, 'a\\nb', {}\n"
        "class Bad:\n    def __format__(self, spec): raise RuntimeError('no text')\n"
        "bad = Bad()\n"
    )
    answer = f"안녕 [[first.{field}]]"
    assert problems_of(snippet(code), answer=answer) == [f"{PATH}:10:8: {problem}"]


@pytest.mark.parametrize(
    ("field", "remedy"),
    [
        ("trian:.2f", "Did you mean `train`? Write a name that the snippet defines at its end."),
        ("sclae[0]", "Did you mean `scale`? Write a name that the snippet defines at its end."),
        ("nmupy", "Did you mean `numpy`? Write a name that the snippet defines at its end."),
        ("inner", "Write a name that the snippet defines at its end."),
    ],
)
def test_a_misspelt_value_is_told_the_nearest_name(
    execute: Execute, field: str, remedy: str
) -> None:
    code = "import numpy\ntrain = 0.5\ndef scale():\n    inner = 1\n"
    (problem,) = execute(snippet(code), answer=f"[[first.{field}]]").problems
    assert problem.remedy == remedy


def test_a_value_of_a_snippet_that_is_not_run(problems_of: ProblemsOf) -> None:
    one = snippet("x = 1", not_run="needs a GPU")
    assert problems_of(one, answer="[[first.x]] [[second.x]]") == [
        (
            f"{PATH}:10:5: value-unknown: [[first.x]] has no value: "
            "the question executes no snippet named first"
        ),
        (
            f"{PATH}:10:17: value-unknown: [[second.x]] has no value: "
            "the question executes no snippet named second"
        ),
    ]


def test_versions_are_of_the_packages_imported(run_of: RunOf) -> None:
    versions = run_of(snippet("import numpy as np\nprint(np.__version__)\n")).versions
    assert list(versions) == ["Python", "numpy"]


def test_output_without_a_glyph_is_escaped(run_of: RunOf) -> None:
    code = r"import sys; sys.stdout.buffer.write(b'a\xff\x1b[31m\x00b\r\n')"
    assert run_of(snippet(code)).stdout == "a\\xff\\x1b[31m\\x00b\\x0d\n"


def test_seconds_are_those_of_computing_and_of_waiting(run_of: RunOf) -> None:
    busy = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass\n"
    assert run_of(snippet(busy)).seconds >= 0.3
    # it is looked at ten times a second, on a busy machine less often
    assert run_of(snippet("import time; time.sleep(1)")).seconds >= 0.2
