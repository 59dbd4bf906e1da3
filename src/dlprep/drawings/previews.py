"""The picture that is shown of a page where somebody shares a link to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_ko import sans_path

from dlprep.drawings.inks import Sheet
from dlprep.drawings.mark import mark
from dlprep.drawings.wrapping import wrap

if TYPE_CHECKING:
    from dlprep.drawings.contents import Preview

SIZE: Final = (1200, 630)
"""What those who show it ask for, in pixels."""

_GROUND, _TEXT, _QUIET, _ACCENT = "#ffffff", "#1c212b", "#596273", "#3448c5"
_MARGIN: Final = 88
_COLUMN: Final = SIZE[0] - 2 * _MARGIN
_MARK: Final = 76
_SMALL: Final = 34
_MIDDLE: Final = 332
"""Where the middle of a title is."""

_TITLES: Final = ((72, 3), (60, 4), (50, 5), (40, 7))
"""Sizes of a title, and in how many lines at most; the first one that is enough is taken."""

_BOLD: Final = 0.026
"""By which part of its size a title's strokes are thickened: the font has one weight."""

_LEADING: Final = 1.32
"""The distance of lines, in sizes of their font."""


def draw(preview: Preview) -> bytes:
    """The preview as a PNG."""
    sheet = Sheet(SIZE, ground=_GROUND, inks=(_TEXT, _QUIET, _ACCENT))
    _head(sheet, preview.site)
    _title(sheet, preview.title)
    _foot(sheet, preview.facts)
    return sheet.png()


def _head(sheet: Sheet, site: str) -> None:
    left, top = _MARGIN - _MARK // 12, 56  # so that the bubble, not its frame, is in the margin
    sheet.print(mark(_MARK).pierced, _ACCENT, (left, top))
    _write(sheet, site, (_MARGIN + _MARK + 12, top + _MARK * 10 // 24), _SMALL, _QUIET)


def _title(sheet: Sheet, title: str) -> None:
    size, lines = _set(title)
    step = round(size * _LEADING)
    first = _MIDDLE - step * (len(lines) - 1) // 2
    for number, line in enumerate(lines):
        _write(sheet, line, (_MARGIN, first + number * step), size, _TEXT, bold=True)


def _foot(sheet: Sheet, facts: str) -> None:
    bar = Image.new("L", (SIZE[0], 12), 255)
    sheet.print(bar, _ACCENT, (0, SIZE[1] - 12))
    _write(sheet, facts, (_MARGIN, SIZE[1] - 70), _SMALL, _ACCENT)


def _set(title: str) -> tuple[int, list[str]]:
    """The size of a title and its lines."""
    for size, most in _TITLES:
        lines = wrap(title, _font(size).getlength, _COLUMN)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1]} …"]


def _write(
    sheet: Sheet, text: str, at: tuple[int, int], size: int, ink: str, *, bold: bool = False
) -> None:
    """Write a line, the middle of its height at ``at``."""
    left, middle = at
    mask = Image.new("L", (SIZE[0] - left, 2 * size))
    ImageDraw.Draw(mask).text(
        (0, size),
        text,
        fill=255,
        font=_font(size),
        anchor="lm",
        stroke_width=size * _BOLD if bold else 0,
    )
    sheet.print(mask, ink, (left, middle - size))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(sans_path(), size, layout_engine=ImageFont.Layout.BASIC)
