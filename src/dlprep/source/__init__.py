"""From the bytes of a YAML file to a document whose every node knows its place.

YAML is read narrowly: text, numbers, lists and mappings. What YAML can do beyond that (tags,
anchors, merge keys, several documents) is refused with a remedy, because it would either run
code, blow up in memory or hide where a text comes from.

A fault that makes the file unreadable is returned instead of a document. Faults that leave the
rest readable stand in ``Document.faults``, and the parser reports them with its own.
"""

from pathlib import Path
from typing import Final

from dlprep.problems import Code, Place, Problem, Refusal
from dlprep.source.composing import compose
from dlprep.source.conflicts import find_conflicts
from dlprep.source.decoding import decode
from dlprep.source.nodes import (
    Document,
    Entry,
    Kind,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    Unsupported,
)

__all__ = [
    "Document",
    "Entry",
    "Kind",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Style",
    "Unsupported",
    "decode",
    "load",
    "read",
    "source_lines",
]

LARGEST: Final = 1_000_000
"""The size in bytes up to which a file is read; a question has about ten thousand."""


def read(path: Path, display_path: str) -> bytes | Refusal:
    """The bytes of the file at ``path`` for :func:`load`, or why it has none.

    Of a file that is too large they are no more than it takes to see that. ``display_path`` is what
    problems call the file: its path relative to the project, with forward slashes.
    """
    try:
        if not path.is_file():
            return Refusal((_unreadable(display_path, _what_is_there(path)),))
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        return Refusal((_unreadable(display_path, f"cannot be read: {error.strerror or error}"),))


def load(display_path: str, data: bytes) -> Document | Refusal:
    """The document in ``data``, or what is wrong with it; never raises for any bytes."""
    if len(data) > LARGEST:
        return Refusal((_too_large(display_path),))
    text = decode(display_path, data)
    if isinstance(text, Refusal):
        return text
    unmerged = tuple(find_conflicts(display_path, text))
    return Refusal(unmerged) if unmerged else compose(display_path, text)


def source_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a file for showing next to a problem, numbered as places number them."""
    text = data.decode("utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").split("\n"))


def _what_is_there(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return "is a symbolic link to a file that does not exist"
    if path.is_dir():
        return "is a folder, not a file"
    return "is not a regular file" if path.exists() else "does not exist"


def _unreadable(display_path: str, what: str) -> Problem:
    return Problem(
        code=Code("unreadable-file"),
        place=Place(display_path),
        message=f"the file {what}",
        remedy="Put a readable YAML file here, or remove the entry.",
    )


def _too_large(display_path: str) -> Problem:
    return Problem(
        code=Code("file-too-large"),
        place=Place(display_path),
        message=f"the file is larger than {LARGEST // 1_000_000} MB",
        remedy="A question has about 10 kB; move data out of the file.",
    )
