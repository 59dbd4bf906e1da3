"""Notebooks: what is in them, and that they are as Jupyter wants them."""

from __future__ import annotations

import io
import json
import os
import random
import re
import sys
from collections.abc import Callable
from textwrap import indent
from typing import Any
from zipfile import ZipFile

import nbformat
import numpy as np
import pytest
from made_executed import FIGURE, executed, question

from dlprep.execution.environment import for_snippets
from dlprep.execution.runner import drawing
from dlprep.exports.extra import ExtraMissingError
from dlprep.exports.notebooks import notebook_files
from dlprep.model import Language, Question
from dlprep.stages import Run

SITE = "https://site.example/dl/"
RAN = Run(
    stdout="0.25\n",
    values={"top:.2f": "0.25", "low": "-3"},
    figures=(FIGURE,),
    versions={"Python": "3.11.7", "torch": "2.13.0+cpu", "numpy": "2.4.0"},
)
SNIPPET = r"""
question: {ko: 경사란?, en: What is a `gradient`?}
short: {ko: 짧은 답입니다., en: 'The slope $`a_1`$ at **one** point.'}
answer:
  en: |
    ### First

    See [the step](question:step#why) and [below](#second). A range of 1~2 or 3~4, `~` apart.

    [[shown]]

    ### Second

    At most [[shown.top:.2f]] and [[shown.low]], so

    - as a formula:
      ```math
      [[shown.low]] < x
      ```
related: [step]
key_points:
  - en: |
      One, with

      more.
  - {en: Two.}
wrong_answers:
  - {claim: {en: It is 0.}, why: {en: It is not.}}
follow_ups:
  - {question: {en: Why?}, answer: {en: Because.}}
snippets:
  shown:
    caption: {en: A *caption*}
    alt: {en: A line}
    code: |
      import matplotlib.pyplot as plt
      import torch

      top, low = 0.25, -3
      plt.plot([top, low])
references:
  - {authors: A. Author., title: On *stars*, venue: ICML, year: 2010, url: "https://a.example/(1)"}
"""


def files(*questions: Question, **runs: Run) -> dict[str, bytes]:
    return notebook_files(executed(*questions, runs=runs), SITE)


def notebook(yaml: str, language: Language = "en", **runs: Run) -> Any:  # noqa: ANN401 - JSON
    made = files(question(yaml), question(name="step"), **runs)
    return json.loads(made[f"{language}/gradient.ipynb"])


def sources(made: Any) -> list[str]:  # noqa: ANN401 - JSON
    return ["".join(cell["source"]) for cell in made["cells"]]


def snippet(code: str, more: str = "") -> str:
    """A question whose answer shows a snippet, of which ``more`` are further fields."""
    lines = indent(f"code: |\n{indent(code, '  ')}\n{more}", " " * 4)
    return f"answer: {{en: '[[shown]]'}}\nsnippets:\n  shown:\n{lines}\n"


def snippet_cell(made: Any) -> Any:  # noqa: ANN401 - JSON
    """The last cell, where nothing follows the answer."""
    return made["cells"][-1]


def test_a_notebook_says_what_the_page_says_cut_at_the_snippets() -> None:
    title, setup, *texts = sources(notebook(SNIPPET, shown=RAN))
    assert title == (
        "# What is a `gradient`?\n\n"
        "[This question on the site](https://site.example/dl/en/questions/gradient/) · "
        "Text CC BY-SA 4.0, code MIT"
    )
    assert setup.startswith("# @title Set-up: run this first\n")
    assert texts == [
        "## The first 30 seconds\n\nThe slope $a_1$ at **one** point.",
        "## First\n\n"  # noqa: ISC004 - one cell
        "See [the step](https://site.example/dl/en/questions/step/#why) and "
        "[below](https://site.example/dl/en/questions/gradient/#second). "
        "A range of 1\\~2 or 3\\~4, `~` apart.\n\n"
        "**A *caption***",
        "import matplotlib.pyplot as plt\nimport torch\n\n"  # noqa: ISC004 - one cell
        "top, low = 0.25, -3\nplt.plot([top, low]);",
        "## Second\n\nAt most 0.25 and −3, so\n\n- as a formula:\n  $$\n  {-3} < x\n  $$",
        "## Do not leave out\n\n- One, with\n  \n  more.\n- Two.",
        "## Wrong answers you will hear\n\n> It is 0.\n\nIt is not.",
        "## Follow-up questions\n\n**Why?**\n\nBecause.",
        "## See also\n\n- [What is a gradient?](https://site.example/dl/en/questions/step/)",
        "## References\n\n1. A. Author. [On &#42;stars&#42;](https://a.example/(1)). *ICML*, 2010.",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("**신경망(network)**은", "<strong>신경망(network)</strong>은"),
        ("**$`x`$**는", "<strong>$x$</strong>는"),
        ("**하나**, **둘(two)**과 **셋**", "**하나**, <strong>둘(two)</strong>과 **셋**"),
        ("**신경망**은, **(둘)** 다", "**신경망**은, **(둘)** 다"),
        ("`**(a)**b`", "`**(a)**b`"),
    ],
)
def test_emphasis_is_closed_before_a_particle(text: str, written: str) -> None:
    short = sources(notebook(f"short: {{ko: '{text}'}}", "ko"))[1]
    assert short == f"## 30초 답변\n\n{written}"


def test_the_code_has_the_outputs_of_the_build() -> None:
    run = Run(stdout="a\nb\n", figures=(FIGURE,), warned=("UserWarning: careful",))
    made = notebook(snippet("x = 1", "alt: {en: A line}"), shown=run)
    assert snippet_cell(made)["outputs"] == [
        {"name": "stdout", "output_type": "stream", "text": ["a\n", "b\n"]},
        {"name": "stderr", "output_type": "stream", "text": ["UserWarning: careful\n"]},
        {
            "data": {"image/svg+xml": [FIGURE.light], "text/plain": ["A line"]},
            "metadata": {"needs_background": "light"},
            "output_type": "display_data",
        },
    ]


def test_an_expected_exception_does_not_stop_the_cells_behind_it() -> None:
    yaml = snippet("raise ValueError('no: way')", "raises: ValueError")
    made = notebook(yaml, shown=Run(stdout="", raised="ValueError: no: way"))
    assert snippet_cell(made)["metadata"] == {"tags": ["snippet-shown", "raises-exception"]}
    assert snippet_cell(made)["outputs"] == [
        {
            "ename": "ValueError",
            "evalue": "no: way",
            "output_type": "error",
            "traceback": ["ValueError: no: way"],
        }
    ]


def test_cells_of_code_are_numbered_in_their_order() -> None:
    cells = notebook(SNIPPET, shown=RAN)["cells"]
    counts = [cell["execution_count"] for cell in cells if cell["cell_type"] == "code"]
    assert counts == [1, 2]


def test_code_that_was_not_executed_is_text_without_set_up() -> None:
    made = notebook(snippet("import jax", "not_run: {en: It needs a TPU.}"))
    assert sources(made)[2:] == ["```python\nimport jax\n```\n\nNot executed: It needs a TPU."]
    assert {cell["cell_type"] for cell in made["cells"]} == {"markdown"}


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("f(1)\n", "f(1);"),
        ("f(1)  # ß\n", "f(1);  # ß"),
        ("(f(\n  1))\n", "(f(\n  1));"),
        ("print(1)\n", "print(1)"),
        ("x = 1\n", "x = 1"),
        ("for x in y:\n    f(x)\n", "for x in y:\n    f(x)"),
    ],
)
def test_the_last_value_is_not_shown(code: str, written: str) -> None:
    made = notebook(snippet(code), shown=Run(stdout=""))
    assert sources(made)[-1] == written


def test_a_text_that_is_not_translated_is_in_the_other_language() -> None:
    assert sources(notebook("short: {en: Only English.}", "ko"))[1].endswith("\n\nOnly English.")


def test_notebooks_are_valid_and_say_what_they_come_from() -> None:
    made = notebook(SNIPPET, shown=RAN)
    nbformat.validate(nbformat.from_dict(made))  # type: ignore[no-untyped-call] # as all of it
    assert made["metadata"]["dlprep"] == {
        "build": {"Python": "3.11.7", "dlprep": "0.1.0", "numpy": "2.4.0", "torch": "2.13.0"},
        "language": "en",
        "license": "CC-BY-SA-4.0 AND MIT",
        "page": "https://site.example/dl/en/questions/gradient/",
        "question": "gradient",
    }


def test_ids_of_cells_are_unique_and_survive_edits() -> None:
    before = [cell["id"] for cell in notebook(SNIPPET, shown=RAN)["cells"]]
    edited = SNIPPET.replace("At most", "Never more than").replace("top, low", "low, top")
    after = [cell["id"] for cell in notebook(edited, shown=RAN)["cells"]]
    assert before == after
    assert len(set(before)) == len(before)
    other = json.loads(files(question(name="step"))["en/step.ipynb"])
    assert {*before}.isdisjoint(cell["id"] for cell in other["cells"])


def test_equal_input_gives_equal_bytes() -> None:
    assert files(question(SNIPPET), shown=RAN) == files(question(SNIPPET), shown=RAN)


def test_an_archive_holds_the_notebooks_of_its_language() -> None:
    made = files(question(), question(name="step"))
    assert sorted(made) == [
        "en/gradient.ipynb",
        "en/step.ipynb",
        "ko/gradient.ipynb",
        "ko/step.ipynb",
        "notebooks-en.zip",
        "notebooks-ko.zip",
    ]
    with ZipFile(io.BytesIO(made["notebooks-ko.zip"])) as archive:
        assert archive.namelist() == ["gradient.ipynb", "step.ipynb"]
        assert archive.read("step.ipynb") == made["ko/step.ipynb"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _set_up(yaml: str) -> str:
    return sources(notebook(yaml, shown=RAN))[1]


class Shell:
    """What a cell knows of IPython: the events of its shell."""

    def __init__(self) -> None:
        self.events, self.hooks = self, list[Callable[[], None]]()

    def register(self, event: str, hook: Callable[[], None]) -> None:
        assert event == "pre_run_cell"
        self.hooks.append(hook)


def _run(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[Shell, dict[str, Any], dict[str, str]]:
    """Run a set-up cell; its shell, its names and the environment that it leaves."""
    shell = Shell()
    environment: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", environment)
    names: dict[str, Any] = {"get_ipython": lambda: shell}
    exec(code, names)  # noqa: S102 - it is ours
    return shell, names, environment


def test_the_set_up_sets_what_the_runner_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    _, _, environment = _run(_set_up(snippet("import numpy")), monkeypatch)
    assert len(environment) == 12
    assert environment.items() <= for_snippets().items()


def test_the_set_up_asks_no_other_processor_for_instructions_of_x86(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    _, _, environment = _run(_set_up(snippet("import numpy")), monkeypatch)
    assert "ATEN_CPU_CAPABILITY" not in environment
    assert environment["OMP_NUM_THREADS"] == "1"


def test_each_cell_begins_with_the_seeds_of_the_runner_whatever_names_mean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell, names, _ = _run(_set_up(snippet("import numpy")), monkeypatch)
    names |= {"random": None, "numpy": None, "sys": None, "torch": None}
    random.seed(7)
    np.random.seed(7)  # noqa: NPY002 - the generator that snippets may use
    shell.hooks[0]()
    assert random.random() == random.Random(0).random()  # noqa: S311 - as the runner
    assert np.random.random() == np.random.RandomState(0).random()  # noqa: NPY002 - the same


def test_the_set_up_imports_after_the_environment_what_snippets_use() -> None:
    code = _set_up(SNIPPET)
    lines = code.splitlines()
    assert lines.index("import torch") > lines.index("os.environ.update(")
    assert "import numpy" not in lines
    assert "# %pip install numpy==2.4.0 torch==2.13.0" in lines


def test_figures_are_drawn_in_the_style_of_a_light_page() -> None:
    code = _set_up(SNIPPET)
    assert '%config InlineBackend.figure_formats = ["svg"]' in code
    assert '"axes.labelcolor": "#2b2d33",' in code
    assert len(re.findall(r'^    "[a-z._]+": ', code, re.MULTILINE)) == len(drawing._STYLE)
    assert "matplotlib" not in _set_up(snippet("import torch"))


def test_a_missing_package_is_named_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(ExtraMissingError) as raised:
        files()
    assert str(raised.value) == (
        "notebooks are made with nbformat, which is not installed. "
        "Install it with: pip install 'dlprep[export]'"
    )
