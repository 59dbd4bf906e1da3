"""From text to nodes, out of the events of PyYAML's scanner.

PyYAML's own composer recurses, so that ten thousand brackets end in a stack overflow, and
follows aliases, so that a short file can stand for gigabytes. This one does neither.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from dlprep.model import Text
from dlprep.problems import Place, Problem, Refusal
from dlprep.source import faults
from dlprep.source.decoding import find_escaped_characters, place_of
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
from dlprep.source.normalization import find_decomposed, find_decomposed_by_escapes
from dlprep.source.syntax import syntax_problem

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST: Final = 20
"""How many lists and mappings may stand inside each other; a question needs six."""

_STYLES: Final = {
    None: Style.PLAIN,
    "": Style.PLAIN,
    "'": Style.QUOTED,
    '"': Style.QUOTED,
    "|": Style.LITERAL,
    ">": Style.FOLDED,
}

# The core schema of YAML 1.2: `yes`, `on` and `12:30` are text, as an editor shows them.
_KINDS: Final = (
    (Kind.NULL, re.compile(r"|~|null|Null|NULL")),
    (Kind.BOOLEAN, re.compile(r"true|True|TRUE|false|False|FALSE")),
    (Kind.INTEGER, re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")),
    (
        Kind.NUMBER,
        re.compile(
            r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
        ),
    ),
)

_COMMENT: Final = re.compile(r" +#[^\s#]")

_NOT_TEXT: Final = frozenset(("", *"~nNtTfF+-.0123456789"))
"""The characters with which anything but text begins; looking is faster than matching."""


def compose(display_path: str, text: str) -> Document | Refusal:
    """The document that ``text`` is, or what is wrong with it."""
    composer = _Composer(display_path, text)
    try:
        root = composer.root()
    except yaml.MarkedYAMLError as error:
        tabs = _find_tabs(display_path, text)
        return Refusal(tabs or (*composer.faults, syntax_problem(display_path, text, error)))
    except _TooDeepError as error:
        return Refusal((faults.too_deep(error.place),))
    found = (
        *composer.faults,
        *_find_tabs(display_path, text),
        *find_decomposed(display_path, text),
    )
    if isinstance(root, Mapping):
        return Document(display_path, root, composer.end, found)
    if isinstance(root, Unsupported):
        return Refusal(found)
    return Refusal((*found, faults.not_a_mapping(root) if root else faults.empty(display_path)))


class _TooDeepError(Exception):
    """Raised to leave the scanner, which would take quadratic time over the rest."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values alternate."""

    place: Place
    is_mapping: bool
    flow: bool
    tagged: bool = False
    nodes: list[Node] = field(default_factory=list)


class _Composer:
    """Collects the nodes of one document without recursion."""

    def __init__(self, display_path: str, text: str) -> None:
        self.display_path = display_path
        self.text = text
        self.lines = text.split("\n")
        self.faults: list[Problem] = []
        self._outermost = _Open(Place(display_path), is_mapping=False, flow=False)
        self._open = [self._outermost]
        self._aliases: set[str] = set()
        self._documents = 0

    def root(self) -> Node | None:
        """The only document of the file, or None if it is empty."""
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent) and not self._is_first(event):
                break
            self._take(event)
        root = next(iter(self._outermost.nodes), None)
        is_nothing = isinstance(root, Scalar) and root.kind is Kind.NULL
        return None if is_nothing else root

    @property
    def end(self) -> Place:
        """Behind the last line that is not blank."""
        last = max((number for number, line in enumerate(self.lines) if line.strip()), default=0)
        return Place(self.display_path, last + 1, len(self.lines[last].rstrip()) + 1)

    def _is_first(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            self.faults.append(faults.second_document(self._place(event)))
        return self._documents == 1

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self._close(self._open.pop()))
            case yaml.AliasEvent():
                self._add(self._alias(event))

    def _alias(self, event: yaml.AliasEvent) -> Unsupported:
        """An alias, reported only the first time: a bomb consists of them."""
        place, name = self._place(event), str(event.anchor)
        if name not in self._aliases:
            self.faults.append(faults.alias(place, name))
        self._aliases.add(name)
        return Unsupported(place)

    def _add(self, node: Node) -> None:
        self._open[-1].nodes.append(node)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if len(self._open) > DEEPEST:
            raise _TooDeepError(place)
        self._check_properties(event, place)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        flow, tagged = bool(event.flow_style), event.tag is not None
        self._open.append(_Open(place, is_mapping, flow, tagged))

    def _close(self, finished: _Open) -> Node:
        if finished.tagged:
            return Unsupported(finished.place)
        if not finished.is_mapping:
            return Sequence(finished.place, tuple(finished.nodes))
        entries: dict[str, Entry] = {}
        for key, value in zip(finished.nodes[::2], finished.nodes[1::2], strict=True):
            self._add_entry(entries, key, value)
        incomplete = any(_hides_keys(key) for key in finished.nodes[::2])
        return Mapping(finished.place, tuple(entries.values()), finished.flow, incomplete)

    def _add_entry(self, entries: dict[str, Entry], key: Node, value: Node) -> None:
        match key:
            case Scalar() if _hides_keys(key):
                self.faults.append(faults.merge_key(key.place))
            case Scalar(text=text) if text.value in entries:
                first = entries[text.value].key.place
                self.faults.append(faults.duplicate_key(key.place, text.value, first))
            case Scalar(text=text) if text.value.strip():
                entries[text.value] = Entry(key, value)
            case Scalar() | Sequence() | Mapping():
                self.faults.append(faults.bad_key(key.place))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | Unsupported:
        place = self._place(event)
        self._check_properties(event, place)
        if event.tag is not None:
            return Unsupported(place)
        style = _STYLES[event.style]
        text = self._text(event, place, style)
        kind = _kind(event.value) if style is Style.PLAIN else Kind.TEXT
        if style is Style.PLAIN:
            self._check_comment(event)
        elif style is Style.QUOTED and not text.exact:
            self._check_escapes(event, place)
        return Scalar(place, text, kind, style, _lines(event))

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """Refuse a comment that was probably meant as text: without a space after its sign."""
        end: Any = event.end_mark
        if event.value and (comment := _COMMENT.match(self.text, end.index)):
            place = place_of(self.display_path, self.text, comment.end() - 2)
            self.faults.append(faults.comment_in_text(place))

    def _check_escapes(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse what an escape brings in, as it is refused where it stands in the file."""
        written = self._written(event)
        self.faults += find_escaped_characters(place, event.value)
        self.faults += find_decomposed_by_escapes(place, written, event.value)

    def _written(self, event: yaml.ScalarEvent) -> str:
        start: Any = event.start_mark
        end: Any = event.end_mark
        return self.text[start.index : end.index]

    def _text(self, event: yaml.ScalarEvent, place: Place, style: Style) -> Text:
        if style is Style.LITERAL and event.anchor is None:
            return Text(event.value, self._block_origin(event.value, place))
        opening = 1 if style is Style.QUOTED else 0
        written = self._written(event)
        exact = written[opening : len(written) - opening] == event.value
        exact = exact and "\n" not in event.value
        origin = Place(self.display_path, place.line, place.column + opening) if exact else place
        return Text(event.value, origin, exact)

    def _block_origin(self, value: str, place: Place) -> Place:
        """The place of a literal block's first character, by the indent of its first full line."""
        for index, line in enumerate(value.split("\n")):
            if line:
                indent = len(self.lines[place.line + index]) - len(line)
                return Place(self.display_path, place.line + 1, indent + 1)
        return place

    def _check_properties(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place
    ) -> None:
        if event.anchor is not None:
            self.faults.append(faults.anchor(place, event.anchor))
        if event.tag is not None:
            start: Any = event.start_mark
            self.faults.append(faults.tag(place, self.text[start.index :]))

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.display_path, mark.line + 1, mark.column + 1)


def _hides_keys(key: Node) -> bool:
    """Whether a key may stand for other keys: `<<`, or one that was reported and not read."""
    is_merge = isinstance(key, Scalar) and key.style is Style.PLAIN and key.text.value == "<<"
    return is_merge or isinstance(key, Unsupported)


def _lines(event: yaml.Event) -> int:
    """The number of lines a scalar takes."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return int(end.line - start.line + 1)


def _kind(value: str) -> Kind:
    if value[:1] not in _NOT_TEXT:
        return Kind.TEXT
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(value)), Kind.TEXT)


def _find_tabs(display_path: str, text: str) -> tuple[Problem, ...]:
    first = text.find("\t")
    if first < 0:
        return ()
    lines = sum("\t" in line for line in text.split("\n"))
    return (faults.tab(place_of(display_path, text, first), lines),)
