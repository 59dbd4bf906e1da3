"""The font of booklets: outlines that are embedded as a font, and the letters that are needed."""

import io

import pylopdf_fonts_ko
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from dlprep.exports.booklets.font import truetype


def area(font: TTFont, letter: str) -> float:
    """The area of a letter; its sign tells which way its outline turns."""
    drawn = font.getGlyphSet()
    pen = AreaPen(drawn)
    drawn[font.getBestCmap()[ord(letter)]].draw(pen)
    return float(pen.value)


def test_letters_look_the_same_in_truetype() -> None:
    original = TTFont(pylopdf_fonts_ko.sans_path())
    converted = TTFont(io.BytesIO(truetype(pylopdf_fonts_ko.sans_path(), "가A")))
    assert converted.sfntVersion == "\0\1\0\0"
    assert {*converted.getBestCmap()} == {ord("가"), ord("A")}
    for letter in "가A":
        before, after = area(original, letter), area(converted, letter)
        assert before > 0 > after
        assert abs(before + after) < 0.01 * before
