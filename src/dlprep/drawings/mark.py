"""The site's mark as masks, for pictures: the shapes of ``assets/mark.svg``."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]

_SIDE: Final = 24
"""The length of a side in the units of the drawing."""

_FINER: Final = 4
"""How many times finer shapes are drawn than they are shown, to smooth their edges."""

_BODY: Final = (2, 2, 22, 18)
_RADIUS: Final = 2
_TAIL: Final = ((12, 18), (7, 22), (7, 18))
_LINE: Final = ((6.5, 10.5), (9.5, 10.5), (11.7, 13.5), (14.7, 6.5), (16.5, 10.5), (17.5, 10.5))
_WIDTH: Final = 1.8


class Mark(NamedTuple):
    """What is covered, from 0 to 255 a pixel: by the bubble, and by the line that lies on it."""

    bubble: Image.Image
    line: Image.Image

    @property
    def pierced(self) -> Image.Image:
        """The bubble with the line cut out of it."""
        return ImageChops.subtract(self.bubble, self.line)


def mark(side: int) -> Mark:
    """The mark on a square of ``side`` pixels."""
    return Mark(_bubble(side), _line(side))


def _bubble(side: int) -> Image.Image:
    mask, draw, scale = _canvas(side)
    left, top, right, bottom = (scale * each for each in _BODY)
    draw.rounded_rectangle((left, top, right - 1, bottom - 1), radius=scale * _RADIUS, fill=255)
    draw.polygon([(scale * x, scale * y) for x, y in _TAIL], fill=255)
    return mask.reduce(_FINER)


def _line(side: int) -> Image.Image:
    mask, draw, scale = _canvas(side)
    points = [(scale * x, scale * y) for x, y in _LINE]
    radius = scale * _WIDTH / 2
    for start, end in pairwise(points):
        draw.polygon(_bar(start, end, radius), fill=255)
    for point in points:  # round ends and joints
        draw.circle(point, radius=radius, fill=255)
    return mask.reduce(_FINER)


def _bar(start: Point, end: Point, radius: float) -> list[Point]:
    """The corners of a straight line that is ``radius`` wide to each side."""
    length = dist(start, end)
    dx, dy = radius * (end[1] - start[1]) / length, radius * (start[0] - end[0]) / length
    (x, y), (u, v) = start, end
    return [(x + dx, y + dy), (u + dx, v + dy), (u - dx, v - dy), (x - dx, y - dy)]


def _canvas(side: int) -> tuple[Image.Image, ImageDraw.ImageDraw, float]:
    mask = Image.new("L", (side * _FINER, side * _FINER))
    return mask, ImageDraw.Draw(mask), side * _FINER / _SIDE
