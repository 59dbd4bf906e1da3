"""SVG documents as matplotlib wrote them → figures for a light and for a dark page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from dlprep.execution.judge import svg
from dlprep.execution.wire import bounds
from dlprep.execution.wire.palette import DARK, FOREGROUND, LIGHT
from dlprep.stages import Figure

LARGEST: Final = 600_000
"""Characters of one SVG document; beyond that a page becomes slow on a phone."""

_POINTS_PER_INCH: Final = 72
_PIXELS_PER_POINT: Final = 96 / 72
_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a document must not be shown: a problem's code and its message."""

    code: str
    message: str


def read_figure(document: str) -> Figure | Unfit:
    """The figure of a document, unless it is unsafe or too large for a page."""
    if len(document) > LARGEST:
        amount, most = len(document) // 1000, LARGEST // 1000
        return _unfit("figure-too-large", f"its SVG takes {amount} kB; a page takes {most} kB")
    try:
        drawing = svg.sanitize(document)
        width, height = svg.size(drawing)
        light, dark = _recolour(drawing, LIGHT), _recolour(drawing, DARK)
    except svg.UnsafeError as error:
        return _unfit("figure-unsafe", str(error))
    return _oversize(width, height) or Figure(light, dark, _pixels(width), _pixels(height))


def _unfit(code: str, reason: str) -> Unfit:
    return Unfit(code, f"it draws a figure that can't be shown: {reason}")


def _oversize(width: float, height: float) -> Unfit | None:
    longest = max(width, height) / _POINTS_PER_INCH
    if longest <= bounds.SIDE + 2 * bounds.PADDING + _ROUNDING:
        return None
    inches = width / _POINTS_PER_INCH, height / _POINTS_PER_INCH
    return Unfit("figure-too-large", bounds.oversize_message(*inches))


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
