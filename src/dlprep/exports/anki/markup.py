"""Our Markdown as the HTML of a card: formulas for Anki's MathJax, links that leave the card."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from dlprep.math import MathJaxExtension

_EXTENSIONS: Final = (
    *("attr_list", "def_list", "tables"),
    *("pymdownx.highlight", "pymdownx.superfences", "dlprep.typography"),
)
_ONE_PARAGRAPH: Final = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_BEFORE_TYPOGRAPHY: Final = 10


class CardMarkdown:
    """Converts Markdown to the HTML of cards.

    ``site`` is the address of the site in the language of the text; links to its Markdown files
    become links to its pages.
    """

    def __init__(self, site: str) -> None:
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, MathJaxExtension(), _PageLinks(site)],
            extension_configs={"pymdownx.highlight": {"use_pygments": False}},
        )

    def blocks(self, markdown: str) -> str:
        """``markdown`` as one or more block elements."""
        return self._markdown.reset().convert(markdown)

    def inline(self, markdown: str) -> str:
        """``markdown`` without the element around it if that is a single paragraph."""
        html = self.blocks(markdown)
        paragraph = _ONE_PARAGRAPH.fullmatch(html)
        return paragraph[1] if paragraph else html


class _PageLinks(Extension):
    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register with ``md`` where links have been made."""
        md.treeprocessors.register(_LinkEnds(self._site), "dlprep_cards", _BEFORE_TYPOGRAPHY)


class _LinkEnds(Treeprocessor):
    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site

    def run(self, root: Element) -> None:
        """Let links lead to where MkDocs puts the page of a Markdown file."""
        for link in root.iter("a"):
            target, mark, anchor = link.get("href", "").partition("#")
            if target.startswith(self._site) and target.endswith(".md"):
                link.set("href", f"{target.removesuffix('.md')}/{mark}{anchor}")
