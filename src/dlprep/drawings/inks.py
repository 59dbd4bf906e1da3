"""Pictures of a few inks on one ground: small files, and the same ones on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from PIL import Image, ImageColor

Size = tuple[int, int]

_SHADES: Final = 5
"""How many shades lead from the ground to an ink, which smooth its edges."""


class Sheet:
    """A picture that masks are printed on, one ink each; what is printed later covers the rest."""

    def __init__(self, size: Size, *, ground: str, inks: Sequence[str]) -> None:
        self._inks = list(inks)
        self._image = Image.new("P", size, 0)
        self._image.putpalette(_palette(ground, inks))

    def print(self, mask: Image.Image, ink: str, at: Size = (0, 0)) -> None:
        """Print what ``mask`` covers, its corner at ``at``."""
        first = 1 + self._inks.index(ink) * _SHADES
        shades = [first + (_SHADES * covered - 1) // 256 for covered in range(256)]
        self._image.paste(mask.point(shades), at, mask.point(_anything))

    def png(self) -> bytes:
        """The picture as a file."""
        file = BytesIO()
        self._image.save(file, "PNG")  # packed as well as can be it takes 6 times as long
        return file.getvalue()


def _anything(covered: int) -> int:
    return 255 if covered else 0


def _palette(ground: str, inks: Sequence[str]) -> list[int]:
    """The ground, then the shades of each ink from the lightest."""
    paper = ImageColor.getrgb(ground)
    channels = [*paper]
    for ink in map(ImageColor.getrgb, inks):
        for shade in range(1, _SHADES + 1):
            pairs = zip(paper, ink, strict=True)
            channels += (round(low + (high - low) * shade / _SHADES) for low, high in pairs)
    return channels
