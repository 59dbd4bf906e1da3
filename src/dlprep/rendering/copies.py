"""A question as Markdown that stands alone: what one copies into notes, or gives to a program.

It says what the page says, values, output and figures included, without a tag of HTML: formulas
are ``$`…`$`` and fences of ``math``, as GitLab and GitHub read them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from textwrap import indent
from typing import Final

from markupsafe import Markup

from dlprep.model import LANGUAGES, FollowUp, Localized, Question, Reference, WrongAnswer
from dlprep.plain import unmarked
from dlprep.rendering.context import RenderContext, question_folder, quote_url
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.snippets import snippet_view
from dlprep.rendering.text import NUMBER, value_in_prose, visible
from dlprep.rendering.views import SnippetView

_MARKS: Final = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")


def copy_path(question_id: str) -> str:
    """The copy of a question, beside its page, relative to the root of its language."""
    return f"{question_folder(question_id)}index.md"


def question_copy(context: RenderContext, question: Question) -> str:
    """``question`` as Markdown.

    Links and figures are absolute where the site's address is known, so that they lead there from
    wherever the copy goes; else they are relative to the copy.
    """
    root = context.home or "../../"
    renderer = ProseRenderer(
        language=context.language,
        root=root,
        runs=context.runs(question),
        snippets={snippet.name: snippet for snippet in question.snippets},
        target=copy_path,
        write_value=_value,
        tagged=False,
    )
    return _Copy(context, question, renderer).markdown()


@dataclass(frozen=True, slots=True)
class _Copy:
    """What the copy of one question is made with."""

    context: RenderContext
    question: Question
    renderer: ProseRenderer

    def markdown(self) -> str:
        return "\n\n".join((*self._head(), *self._answers(), *self._further())) + "\n"

    def _head(self) -> Iterator[str]:
        yield f"# {self._line(self.question.question)}"
        yield " · ".join(self._facts())

    def _facts(self) -> Iterator[str]:
        chapter = self.context.chapters.get(self.question.chapter)
        if chapter is not None:
            yield plain(chapter.title.shown(self.context.language).value)
        yield self.context.words.levels[self.question.level]
        if self.context.home:
            yield f"<{self.context.home}{question_folder(self.question.id)}>"

    def _answers(self) -> Iterator[str]:
        words = self.context.words
        yield f"## {words.short}"
        yield self._text(self.question.short)
        yield str(self._filled().outline(self.question.answer).markdown)
        if self.question.key_points:
            yield f"## {words.key_points}"
            yield _list(map(self._text, self.question.key_points))
        if self.question.wrong_answers:
            yield f"## {words.wrong_answers}"
            yield _list(map(self._wrong, self.question.wrong_answers))

    def _further(self) -> Iterator[str]:
        words, children = self.context.words, self.context.children.get(self.question.id, ())
        if children or self.question.follow_ups:
            yield f"## {words.follow_ups}"
            yield from filter(None, [_list(map(self._link, children))])
            for further in self.question.follow_ups:
                yield from self._follow_up(further)
        if self.question.related:
            by_id = self.context.collection.by_id
            related = (by_id[each.value] for each in self.question.related if each.value in by_id)
            yield f"## {words.related}"
            yield _list(map(self._link, related))
        if self.question.references:
            yield f"## {words.references}"
            yield _list(map(_reference, self.question.references))

    def _filled(self) -> ProseRenderer:
        """The renderer with every snippet in its place."""
        return replace(self.renderer, block=self._snippet)

    def _snippet(self, name: str) -> str:
        snippet = next(each for each in self.question.snippets if each.name == name)
        figures = _figures_root(self.context)
        view = snippet_view(self.context, self.renderer, self.question, snippet, figures=figures)
        return "\n\n".join(_snippet_parts(self.context, view))

    def _text(self, text: Localized) -> str:
        return str(self.renderer.passage(text).markdown)

    def _line(self, text: Localized) -> str:
        return str(self.renderer.line(text).markdown)

    def _link(self, question: Question) -> str:
        title = plain(unmarked(question.question.shown(self.context.language).value))
        return f"[{title}]({self.renderer.root}{copy_path(question.id)})"

    def _wrong(self, wrong: WrongAnswer) -> str:
        return f"{self._text(wrong.claim)}\n\n{self._text(wrong.why)}"

    def _follow_up(self, further: FollowUp) -> Iterator[str]:
        yield f"### {self._line(further.question)}"
        yield self._text(further.answer)


def _figures_root(context: RenderContext) -> str:
    """Where figures are from a copy: those of the default language, since all have the same."""
    if context.language == LANGUAGES[0]:
        return context.home or "../../"
    return context.home.removesuffix(f"{context.language}/") or "../../../"


def _snippet_parts(context: RenderContext, view: SnippetView) -> Iterator[str]:
    """Caption, code, what came of it and how it was run: unlike on a page, code comes first."""
    words = context.words
    if view.caption:
        yield f"**{view.caption.markdown}**"
    yield str(view.code)
    labelled = ((words.output, view.output), (words.warned, view.warned))
    for label, block in (*labelled, (words.raised, view.raised)):
        if block:
            yield f"{label}:\n\n{block}"
    for figure in view.figures:
        yield f"![{plain(figure.alt)}]({figure.light})"
    if view.not_run:
        yield f"{words.not_run}: {view.not_run.markdown}"
    if view.executed:
        yield " · ".join(view.executed)
    if view.one_seed:
        yield f"{words.one_seed}: {view.one_seed.markdown}"


def _reference(reference: Reference) -> str:
    authors = plain(reference.authors.value.rstrip("."))
    title = f"[{plain(reference.title.value)}](<{quote_url(reference.url.value)}>)"
    return f"{authors}. {title}. {plain(reference.venue.value)}, {reference.year}."


def _list(items: Iterable[str]) -> str:
    """A list with one entry an item, each of as many paragraphs as it has."""
    return "\n".join(f"- {indent(item, '  ').lstrip()}" for item in items)


def _value(value: str) -> str:
    """A value of a run: a number in the notation of prose, anything else as plain text."""
    return value_in_prose(value) if NUMBER.fullmatch(value) else plain(value)


def plain(text: str) -> Markup:
    """``text`` as Markdown that shows these characters and stays legible as it is."""
    one_line = " ".join(visible(text).split())
    return Markup(_MARKS.sub(r"\\\g<0>", one_line))  # noqa: S704 - no mark is left in it
