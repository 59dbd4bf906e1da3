"""The texts of one question in one language, as the HTML that cards are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from dlprep.exports.anki.markup import CardMarkdown
from dlprep.model import Language, Localized, Question, Snippet
from dlprep.rendering import figures
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.text import visible
from dlprep.stages import Executed, Run
from dlprep.words import Words, words

_FIGURES: Final = "assets/figures/"


def media(executed: Executed, question: Question) -> dict[str, bytes]:
    """The files of all figures of ``question`` by their names in Anki, which has no folders."""
    files = figures.assets(executed, question)
    return {_media_name(path): data for path, data in files.items()}


def _media_name(path: str) -> str:
    return f"dlprep-{path.removeprefix(_FIGURES).replace('/', '-')}"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of ``question``; those that lack a translation come in the other language.

    ``site`` is the address of the site in ``language``, ``runs`` are those of the question's
    snippets by name.
    """

    question: Question
    language: Language
    site: str
    runs: dict[str, Run]
    markdown: CardMarkdown

    @property
    def words(self) -> Words:
        """The words of the interface in this language."""
        return words(self.language)

    @property
    def url(self) -> str:
        """The address of the question's page."""
        return f"{self.site}questions/{self.question.id}/"

    @property
    def _renderer(self) -> ProseRenderer:
        return ProseRenderer(language=self.language, root=self.site, runs=self.runs)

    def line(self, text: Localized, tag: str = "p", kind: str = "") -> str:
        """A text of a single line inside an element."""
        passage = self._renderer.line(text)
        return element(tag, self.markdown.inline(passage.markdown), kind, passage.foreign)

    def block(self, text: Localized, tag: str = "div", kind: str = "") -> str:
        """A text of any length inside an element."""
        passage = self._renderer.passage(text)
        return element(tag, self.markdown.inline(passage.markdown), kind, passage.foreign)

    def field(self, *parts: str) -> str:
        """A field of a note, made of ``parts``; empty without any."""
        content = "\n".join(filter(None, parts))
        return element("div", content, language=self.language) if content else ""

    def snippets(self) -> Iterator[tuple[Snippet, Run | None]]:
        """The snippets with what came of them, in the order of the file."""
        for snippet in self.question.snippets:
            yield snippet, self.runs.get(snippet.name)

    def figures_of(self, snippet: Snippet, run: Run) -> Iterator[str]:
        """The figures of a run, each in both schemes, of which the style sheet shows one."""
        alt = " ".join(snippet.alt.shown(self.language).value.split()) if snippet.alt else ""
        for view in figures.figure_views(self.question.id, snippet.name, run, alt, ""):
            size = f'width="{view.width}" height="{view.height}"'
            for scheme, path in (("light", view.light), ("dark", view.dark)):
                source = f'src="{_media_name(str(path))}" alt="{escape(alt)}"'
                yield f'<img class="dl-{scheme}" {source} {size}>'


def element(tag: str, html: str, kind: str = "", language: Language | None = None) -> str:
    """``html`` inside an element of a class and a language, where there are any."""
    kinds = f' class="{kind}"' if kind else ""
    languages = f' lang="{language}"' if language else ""
    return f"<{tag}{kinds}{languages}>{html}</{tag}>"


def code_block(code: str, kind: str = "") -> str:
    """Code or output, character for character."""
    shown = escape(visible(code).rstrip("\n"), quote=False)
    return f'<pre class="{kind or "dl-source"}" lang="en">{shown}</pre>'
