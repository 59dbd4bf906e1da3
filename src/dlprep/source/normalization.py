"""Finds text that is not in Unicode's composed form (NFC), in which readers type searches."""

import unicodedata
from typing import Final

from dlprep.problems import Code, Place, Problem

_TYPE_AGAIN: Final = (
    "Type the text again, or convert the file to Unicode NFC; macOS copies file names "
    "in the decomposed form."
)


def find_decomposed(display_path: str, text: str) -> tuple[Problem, ...]:
    """The problem of text in decomposed form, such as macOS writes: Hangul in single letters."""
    if _is_composed(text):
        return ()
    lines = [
        (number, line)
        for number, line in enumerate(text.split("\n"), start=1)
        if not _is_composed(line)
    ]
    number, line = lines[0]
    times = f" ({len(lines)} lines of this file)" if len(lines) > 1 else ""
    place = Place(display_path, number, _first_difference(line) + 1)
    return (_problem(place, line, times, _TYPE_AGAIN),)


def find_decomposed_by_escapes(place: Place, written: str, value: str) -> tuple[Problem, ...]:
    """The same for a scalar whose ``value`` is decomposed only by its escapes."""
    if _is_composed(value) or not _is_composed(written):
        return ()
    return (_problem(place, value, "", "Type the text itself instead of escapes."),)


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _first_difference(text: str) -> int:
    composed = unicodedata.normalize("NFC", text)
    pairs = enumerate(zip(text, composed, strict=False))
    return next((index for index, (found, wanted) in pairs if found != wanted), len(composed))


def _problem(place: Place, text: str, times: str, remedy: str) -> Problem:
    index = _first_difference(text)
    found = text[index : index + 1]
    wanted = unicodedata.normalize("NFC", text)[index : index + 1]
    return Problem(
        code=Code("decomposed-text"),
        place=place,
        message=(
            f"U+{ord(found):04X} stands where the composed form (NFC) has "
            f"{wanted} (U+{ord(wanted):04X}){times}; searches would miss it"
        ),
        remedy=remedy,
    )
