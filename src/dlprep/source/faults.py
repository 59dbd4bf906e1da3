"""The problems of a file that is YAML, but more of YAML than is read here."""

import re

from dlprep.problems import Code, Place, Problem, Related
from dlprep.source.excerpt import shortened
from dlprep.source.nodes import Node, Sequence


def empty(display_path: str) -> Problem:
    """Nothing but white space and comments."""
    return Problem(
        code=Code("empty-file"),
        place=Place(display_path),
        message="the file is empty",
        remedy="Write its fields, or delete it; `dlprep new ID` makes a skeleton of a question.",
    )


def not_a_mapping(root: Node) -> Problem:
    """A list or a text as the whole file."""
    found = "a list" if isinstance(root, Sequence) else "a text"
    return Problem(
        code=Code("not-a-mapping"),
        place=root.place,
        message=f"the file holds {found} where `key: value` lines are expected",
        remedy="Begin each line at the left edge with the name of a field and a colon.",
    )


def second_document(place: Place) -> Problem:
    """A further ``---``."""
    return Problem(
        code=Code("several-documents"),
        place=place,
        message="a second YAML document begins here",
        remedy="Remove the `---` line, or put what follows into a file of its own.",
    )


def too_deep(place: Place) -> Problem:
    """Nesting far beyond what any of our files needs."""
    return Problem(
        code=Code("too-deep"),
        place=place,
        message="lists and mappings stand too deep inside each other",
        remedy="Check for brackets that are never closed; text that starts with [ needs quotes.",
    )


def alias(place: Place, name: str) -> Problem:
    """``*name``."""
    return Problem(
        code=Code("yaml-alias"),
        place=place,
        message=f"`*{shortened(name)}` refers to another part of the file, which is not supported",
        remedy="Write the value out; text that starts with * needs quotes or a `|` block.",
    )


def anchor(place: Place, name: str) -> Problem:
    """``&name``."""
    return Problem(
        code=Code("yaml-anchor"),
        place=place,
        message=f"the anchor `&{shortened(name)}` is not supported",
        remedy="Remove it; text that starts with & needs quotes or a `|` block.",
    )


def tag(place: Place, source: str) -> Problem:
    """``!tag``; ``source`` is the file from there on."""
    written = re.search(r"!\S*", source)
    return Problem(
        code=Code("yaml-tag"),
        place=place,
        message=f"the tag `{shortened(written[0]) if written else '!'}` is not supported",
        remedy="Remove it; text that starts with ! needs quotes or a `|` block.",
    )


def comment_in_text(place: Place) -> Problem:
    """``rank #1``: YAML drops the rest of the line without a word."""
    return Problem(
        code=Code("comment-in-text"),
        place=place,
        message="the text ends here, because a space and # begin a comment",
        remedy="Put text with # in quotes or a `|` block; begin a comment with `# `.",
    )


def merge_key(place: Place) -> Problem:
    """``<<: *other``."""
    return Problem(
        code=Code("merge-key"),
        place=place,
        message="`<<` would merge another mapping into this one, which is not supported",
        remedy="Write the fields out.",
    )


def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """The same key twice in a mapping."""
    return Problem(
        code=Code("duplicate-key"),
        place=place,
        message=f"`{shortened(key)}` is already given",
        remedy="Keep one of the two.",
        related=(Related(first, "first given here"),),
    )


def bad_key(place: Place) -> Problem:
    """A key that is nothing, a list or a mapping."""
    return Problem(
        code=Code("bad-key"),
        place=place,
        message="the name of a field is expected here",
        remedy="Write `name: value`; text that starts with ?, [ or { needs quotes.",
    )


def tab(place: Place, lines: int) -> Problem:
    """Tabs, which YAML forbids where it matters and editors show in different widths."""
    times = f" ({lines} lines of this file have some)" if lines > 1 else ""
    return Problem(
        code=Code("tab-character"),
        place=place,
        message=f"a tab character{times}",
        remedy="Indent with spaces; inside a string of Python code write \\t.",
    )
