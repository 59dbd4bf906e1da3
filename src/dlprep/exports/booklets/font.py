"""The Korean font of booklets, in the form in which Chromium embeds it as a font.

It is an OpenType font with PostScript outlines, which Chromium would draw glyph by glyph instead.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dlprep.exports.extra import needed_for

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph

_FARTHEST: Final = 1.0
"""How far new outlines may be from the old, in thousandths of the font's size."""

_FEATURES: Final = ["kern", "mark", "mkmk"]
"""What stays of how letters are put together. Alternative forms of a letter do not."""

_TRUETYPE: Final = "\0\1\0\0"
_POST_WITHOUT_NAMES: Final = 3.0
_NOT_USED: Final = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""Limits of what only fonts with programs have."""


def truetype(font: Path, characters: Iterable[str]) -> bytes:
    """The part of an OpenType ``font`` that ``characters`` take, with TrueType outlines.

    Raises:
        ExtraMissingError: fontTools is not installed.
    """
    with needed_for("booklets"):
        from fontTools import subset, ttLib  # noqa: PLC0415 - of an extra
    opened = ttLib.TTFont(font)
    options = subset.Options(layout_features=_FEATURES, notdef_outline=True, hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(opened)
    _convert(opened)
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def _convert(font: TTFont) -> None:
    """Put quadratic outlines in the place of cubic ones."""
    from fontTools.ttLib import newTable  # noqa: PLC0415 - of an extra

    outlines = newTable("glyf")
    outlines.glyphOrder = font.getGlyphOrder()
    outlines.glyphs = _quadratic(font)
    for name in {"CFF ", "VORG"} & {*font.keys()}:
        del font[name]
    font["loca"], font["glyf"] = newTable("loca"), outlines
    font["post"].formatType = _POST_WITHOUT_NAMES
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for of_programs in _NOT_USED:
        setattr(limits, of_programs, 0)
    outlines.compile(font)
    font.sfntVersion = _TRUETYPE


def _quadratic(font: TTFont) -> dict[str, Glyph]:
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415 - of an extra
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - the same

    drawn = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, _FARTHEST, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs
