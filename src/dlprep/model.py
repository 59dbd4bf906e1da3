"""What a question is. Frozen, typed, no input or output.

Every piece of text keeps the place it came from, so that a fault found late (a formula KaTeX
refuses, an assertion that fails) can still be reported at its line of the YAML file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal, get_args

from dlprep.problems import Place

Language = Literal["ko", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""The languages of the site, the default one first."""

LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"ko": "Korean", "en": "English"}
"""What messages call each language."""

ID: Final = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""What every id looks like, as a pattern: a question's, chapter's, tag's, term's or snippet's."""


class Level(StrEnum):
    """Who is asked this: everyone, applicants with projects, or specialists."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Form(StrEnum):
    """What a reader may fill in below a snippet, to compute the same for numbers of their own."""

    MEMORY = "memory"
    """The memory that training and inference of a Transformer take."""


class Gloss(StrEnum):
    """Where a Korean answer gives the English word of a term in parentheses."""

    ALWAYS = "always"
    """At the first mention; of a term without this value, nowhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string and where it stands in its file.

    ``origin`` is the place of the first character. Where ``exact`` is true every character of
    ``value`` can be traced back: lines after the first start in the column of ``origin`` (YAML's
    literal blocks). Otherwise (folded or escaped scalars) every offset maps to ``origin``.
    """

    value: str
    origin: Place
    exact: bool = True

    def place(self, offset: int = 0) -> Place:
        """The place of the character at ``offset`` (0-based, in characters of ``value``)."""
        if not self.exact:
            return self.origin
        line_start = self.value.rfind("\n", 0, offset) + 1
        lines = self.value.count("\n", 0, offset)
        column = self.origin.column + offset - line_start
        return Place(self.origin.path, self.origin.line + lines, column)

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Localized:
    """The same text in each language; one may be missing, never both. ``place`` is its field's.

    Raises:
        ValueError: both are missing.
    """

    place: Place
    ko: Text | None = None
    en: Text | None = None

    def __post_init__(self) -> None:
        if self.ko is None and self.en is None:
            raise ValueError(f"{self.place}: a localized text without any language")

    def get(self, language: Language) -> Text | None:
        """The text in exactly this language, if it is there."""
        return self.ko if language == "ko" else self.en

    def shown(self, language: Language) -> Text:
        """The text a reader of ``language`` is shown: their own where there is one."""
        return self.get(language) or next(text for _, text in self.texts())

    def texts(self) -> Iterator[tuple[Language, Text]]:
        """Each language that is there, with its text."""
        for language in LANGUAGES:
            text = self.get(language)
            if text is not None:
                yield language, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of Python that a page shows with what it really printed and drew.

    ``raises`` and ``warns`` name the exception or warning class the code is expected to end in or
    to give; ``not_run`` says why the code is shown without being executed, ``one_seed`` why its
    claim is one about its own seed. ``form`` computes what the code computes, in the browser.
    """

    name: str
    place: Place
    code: Text
    caption: Localized | None = None
    alt: Localized | None = None
    raises: Text | None = None
    warns: Text | None = None
    not_run: Localized | None = None
    one_seed: Localized | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRecord:
    """How a snippet fared on other seeds than its own, as ``dlprep run --seeds`` wrote it down.

    ``code`` is the digest of the code that was run, ``tried`` the number of seeds; ``failed`` holds
    what was added to the seeds in each run that failed. ``place`` is that of the entry.
    """

    place: Place
    code: str
    tried: int
    failed: tuple[int, ...] = ()

    @property
    def held(self) -> int:
        """The number of seeds on which it ran well."""
        return self.tried - len(self.failed)


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A claim that circulates, and why it is wrong and what to say instead."""

    claim: Localized
    why: Localized


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A further question without a page of its own, and its one-line answer."""

    question: Localized
    answer: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source: paper, documentation or book."""

    place: Place
    authors: Text
    title: Text
    venue: Text
    year: int
    url: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question in both languages, as its file says it. The id is the file's name.

    ``places`` tells where the value of each field begins, ``end`` where the file ends. ``seeds`` is
    the record beside the file, by the name of the snippet. ``no_terms`` are the ids of
    glossary terms that its answer uses in another sense.
    """

    id: str
    chapter: str
    path: str
    level: Level
    question: Localized
    short: Localized
    answer: Localized
    tags: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    parent: Text | None = None
    related: tuple[Text, ...] = ()
    no_terms: tuple[Text, ...] = ()
    key_points: tuple[Localized, ...] = ()
    wrong_answers: tuple[WrongAnswer, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    no_snippets: Text | None = None
    references: tuple[Reference, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    end: Place | None = None
    seeds: Mapping[str, SeedRecord] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        """Where the value of a field begins, or could be added if the file lacks it."""
        return self.places.get(name) or self.end or Place(self.path)

    def prose(self) -> Iterator[tuple[str, Localized]]:
        """Every Markdown field with its path in the file, such as ``wrong_answers[0].why``."""
        return _prose(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What can be read of a question that is not finished: its snippets and some texts.

    Enough to try the snippets out, and nothing that a page could be made of.
    """

    id: str
    path: str
    snippets: tuple[Snippet, ...]
    question: Localized | None = None
    short: Localized | None = None
    answer: Localized | None = None
    key_points: tuple[Localized, ...] = ()
    wrong_answers: tuple[WrongAnswer, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    seeds: Mapping[str, SeedRecord] = field(default_factory=dict)

    def prose(self) -> Iterator[tuple[str, Localized]]:
        """Every Markdown field that is there with its path in the file."""
        return _prose(self)


def _prose(question: Question | Draft) -> Iterator[tuple[str, Localized]]:
    yield from _present(
        "", question=question.question, short=question.short, answer=question.answer
    )
    for index, point in enumerate(question.key_points):
        yield f"key_points[{index}]", point
    for index, wrong in enumerate(question.wrong_answers):
        yield from _present(f"wrong_answers[{index}].", claim=wrong.claim, why=wrong.why)
    for index, further in enumerate(question.follow_ups):
        yield from _present(
            f"follow_ups[{index}].", question=further.question, answer=further.answer
        )
    for snippet in question.snippets:
        yield from _present(
            f"snippets.{snippet.name}.",
            caption=snippet.caption,
            not_run=snippet.not_run,
            one_seed=snippet.one_seed,
        )


def _present(prefix: str, **fields: Localized | None) -> Iterator[tuple[str, Localized]]:
    """The fields that are there, with their paths."""
    for name, text in fields.items():
        if text is not None:
            yield f"{prefix}{name}", text


@dataclass(frozen=True, slots=True)
class SyllabusEntry:
    """A question's slot in the syllabus; a ``planned`` one is not written yet."""

    id: Text
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter and its questions in reading order."""

    id: Text
    title: Localized
    summary: Localized
    entries: tuple[SyllabusEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllabus:
    """The chapters in reading order, and the tags that questions may carry with their names.

    ``moved`` maps ids that questions once had to those that they have now, so that links and
    readers' progress find them.
    """

    path: str
    chapters: tuple[Chapter, ...]
    tags: Mapping[str, Localized] = field(default_factory=dict)
    moved: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field: how the site writes it, how else people write it, what it means.

    ``also`` are other spellings a reader may type; ``avoid`` are spellings our own text must not
    use. Both are search synonyms. Each maps a language to its spellings. ``ambiguous`` tells what
    else the name means, so that texts which use it are not explained by this term. ``gloss`` tells
    where Korean answers give its English word, because interviewers say it in English.
    """

    id: Text
    ko: Text
    en: Text
    also: Mapping[Language, tuple[Text, ...]] = field(default_factory=dict)
    avoid: Mapping[Language, tuple[Text, ...]] = field(default_factory=dict)
    definition: Localized | None = None
    ambiguous: Text | None = None
    gloss: Gloss | None = None

    def name(self, language: Language) -> Text:
        """How the site writes it in a language."""
        return self.ko if language == "ko" else self.en

    def translation(self, language: Language) -> Text:
        """How the site writes it in the other language."""
        return self.en if language == "ko" else self.ko


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The terms, in the order of the file."""

    path: str
    terms: tuple[Term, ...] = ()
