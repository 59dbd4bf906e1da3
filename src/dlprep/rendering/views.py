"""The views that templates are given: finished Markdown and plain strings, nothing to work out.

Fields of type ``Markup`` are Markdown; strings are plain text and are escaped where written.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dlprep.model import Form, Language, Level


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose as Markdown.

    ``foreign`` is the language it is in where that is not the page's: a translation is wanted.
    ``item`` is its id where it is one of several that scripts tell apart.
    """

    markdown: Markup
    foreign: Language | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another page: ``href`` is relative to this one and ends in ``.md``."""

    title: Passage
    href: Markup
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure's two files relative to the page, its size in CSS pixels, and its description."""

    light: Markup
    dark: Markup
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetView:
    """A snippet with its outcome.

    ``lines`` is how many the code has; it is ``folded`` where its outcome can stand for it.
    ``executed`` holds the parts of the badge, empty if not run; ``one_seed`` is why it is run on
    one seed only.
    """

    name: str
    caption: Passage | None
    code: Markup
    lines: int
    output: Markup | None
    warned: Markup | None
    raised: Markup | None
    not_run: Passage | None
    figures: tuple[FigureView, ...]
    executed: tuple[str, ...]
    one_seed: Passage | None
    form: Form | None

    @property
    def folded(self) -> bool:
        """Whether a reader sees what came of the code, and the code itself on demand."""
        return bool(self.output or self.raised or self.figures)


@dataclass(frozen=True, slots=True)
class WrongAnswerView:
    """A claim and why it is wrong."""

    claim: Passage
    why: Passage


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A further question and its answer."""

    question: Passage
    answer: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """A source."""

    authors: str
    title: str
    venue: str
    year: int
    url: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question page; ``structured_data`` is JSON that may stand in a page as it is."""

    id: str
    title: Passage
    is_draft: bool
    description: Markup
    edit: Markup | None
    level: Level
    chapter: PageLink | None
    tags: tuple[PageLink, ...]
    parent: PageLink | None
    short: Passage
    answer: Passage
    key_points: tuple[Passage, ...]
    wrong_answers: tuple[WrongAnswerView, ...]
    children: tuple[PageLink, ...]
    follow_ups: tuple[FollowUpView, ...]
    related: tuple[PageLink, ...]
    references: tuple[ReferenceView, ...]
    structured_data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question in a list of them.

    ``lead`` is the first sentence of its short answer, ``minutes`` how long it takes to read, and
    ``before`` what had better be read first.
    """

    id: str
    link: PageLink
    chapter: PageLink | None
    lead: Passage
    minutes: int
    tag_ids: tuple[str, ...]
    tags: tuple[PageLink, ...]
    before: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A chapter with its written questions."""

    id: str
    title: Passage
    summary: Passage
    description: Markup
    href: Markup
    questions: tuple[QuestionRow, ...]

    @property
    def minutes(self) -> int:
        """How long it takes to read all of its questions."""
        return sum(question.minutes for question in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """A question on the map: a link, or the ``name`` of one that is not written yet.

    ``children`` follow it up; ``parent`` is what it follows up where that is in another chapter.
    """

    link: PageLink | None = None
    name: Passage | None = None
    children: tuple[MapEntry, ...] = ()
    parent: PageLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChapter:
    """A chapter on the map; without ``href`` while nothing of it is written."""

    id: str
    title: Passage
    href: Markup | None
    written: int
    total: int
    entries: tuple[MapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """An answer that is shown to those who come for the first time, with its first figure."""

    link: PageLink
    short: Passage
    figure: FigureView


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a list is filtered by; ``anchor`` chooses it in an address."""

    value: str
    name: str
    anchor: str
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A field of the form that filters a list: its name in addresses and to readers."""

    field: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term of the glossary, in the reader's language first; ``questions`` explain it."""

    id: str
    name: str
    translation: str
    also: tuple[str, ...]
    definition: Passage | None
    questions: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class TermGroup:
    """The terms that begin alike; ``initial`` is a letter, or None for those without one."""

    initial: str | None
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """All that is to be said of a question before an interview."""

    row: QuestionRow
    short: Passage
    key_points: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class RevisionChapter:
    """A chapter to revise; ``anchor`` is its heading's id."""

    chapter: ChapterView
    anchor: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much there is; of ``planned`` questions there are only names."""

    questions: int
    planned: int
    snippets: int
    figures: int
    terms: int
