"""Figures are the same every time, and readable on a light and on a dark page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dlprep.execution import Outcomes
from dlprep.execution.wire.palette import CYCLE, DARK, FOREGROUND, GRID, LIGHT
from dlprep.stages import Run
from execution.snippets import CODE_LINE, PATH, shown, snippet

RunOf = Callable[..., Run]
ProblemsOf = Callable[..., list[str]]
Execute = Callable[..., Outcomes]

_PAGES = {"light": "#ffffff", "dark": "#1e2129"}
_PLOT = """\
import matplotlib.pyplot as plt
plt.plot([1, 3, 2], label="one")
plt.title("title"); plt.xlabel("x"); plt.legend()
plt.text(1, 2, "black", color="k")
plt.show()
"""


def _luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted([_luminance(one), _luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", CYCLE)
@pytest.mark.parametrize("page", _PAGES)
def test_lines_stand_out_on_both_pages(colour: str, page: str) -> None:
    assert _contrast(colour, _PAGES[page]) >= 3


@pytest.mark.parametrize(("page", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_text_is_readable_on_both_pages(page: str, colours: dict[str, str]) -> None:
    assert _contrast(colours[FOREGROUND], _PAGES[page]) >= 7
    assert _contrast(colours[GRID], _PAGES[page]) < 2


def test_each_page_has_its_colours(run_of: RunOf) -> None:
    (figure,) = run_of(snippet(_PLOT, draws=True)).figures
    for document, colours in ((figure.light, LIGHT), (figure.dark, DARK)):
        found = set(re.findall(r"#[0-9a-f]{6}\b", document))
        assert found == {CYCLE[0], *colours.values()}
        assert document.startswith(f'<svg fill="{colours[FOREGROUND]}" ')
    assert "metadata" not in figure.light


def test_the_default_size_suits_a_phone(run_of: RunOf) -> None:
    (figure,) = run_of(snippet(_PLOT, draws=True)).figures
    view = re.search(r'viewBox="0 0 (\S+) (\S+)"', figure.light)
    assert view is not None
    width, height = (float(side) for side in view.groups())
    assert 440 < width < 480
    assert 240 < height < 280
    assert (figure.width, figure.height) == (round(width * 96 / 72), round(height * 96 / 72))


def test_figures_come_in_the_order_in_which_they_were_made(run_of: RunOf) -> None:
    draw = "for n in (2, 3): plt.figure(figsize=(n, 1)).add_subplot()"
    code = f"import matplotlib.pyplot as plt\n{draw}\n"
    first, second = run_of(snippet(code, draws=True)).figures
    assert len(first.light) < len(second.light)


@pytest.mark.parametrize(
    "draw",
    [
        "ax.imshow(x, alpha=0.5); ax.set_title(r'$\\frac{a_1}{\\sqrt{b}}$')",
        "ax.pcolormesh(x, shading='gouraud'); fig.colorbar(ax.imshow(x))",
        "ax.scatter(x, x, c=x, rasterized=True); ax.annotate('a<&\\'\"', (0, 1), gid='g h')",
        "ax.bar([1, 2], [2, 1], hatch='//', alpha=0.5); ax.boxplot(x); ax.pie([1, 2])",
        "ax.contourf(x); ax.quiver(x, x); ax.hexbin(x, x, gridsize=4); ax.table([['1']])",
        "fig.add_subplot(projection='3d').plot_surface(x, x, x, cmap='viridis')",
    ],
)
def test_whatever_matplotlib_draws_can_be_shown(run_of: RunOf, draw: str) -> None:
    code = (
        "import matplotlib.pyplot as plt, numpy as np\n"
        f"fig, ax = plt.subplots()\nx = np.random.rand(5, 5)\n{draw}\n"
    )
    assert len(run_of(snippet(code, draws=True)).figures) == 1


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (
            "for _ in range(7): plt.figure()",
            "figure-too-many: snippet first: it draws 7 figures; a page takes 6 of one snippet",
        ),
        (
            "plt.figure(figsize=(5, 90))",
            (
                "figure-too-large: snippet first: "
                "a figure measures 5 by 90 inches; neither side may exceed 12"
            ),
        ),
        (
            "import numpy as np; plt.scatter(*np.random.rand(2, 9000))",
            (
                "figure-too-large: snippet first: it draws a figure that can't be shown: "
                "its SVG takes SIZE kB; a page takes 600 kB"
            ),
        ),
        (
            "plt.title('$\\\\bad$')",
            ("figure-failed: snippet first: a figure can't be drawn: ValueError: \\bad ^ Parse"),
        ),
    ],
)
def test_a_figure_that_cannot_be_shown(problems_of: ProblemsOf, code: str, problem: str) -> None:
    (found,) = problems_of(snippet(f"import matplotlib.pyplot as plt\n{code}\n", draws=True))
    found = re.sub(r"takes \d+ kB;", "takes SIZE kB;", found)
    assert found.startswith(f"{PATH}:{CODE_LINE}:7: {problem}")


def test_alternative_text_and_figures_go_together(execute: Execute) -> None:
    outcomes = execute(snippet("x = 1", draws=True), snippet(_PLOT, name="second"))
    assert [shown(problem) for problem in outcomes.problems] == [
        (
            f"{PATH}:{CODE_LINE - 3}:3: figure-alt: "
            "snippet second draws a figure but has no alternative text"
        ),
        (
            f"{PATH}:{CODE_LINE - 2}:1: figure-missing: "
            "snippet first has an alternative text but draws no figure"
        ),
    ]


def test_a_closed_figure_is_not_shown(run_of: RunOf) -> None:
    assert (
        run_of(snippet("import matplotlib.pyplot as plt\nplt.plot([1])\nplt.close()\n")).figures
        == ()
    )


def test_missing_glyphs_are_warned_of(problems_of: ProblemsOf) -> None:
    code = "import matplotlib.pyplot as plt\nplt.title('한글')\n"
    found = problems_of(snippet(code, draws=True))
    assert found != []
    assert all("snippet-warning" in line and "missing from font" in line for line in found)
