"""Turns SVG documents of matplotlib into figures for light and for dark pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from dlprep.execution.judge import svg
from dlprep.execution.wire import bounds
from dlprep.execution.wire.palette import DARK, FOREGROUND, LIGHT
from dlprep.problems import Code
from dlprep.stages import Figure

LARGEST: Final = 600_000
"""Characters of one SVG document; beyond that a page becomes slow on a phone."""

_REMEDIES: Final = {
    Code("figure-failed"): "Correct what matplotlib names, or draw with its ordinary functions.",
    Code("figure-unsafe"): "Leave out links, and draw with matplotlib's ordinary functions.",
    Code("figure-too-many"): "Close what the page doesn't need, or put several axes into one "
    "figure.",
    Code("figure-too-large"): "Leave the size to the site, or pass a smaller figsize.",
}
_FEWER_POINTS: Final = "Draw fewer points, or pass rasterized=True where there are many."

_POINTS_PER_INCH: Final = 72
_PIXELS_PER_POINT: Final = 96 / 72
_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why figures are not shown, as a problem's code, message and remedy."""

    code: Code
    message: str
    remedy: str


def undrawn(code: str, message: str) -> Unfit:
    """Why the runner drew no figures, as it reports; a code that it has not is not believed."""
    known = next((one for one in _REMEDIES if one == code), Code("figure-failed"))
    return Unfit(known, message, _REMEDIES[known])


def read_figure(document: str) -> Figure | Unfit:
    """Make a figure of an SVG document, unless it is unsafe or too large for a page."""
    if len(document) > LARGEST:
        amount, most = len(document) // 1000, LARGEST // 1000
        message = _unshowable(f"its SVG takes {amount} kB; a page takes {most} kB")
        return Unfit(Code("figure-too-large"), message, _FEWER_POINTS)
    try:
        drawing = svg.sanitize(document)
        width, height = svg.size(drawing)
        light, dark = _recolour(drawing, LIGHT), _recolour(drawing, DARK)
    except svg.UnsafeError as error:
        code = Code("figure-unsafe")
        return Unfit(code, _unshowable(str(error)), _REMEDIES[code])
    return _oversize(width, height) or Figure(light, dark, _pixels(width), _pixels(height))


def _unshowable(reason: str) -> str:
    return f"it draws a figure that can't be shown: {reason}"


def _oversize(width: float, height: float) -> Unfit | None:
    longest = max(width, height) / _POINTS_PER_INCH
    if longest <= bounds.SIDE + 2 * bounds.PADDING + _ROUNDING:
        return None
    inches = width / _POINTS_PER_INCH, height / _POINTS_PER_INCH
    code = Code("figure-too-large")
    return Unfit(code, bounds.oversize_message(*inches), _REMEDIES[code])


def _recolour(drawing: Element, colours: Mapping[str, str]) -> str:
    # black is what matplotlib leaves out, so it is given as the colour to inherit
    root = Element("svg", {"fill": FOREGROUND} | drawing.attrib)
    root.extend(drawing)
    coloured = svg.serialize(root)
    for drawn, shown in colours.items():
        coloured = coloured.replace(drawn, shown)
    svg.sanitize(coloured)
    return coloured


def _pixels(points: float) -> int:
    return max(1, round(points * _PIXELS_PER_POINT))
