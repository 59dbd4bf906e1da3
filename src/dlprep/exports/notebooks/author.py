"""Writes the notebook of a question: what its page says, cut into cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dlprep import __version__
from dlprep.exports.notebooks.cells import (
    Cell,
    cell_id,
    code_cell,
    number,
    snippet_cell,
    text_cell,
    unexecuted,
)
from dlprep.exports.notebooks.markdown import MarkdownWriter
from dlprep.exports.notebooks.setup import setup_code, versions
from dlprep.model import Language, Question, Reference, Snippet
from dlprep.rendering.context import quote_url
from dlprep.rendering.text import escape_markdown
from dlprep.stages import Executed, Run
from dlprep.words import Words, words

_LICENCE: Final = "CC-BY-SA-4.0 AND MIT"
"""Of the texts and of the code."""


@dataclass(frozen=True)
class Author:
    """Writes the notebook of ``question`` in ``language``, for the site at the address ``site``."""

    executed: Executed
    language: Language
    site: str
    question: Question

    def notebook(self) -> Cell:
        """The notebook with its metadata."""
        cells = list(self._cells())
        number(cells)
        return {"cells": cells, "metadata": self._metadata(), "nbformat": 4, "nbformat_minor": 5}

    @cached_property
    def _runs(self) -> dict[str, Run]:
        named = ((each.name, (self.question.id, each.name)) for each in self.question.snippets)
        runs = self.executed.runs
        return {name: runs[key] for name, key in named if key in runs}

    @property
    def _page(self) -> str:
        return self._writer.address(self.question.id)

    @property
    def _words(self) -> Words:
        return words(self.language)

    @cached_property
    def _writer(self) -> MarkdownWriter:
        return MarkdownWriter(
            language=self.language, site=self.site, question=self.question.id, runs=self._runs
        )

    def _metadata(self) -> Cell:
        return {
            "colab": {"name": f"{self.question.id}.ipynb"},
            "dlprep": {
                "build": {"dlprep": __version__, **versions(self._runs.values())},
                "language": self.language,
                "license": _LICENCE,
                "page": self._page,
                "question": self.question.id,
            },
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": self._writer.line(self.question.question),
        }

    def _cells(self) -> Iterator[Cell]:
        yield self._title()
        if self._runs:
            yield self._setup()
        yield self._text("short", f"## {self._words.short}", self._writer.text(self.question.short))
        yield from self._answer()
        yield from self._key_points()
        yield from self._wrong_answers()
        yield from self._follow_ups()
        yield from self._related()
        yield from self._references()

    def _text(self, part: str, *blocks: str) -> Cell:
        return text_cell(cell_id(self.question.id, part), blocks)

    def _title(self) -> Cell:
        own = self._words
        title = self._writer.line(self.question.question)
        about = f"[{own.on_the_site}]({self._page}) · {own.notebook_license}"
        return self._text("title", f"# {title}", about)

    def _setup(self) -> Cell:
        metadata: Cell = {
            "cellView": "form",
            "jupyter": {"source_hidden": True},
            "tags": ["set-up"],
        }
        code = setup_code(self.question, self._runs)
        return code_cell(cell_id(self.question.id, "set-up"), code, metadata=metadata)

    def _answer(self) -> Iterator[Cell]:
        snippets = {snippet.name: snippet for snippet in self.question.snippets}
        part, blocks = "answer", list[str]()
        for piece in self._writer.parts(self.question.answer):
            if isinstance(piece, str):
                blocks.append(piece)
                continue
            snippet = snippets[piece.snippet]
            run = self._runs.get(snippet.name)
            blocks += self._introduction(snippet) if run else self._not_run(snippet)
            if run:
                yield from self._unless_empty(part, blocks)
                yield self._snippet(snippet, run)
                part, blocks = f"after-{snippet.name}", []
        yield from self._unless_empty(part, blocks)

    def _unless_empty(self, part: str, blocks: list[str]) -> Iterator[Cell]:
        if any(block.strip() for block in blocks):
            yield self._text(part, *blocks)

    def _introduction(self, snippet: Snippet) -> Iterator[str]:
        if snippet.caption:
            yield f"**{self._writer.line(snippet.caption)}**"
        if snippet.one_seed:
            yield f"{self._words.one_seed}: {self._writer.line(snippet.one_seed)}"

    def _not_run(self, snippet: Snippet) -> Iterator[str]:
        yield from self._introduction(snippet)
        yield unexecuted(snippet)
        if snippet.not_run:
            yield f"{self._words.not_run}: {self._writer.line(snippet.not_run)}"

    def _snippet(self, snippet: Snippet, run: Run) -> Cell:
        identity = cell_id(self.question.id, f"snippet-{snippet.name}")
        alt = " ".join(snippet.alt.shown(self.language).value.split()) if snippet.alt else ""
        return snippet_cell(identity, snippet, run, alt)

    def _key_points(self) -> Iterator[Cell]:
        if points := self.question.key_points:
            items = (_item(self._writer.text(point)) for point in points)
            yield self._text("key-points", f"## {self._words.key_points}", "\n".join(items))

    def _wrong_answers(self) -> Iterator[Cell]:
        blocks = [f"## {self._words.wrong_answers}"]
        for wrong in self.question.wrong_answers:
            claim = self._writer.text(wrong.claim).splitlines()
            blocks += ["\n".join(f"> {line}" for line in claim), self._writer.text(wrong.why)]
        if len(blocks) > 1:
            yield self._text("wrong-answers", *blocks)

    def _follow_ups(self) -> Iterator[Cell]:
        blocks = [f"## {self._words.follow_ups}"]
        if children := self._links(self._children()):
            blocks.append(children)
        for further in self.question.follow_ups:
            question = self._writer.line(further.question)
            blocks += [f"**{question}**", self._writer.text(further.answer)]
        if len(blocks) > 1:
            yield self._text("follow-ups", *blocks)

    def _children(self) -> Iterator[Question]:
        for question in self.executed.checked.collection.questions:
            if question.parent is not None and question.parent.value == self.question.id:
                yield question

    def _related(self) -> Iterator[Cell]:
        by_id = self.executed.checked.collection.by_id
        related = (by_id[text.value] for text in self.question.related if text.value in by_id)
        if links := self._links(related):
            yield self._text("related", f"## {self._words.related}", links)

    def _links(self, questions: Iterator[Question]) -> str:
        """A list of links to the pages of ``questions``, whose titles insert no values."""
        return "\n".join(
            f"- [{self._writer.line(question.question)}]({self._writer.address(question.id)})"
            for question in questions
        )

    def _references(self) -> Iterator[Cell]:
        if references := self.question.references:
            items = "\n".join(map(_reference, references))
            yield self._text("references", f"## {self._words.references}", items)


def _reference(reference: Reference) -> str:
    authors, title, venue = (
        escape_markdown(text.value)
        for text in (reference.authors, reference.title, reference.venue)
    )
    address = quote_url(reference.url.value)
    return f"1. {authors.rstrip('.')}. [{title}]({address}). *{venue}*, {reference.year}."


def _item(text: str) -> str:
    """``text`` as an item of a list."""
    return "- " + text.replace("\n", "\n  ")
