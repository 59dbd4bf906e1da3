"""The markdown-katex extension with our engine in it, and one that leaves typesetting to MathJax.

Where formulas are is decided by markdown-katex itself; how they are rendered and put into the page
is done here, with the same result. Unlike the original, which starts a process for each formula,
looks for `npx` on the search path and adds a stylesheet from another host, this does neither.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown_katex import extension as original

from dlprep.math.katex import Engine, engine

_NAME: Final = "katex_fenced_code_block"
_PRIORITIES: Final = {"before": 50, "after": 0}
_MARKER: Final = re.compile(
    r"<p>(?P<alone>tmp_block_md_katex_[0-9a-f]{32})</p>"
    r"|(?P<other>tmp_(?:block|inline)_md_katex_[0-9a-f]{32})"
)


class FormulaFinder(original.KatexPreprocessor):  # type: ignore[misc] # markdown-katex has no types
    """markdown-katex's own search for formulas, which hands each to ``found``.

    ``found`` gets the TeX and whether it is displayed, and returns what takes the formula's place.
    """

    def __init__(self, found: Callable[[str, bool], str]) -> None:
        super().__init__(None, None)
        self._found = found

    def _make_tag_for_block(self, block_lines: list[str]) -> str:
        indent = len(block_lines[0]) - len(block_lines[0].lstrip())
        block = "\n".join(line[indent:] for line in block_lines).rstrip()
        tex: str = original._clean_block_text(block)  # noqa: SLF001 # as the original does
        return block_lines[0][:indent] + self._found(tex, True)  # noqa: FBT003 # a callable

    def _make_tag_for_inline(self, inline_text: str) -> str:
        tex: str = original._clean_inline_text(inline_text)  # noqa: SLF001 # as the original does
        return self._found(tex, False)  # noqa: FBT003 # a callable


class _FormulaExtension(Extension):
    """Formulas in Markdown as markdown-katex reads them: $`…`$ in a line, ```math fences.

    ``typeset`` gets the TeX and whether it is displayed, and returns the formula's HTML.
    """

    def __init__(self, typeset: Callable[[str, bool], str]) -> None:
        super().__init__()
        self._typeset = typeset
        self._html: dict[str, str] = {}

    def reset(self) -> None:
        """Forget the formulas of the last document."""
        self._html.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        r"""Register with ``md`` where the original would be; ``\$`` becomes a dollar."""
        finder = FormulaFinder(self._mark)
        md.preprocessors.register(finder, _NAME, _PRIORITIES["before"])
        md.postprocessors.register(_Formulas(self._html), _NAME, _PRIORITIES["after"])
        md.ESCAPED_CHARS.append("$")
        md.registerExtension(self)

    def _mark(self, tex: str, display: bool) -> str:  # noqa: FBT001 # a callback
        formula = self._typeset(tex, display)
        kind = "block" if display else "inline"
        marker = f"tmp_{kind}_md_katex_{original.make_marker_id(kind + tex)}"
        self._html[marker] = f"<p>{formula}</p>" if display else formula
        return marker


class KatexExtension(_FormulaExtension):
    """Formulas typeset by KaTeX.

    A displayed formula becomes ``<p><span class="katex-display">…</span></p>``, one in a line
    ``<span class="katex">…</span>``; both contain MathML, and hide the rest from screen readers.

    Converting raises :class:`dlprep.math.BadTexError` on a formula that KaTeX refuses.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(lambda tex, display: engine.render(tex, display=display).html)


class MathJaxExtension(_FormulaExtension):
    r"""Formulas as MathJax looks for them in a page: ``\(…\)`` in a line, ``\[…\]`` displayed."""

    def __init__(self) -> None:
        super().__init__(_delimited)


def _delimited(tex: str, display: bool) -> str:  # noqa: FBT001 # a callback
    formula = html.escape(tex.strip(), quote=False)
    return rf"\[{formula}\]" if display else rf"\({formula}\)"


class _Formulas(Postprocessor):
    """Puts the formulas in place of their markers, in one pass over the page."""

    def __init__(self, formulas: Mapping[str, str]) -> None:
        super().__init__()
        self._formulas = formulas

    def run(self, text: str) -> str:
        """The page with its formulas."""
        return _MARKER.sub(self._replace, text) if self._formulas else text

    def _replace(self, marker: re.Match[str]) -> str:
        return self._formulas.get(marker["alone"] or marker["other"], marker[0])


def makeExtension(cache: str = "") -> KatexExtension:  # noqa: N802 # Python-Markdown's name
    """Make the extension named ``dlprep.math``; ``cache`` is a folder to keep formulas in."""
    return KatexExtension(engine(Path(cache) if cache else None))


class FoundFormula(NamedTuple):
    """A formula as the extension finds it; ``line`` is its last one, counted from 0."""

    line: int
    tex: str
    display: bool


def extension_formulas(value: str) -> list[FoundFormula]:
    """The formulas the extension finds in a text.

    Where markdown-katex fails, on a dollar that nothing closes, the last one has an empty TeX.
    """
    found: list[FoundFormula] = []
    line = 0

    def numbered_lines() -> Iterator[str]:
        nonlocal line
        for number, text in enumerate(value.split("\n")):
            line = number
            yield text

    def note(tex: str, display: bool) -> str:  # noqa: FBT001 # a callback
        found.append(FoundFormula(line, tex, display))
        return ""

    try:
        FormulaFinder(note).run(numbered_lines())
    except IndexError:
        found.append(FoundFormula(line, "", display=False))
    found.reverse()  # the original works through a line from its end; the sort keeps that order
    return sorted(found, key=lambda formula: formula.line)
