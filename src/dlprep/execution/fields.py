"""Which values a question's prose takes from its snippets."""

from __future__ import annotations

import re
import string
import symtable
from dataclasses import dataclass, field

from dlprep.model import Draft, Question
from dlprep.problems import Place
from dlprep.prose import insertions_among, scan


@dataclass(slots=True)
class Fields:
    """The fields of one snippet, each with the places at which it is inserted."""

    places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, written: str, place: Place) -> None:
        """One more insertion of ``written``."""
        self.places.setdefault(written, []).append(place)


def fields_of(question: Question | Draft) -> dict[str, Fields]:
    """Every field inserted in the question's prose, in both languages, by snippet."""
    found: dict[str, Fields] = {}
    for _, localized in question.prose():
        for _, text in localized.texts():
            for insertion in insertions_among(text.value, scan(text.value)):
                if insertion.field is not None:
                    fields = found.setdefault(insertion.snippet, Fields())
                    fields.add(insertion.field, text.place(insertion.start))
    return found


def fault(written: str) -> str:
    """Why ``written`` is no format field, or an empty string if it is one."""
    try:
        parts = list(string.Formatter().parse("{" + written + "}"))
    except ValueError as error:
        return str(error)
    literal, name, spec, _ = parts[0]
    if len(parts) != 1 or literal or spec is None or "{" in spec:
        return "it has braces of its own"
    if not name or not (name[0].isalpha() or name[0] == "_"):
        return "it does not begin with a name"
    return ""


def root_name(written: str) -> str:
    """The name with which a format field begins: ``loss`` of ``loss[-1]:.2f``."""
    return re.split(r"[.\[:!]", written, maxsplit=1)[0]


def names_at_the_end(code: str) -> tuple[str, ...]:
    """The names that a module with this code has when it ends, without those of its functions."""
    symbols = symtable.symtable(code, "snippet", "exec").get_symbols()
    return tuple(each.get_name() for each in symbols if each.is_assigned() or each.is_imported())
