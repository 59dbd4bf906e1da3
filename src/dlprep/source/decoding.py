"""From bytes to text: which encoding it is, and which characters have no business there."""

import codecs
import re
import unicodedata
from typing import Final

from dlprep.problems import Code, Place, Problem, Refusal

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

_CHANCE: Final = 3
"""So many NULs may stand in a file by mistake before it is taken for UTF-16."""

_FEWER: Final = 4
"""How many times fewer NULs stand in one half of UTF-16's bytes than in the other, at least."""

_LAST_ASCII: Final = 0x7F
_SURELY_UTF8: Final = "\u0800"
"""From here on a character takes three bytes, which other encodings do not imitate by chance."""

_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u2028\u2029"  # line breaks for YAML and none for an editor: line numbers would differ
    "\u202a-\u202e\u2066-\u2069"  # these make code read differently from how it runs
    "\ufeff\ufffe\uffff"
    "\ud800-\udfff]"  # halves of a character, which no UTF-8 file holds but an escape can give
)

_NAMES: Final = {
    "\x00": "NUL",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "a carriage return without a line feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\ufeff": "a byte order mark",
}
"""Those that Unicode itself gives no name, or a misleading one."""


def decode(display_path: str, data: bytes) -> str | Refusal:
    """The text of a UTF-8 file with a line feed between lines and without a byte order mark.

    It is refused if it is in another encoding or holds control characters.
    """
    if mark := _mark(data):
        return Refusal((_wrong_encoding(Place(display_path), f"the file is in {mark}, not UTF-8"),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Refusal((_undecodable(display_path, data, error),))
    text = text.replace("\r\n", "\n")
    unwanted = _find_control_characters(display_path, text)
    return Refusal(unwanted) if unwanted else text


def find_escaped_characters(place: Place, value: str) -> tuple[Problem, ...]:
    """One problem for each kind of refused character that escapes bring into a scalar."""
    return tuple(
        _control_character(place, character, "", "Delete the escape that stands for it.")
        for character in dict.fromkeys(_REFUSED.findall(value))
    )


def place_of(display_path: str, text: str, offset: int) -> Place:
    """The place of the character at ``offset`` of a file's whole text."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(display_path, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _mark(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    return "UTF-16" if _is_unmarked_utf16(data[:1000]) else None


def _is_unmarked_utf16(head: bytes) -> bool:
    """Whether NULs stand where UTF-16 has them: in every second byte of what is ASCII.

    The other bytes are NUL only in a few characters, such as U+AC00.
    """
    fewer, more = sorted((head[::2].count(0), head[1::2].count(0)))
    return fewer * _FEWER <= more and more * 10 >= len(head) and more > _CHANCE


def _undecodable(display_path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode("utf-8")
    if any(character >= _SURELY_UTF8 for character in before):
        message = f"the byte 0x{data[error.start]:02X} is not valid UTF-8: the file is damaged here"
        return _wrong_encoding(place_of(display_path, before, len(before)), message)
    looks = "CP949 (EUC-KR)" if _is_korean(data) else "Latin-1 (Windows-1252)"
    first = next(index for index, byte in enumerate(data) if byte > _LAST_ASCII)
    place = place_of(display_path, data[:first].decode("ascii"), first)
    return _wrong_encoding(place, f"the file is not UTF-8; it looks like {looks}")


def _is_korean(data: bytes) -> bool:
    """Whether the bytes make sense as CP949: mostly everyday syllables, few rare ones."""
    try:
        beyond = [char for char in data.decode("cp949") if not char.isascii()]
    except UnicodeDecodeError:
        return False
    everyday = "".join(beyond).encode("euc_kr", errors="ignore")
    return len(everyday) >= len(beyond)


def _wrong_encoding(place: Place, message: str) -> Problem:
    return Problem(
        code=Code("wrong-encoding"),
        place=place,
        message=message,
        remedy='Open the file in an editor and save it with the encoding "UTF-8".',
    )


def _find_control_characters(display_path: str, text: str) -> tuple[Problem, ...]:
    """One problem for each kind of refused character, at its first appearance."""
    first: dict[str, int] = {}
    for match in _REFUSED.finditer(text):
        first.setdefault(match[0], match.start())
    return tuple(
        _control_character(
            place_of(display_path, text, offset),
            character,
            _times(text.count(character)),
            _remedy(character),
        )
        for character, offset in first.items()
    )


def _times(count: int) -> str:
    return f" ({count} times in this file)" if count > 1 else ""


def _control_character(place: Place, character: str, times: str, remedy: str) -> Problem:
    name = _NAMES.get(character) or unicodedata.name(character, "a control character").lower()
    return Problem(
        code=Code("control-character"),
        place=place,
        message=f"the character U+{ord(character):04X} ({name}) is not allowed{times}",
        remedy=remedy,
    )


def _remedy(character: str) -> str:
    if character == "\r":
        return "Save the file with line endings LF or CRLF."
    return "Delete it; in Python code write it as an escape, such as " + _escape(character) + "."


def _escape(character: str) -> str:
    return ascii(character).strip("'")
