"""Fields: nodes of a document on their way to becoming values, with the faults found so far."""

from dataclasses import dataclass

from dlprep.problems import Code, Place, Problem
from dlprep.source import Document, Kind, Mapping, Node, Scalar, Sequence, Unsupported
from dlprep.source.excerpt import shortened


@dataclass(frozen=True, slots=True)
class Field:
    """A node that a shape reads, and where it stands.

    ``path`` leads to it from the file's root (``wrong_answers[1].why.ko``), ``name`` is its last
    key, ``place`` that key's place, a list item's own, or for the whole file its end. All fields of
    a file share ``faults``.
    """

    node: Node
    path: str
    name: str
    place: Place
    faults: list[Problem]

    def key(self, key: Scalar, value: Node) -> "Field":
        """The field under a key of this mapping."""
        name = key.text.value
        path = f"{self.path}.{shortened(name)}" if self.path else shortened(name)
        return Field(value, path, name, key.place, self.faults)

    def items(self, sequence: Sequence) -> "tuple[Field, ...]":
        """The fields of this list's items."""
        return tuple(
            Field(node, f"{self.path}[{index}]", self.name, node.place, self.faults)
            for index, node in enumerate(sequence.items)
        )

    def report(self, code: Code, message: str, remedy: str, place: Place | None = None) -> None:
        """Note a problem with this field, at its node unless another place is given."""
        problem = Problem(
            code=code,
            place=place or self.node.place,
            message=f"{self.path}: {message}" if self.path else message,
            remedy=remedy,
        )
        self.faults.append(problem)

    def report_unexpected(self, expected: str, remedy: str) -> None:
        """Note that the node is not of the kind expected here."""
        match self.node:
            case Unsupported():
                pass
            case Scalar(kind=Kind.NULL):
                self.report(Code("empty-field"), "nothing is written here", remedy, self.place)
            case node:
                message = f"{expected} is expected, not {_kind_name(node)}"
                self.report(Code("wrong-kind"), message, remedy)


def root_field(document: Document) -> Field:
    """The field that is the whole file."""
    return Field(document.root, "", "", document.end, list(document.faults))


def _kind_name(node: Node) -> str:
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Scalar(kind=Kind.TEXT) | Unsupported():
            return "text"
        case Scalar(kind=kind):
            return f"the {kind} {shortened(node.text.value)}"
