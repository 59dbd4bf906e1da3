"""The render context: what all pages of one language share while they are rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from dlprep.collection import Collection
from dlprep.downloads import Download
from dlprep.model import Chapter, Language, Question
from dlprep.rendering.templates import Templates
from dlprep.rendering.views import PageLink
from dlprep.stages import Executed, Run
from dlprep.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """The executed questions, the language they are shown in, and the means to show them.

    ``edit_base`` is put before the path of a project file to get the address where it is edited;
    empty where there is none. ``home`` is the full address of the language's site, with a slash at
    its end; empty where nobody has said it. ``chapters`` are by id, ``children`` by the id of their
    parent.
    ``downloads`` are the files to take along that the site has.
    ``links`` are those to questions that were made so far, by id and the way up from their page.
    """

    executed: Executed
    language: Language
    words: Words
    templates: Templates
    edit_base: str
    home: str
    chapters: Mapping[str, Chapter]
    children: Mapping[str, tuple[Question, ...]]
    downloads: tuple[Download, ...] = ()
    links: dict[tuple[str, str], PageLink] = field(default_factory=dict)

    @property
    def collection(self) -> Collection:
        """All questions, with the syllabus and the glossary."""
        return self.executed.checked.collection

    def render(self, template: str, **view: object) -> str:
        """The Markdown of ``template``.

        It always sees the words, the language, and whether there are files to take along.
        """
        return self.templates.render(
            template,
            words=self.words,
            language=self.language,
            has_downloads=bool(self.downloads),
            **view,
        )

    def edit(self, path: str) -> Markup | None:
        """The address where ``path`` is edited."""
        return quote_url(self.edit_base + path) if self.edit_base else None

    def runs(self, question: Question) -> dict[str, Run]:
        """What came of the snippets of ``question`` that were run, by name."""
        named = (
            (snippet.name, self.executed.runs.get((question.id, snippet.name)))
            for snippet in question.snippets
        )
        return {name: run for name, run in named if run is not None}

    def is_draft(self, question: Question) -> bool:
        """Whether ``question`` is shown though something of it is missing."""
        return question.path in self.executed.checked.drafts

    def written(self, chapter: Chapter) -> tuple[Question, ...]:
        """The questions of ``chapter`` that have a page, in reading order."""
        by_id = self.collection.by_id
        ids = (entry.id.value for entry in chapter.entries if not entry.planned)
        return tuple(by_id[question_id] for question_id in ids if question_id in by_id)


def quote_url(url: str) -> Markup:
    """Percent-encode every character of ``url`` that would end a Markdown link or attribute."""
    return Markup(quote(url, safe="/:?#@!$&'()*+,;=%~"))  # noqa: S704 - quoted


def internal_href(path: str) -> Markup:
    """``path`` as the target of a link. Paths of our pages are made of ids: nothing to quote."""
    return Markup(path)  # noqa: S704 - as said


def question_path(question_id: str) -> str:
    """The page of a question, relative to the root of its language."""
    return f"questions/{question_id}.md"


def question_folder(question_id: str) -> str:
    """Where a question's page is served, relative to the root of its language."""
    return f"questions/{question_id}/"


def chapter_path(chapter_id: str) -> str:
    """The page of a chapter; named ``index`` so that a section of the navigation can lead to it."""
    return f"chapters/{chapter_id}/index.md"


def way_up(path: str) -> str:
    """The relative path from the page at ``path`` up to the root of its language."""
    return "../" * path.count("/")
