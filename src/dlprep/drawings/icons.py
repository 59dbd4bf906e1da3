"""The site's mark as the icons that browsers and home screens ask for."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from dlprep.drawings.inks import Sheet
from dlprep.drawings.mark import mark

_PAPER, _INK = "#ffffff", "#3448c5"
_SHARE: Final = 0.64
"""How much of a tile's side the mark takes: home screens may cut off all but a circle."""

_SMALL: Final = (16, 32, 48)
"""The sides of the pictures in one file, for tabs, bars and shortcuts."""


def draw_tile(side: int) -> bytes:
    """The mark in white on a square of its colour, as a PNG."""
    size = round(side * _SHARE)
    corner = (side - size) // 2
    sheet = Sheet((side, side), ground=_INK, inks=(_PAPER,))
    sheet.print(mark(size).pierced, _PAPER, (corner, corner))
    return sheet.png()


def draw_favicon() -> bytes:
    """The mark on no ground, in several sizes, as an ICO."""
    file = BytesIO()
    *smaller, largest = map(_small, _SMALL)
    sizes = [(side, side) for side in _SMALL]
    largest.save(file, "ICO", sizes=sizes, append_images=smaller)
    return file.getvalue()


def _small(side: int) -> Image.Image:
    shapes = mark(side)
    picture = ImageOps.colorize(shapes.line, black=_INK, white=_PAPER).convert("RGBA")
    picture.putalpha(shapes.bubble)
    return picture
