"""Styles matplotlib for snippets, and draws the figures they leave open as SVG.

Text, axes and grid are drawn in colours that no one would choose, which the build then replaces by
those of a light and of a dark page (see :mod:`dlprep.execution.judge.figures`).
"""

from __future__ import annotations

import io
import sys
from typing import Any, Final

from dlprep.execution.wire import bounds
from dlprep.execution.wire.palette import BACKGROUND, CYCLE, FOREGROUND, GRID
from dlprep.execution.wire.report import Drawn

_WIDTH, _HEIGHT = 6.4, 3.6
_INK: Final = (
    "text.color",
    "axes.labelcolor",
    "axes.edgecolor",
    "xtick.color",
    "ytick.color",
    "boxplot.boxprops.color",
    "boxplot.capprops.color",
    "boxplot.flierprops.color",
    "boxplot.flierprops.markeredgecolor",
    "boxplot.whiskerprops.color",
    "hatch.color",
    "patch.edgecolor",
)
_STYLE: Final[dict[str, object]] = {
    **dict.fromkeys(_INK, FOREGROUND),
    "axes.axisbelow": True,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": "medium",
    "figure.constrained_layout.use": True,
    "figure.edgecolor": "none",
    "figure.facecolor": "none",
    "figure.figsize": (_WIDTH, _HEIGHT),
    "figure.max_open_warning": 0,
    "font.family": ["DejaVu Sans"],  # ships with matplotlib, so every machine has it
    "font.size": 11.0,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "legend.edgecolor": GRID,
    "legend.facecolor": BACKGROUND,
    "legend.framealpha": 0.85,
    "lines.linewidth": 2.0,
    "savefig.edgecolor": "none",
    "savefig.facecolor": "none",
}
_SAVING: Final[dict[str, object]] = {"svg.fonttype": "path", "svg.hashsalt": "dlprep"}


def set_up() -> None:
    """Give matplotlib the site's style, and load what the first figure would load."""
    matplotlib, pyplot = _modules()
    matplotlib.rcParams.update(_STYLE)
    matplotlib.rcParams["axes.prop_cycle"] = matplotlib.cycler(color=CYCLE)
    figure = pyplot.figure()
    figure.add_subplot().plot([1], label="1")
    figure.legend()
    _svg(figure)
    pyplot.close("all")


def drawn_figures() -> Drawn:
    """The open figures in the order of their creation."""
    if "matplotlib.pyplot" not in sys.modules:
        return Drawn()
    _, pyplot = _modules()
    try:
        figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
        return _check_sizes(figures) or Drawn(tuple(_svg(figure) for figure in figures))
    except BaseException as error:  # noqa: BLE001 - what the snippet drew may raise anything
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return Drawn(code="figure-failed", message=f"a figure can't be drawn: {reason[:1000]}")


def _check_sizes(figures: list[Any]) -> Drawn | None:
    if len(figures) > bounds.FIGURES:
        message = f"it draws {len(figures)} figures; a page takes {bounds.FIGURES} of one snippet"
        return Drawn(code="figure-too-many", message=message)
    for figure in figures:
        width, height = figure.get_size_inches()
        if max(width, height) > bounds.SIDE:
            return Drawn(code="figure-too-large", message=bounds.oversize_message(width, height))
    return None


def _svg(figure: Any) -> str:  # noqa: ANN401 - matplotlib is known only here, and not to types
    matplotlib, _ = _modules()
    text = io.StringIO()
    with matplotlib.rc_context(_SAVING):
        figure.savefig(
            text,
            format="svg",
            bbox_inches="tight",
            pad_inches=bounds.PADDING,
            metadata={"Date": None, "Creator": None},
        )
    return text.getvalue()


def _modules() -> tuple[Any, Any]:
    return sys.modules["matplotlib"], sys.modules["matplotlib.pyplot"]
