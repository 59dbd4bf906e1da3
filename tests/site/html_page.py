"""What a page of HTML holds: its tags, its words, its anchors and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


@dataclass(frozen=True)
class Element:
    """A tag of a page with its attributes."""

    tag: str
    attributes: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    """Collects the tags of a page, and its text outside of scripts, styles and code."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.text: list[str] = []
        self.prose: list[str] = []
        self.article: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self.text.append(data)
            if "article" in self._open:
                self.article.append(data)
            if not {"code", "pre", "annotation"} & set(self._open):
                self.prose.append(data)


@dataclass(frozen=True)
class Html:
    """One page of a built site."""

    source: str
    path: str = ""

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.source)
        reader.close()
        return reader

    @property
    def text(self) -> str:
        """All that is shown, with one space for every white space."""
        return " ".join("".join(self._read.text).split())

    @property
    def article(self) -> str:
        """The same, of the page's content alone."""
        return " ".join("".join(self._read.article).split())

    @property
    def prose(self) -> str:
        """The same without code and without the TeX that MathML carries along."""
        return " ".join("".join(self._read.prose).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every tag of that name with these attributes; a class is one of several."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self._read.elements
            if element.tag == tag
            and all(
                value in element[name].split() if name == "class" else value == element[name]
                for name, value in wanted.items()
            )
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such tag."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def elements(self) -> list[Element]:
        """Every tag, in order."""
        return self._read.elements

    @property
    def ids(self) -> set[str]:
        """Every anchor of the page."""
        return {element["id"] for element in self._read.elements if element["id"]}

    def addresses(self) -> Iterator[tuple[Element, str]]:
        """Every address the page names, with its tag."""
        for element in self._read.elements:
            for name in ("href", "src", "data", "action", "poster"):
                if element[name]:
                    yield element, element[name]
            for candidate in filter(None, element["srcset"].split(",")):
                yield element, candidate.split()[0]


@lru_cache(maxsize=512)
def read_once(source: str, path: str) -> Html:
    """The page with this source at ``path``; whoever asks for the same has what was read of it."""
    return Html(source, path)


def leaves_site(address: str) -> bool:
    """Whether an address leads to another host."""
    return bool(urlsplit(address).netloc)
