"""The nodes of a YAML document, each with its place."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from dlprep.model import Text
from dlprep.problems import Place, Problem


class Style(Enum):
    """The notation of a scalar."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    FOLDED = "folded"


class Kind(StrEnum):
    """The type of a scalar by YAML 1.2; only plain scalars are ever anything but text."""

    TEXT = "text"
    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text as written; a number keeps its digits. ``place`` is where it starts.

    For a literal block that is the ``|``, while ``text.origin`` is the first character inside.
    ``lines`` is the number of lines it takes in the file.
    """

    place: Place
    text: Text
    kind: Kind
    style: Style
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file, each key once; ``braces`` if written ``{…}``.

    ``incomplete`` tells that it had more, which was refused: a key that is missing may be there.
    """

    place: Place
    entries: tuple[Entry, ...]
    braces: bool = False
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An alias or a tagged node, which was reported already; readers pass over it silently."""

    place: Place


Node = Scalar | Sequence | Mapping | Unsupported


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read. ``faults`` are those that did not keep it from being read.

    ``end`` is the place behind its last character, where what is missing could be added.
    """

    path: str
    root: Mapping
    end: Place
    faults: tuple[Problem, ...] = ()
