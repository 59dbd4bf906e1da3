"""The formulas in our Markdown, as KaTeX is given them, with the way back to the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dlprep.prose import Fence, InlineMath, Span, insertions


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula where it stands in ``text``; ``tex`` is what the extension hands to KaTeX."""

    text: str
    span: Fence | InlineMath
    tex: str

    @property
    def display(self) -> bool:
        """Whether it has a line of its own."""
        return isinstance(self.span, Fence)

    @property
    def neutral(self) -> str:
        """The TeX with a digit for each value that a run will insert, and as long as before."""
        tex = self.tex
        for insertion in insertions(tex):
            width = insertion.end - insertion.start
            tex = tex[: insertion.start] + "0".ljust(width) + tex[insertion.end :]
        return tex

    def offset(self, position: int) -> int:
        """Where the character at ``position`` of ``tex`` stands in ``text``.

        The formula's end is that of its last line with anything on it.
        """
        position = min(position, len(self.tex.rstrip()))
        if isinstance(self.span, InlineMath):
            return self.span.tex_start + position
        return self._offset_in_fence(self.span, position)

    def _offset_in_fence(self, fence: Fence, position: int) -> int:
        line_start = fence.start
        for _ in range(self.tex.count("\n", 0, position)):
            line_start = self.text.index("\n", line_start) + 1
        column = position - (self.tex.rfind("\n", 0, position) + 1)
        return line_start + fence.indent + column


def formulas(text: str, spans: Iterable[Span]) -> Iterator[Formula]:
    """The formulas among the ``spans`` of ``text``. A fence that is never closed is none."""
    for span in spans:
        match span:
            case InlineMath():
                yield Formula(text, span, span.tex)
            case Fence(info="math", closed=True):
                yield Formula(text, span, f"\n{span.body}")
            case _:
                pass
