"""The texts that rules look at, each with its language, its path in the file and its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dlprep.model import Glossary, Language, Localized, Question, Syllabus, Text
from dlprep.prose import (
    CodeSpan,
    Fence,
    InlineMath,
    Insertion,
    Link,
    Span,
    UnclosedMath,
    insertions_among,
    mask,
    scan,
)

_REMEMBERED: Final = 131_072  # texts: those of about 2,000 questions


@dataclass(frozen=True, slots=True)
class TextField:
    """A text in one language. ``path`` is that of its field in the file, such as ``key_points[0]``.

    ``markdown`` is false where markup is shown as it stands, as in a tooltip.
    """

    path: str
    language: Language
    text: Text
    markdown: bool = True

    @property
    def quoted(self) -> bool:
        """Whether it quotes somebody: an interviewer's question, or a wrong claim."""
        return self.path == "question" or self.path.endswith(".claim")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its code, formulas, links and all else that is not running text."""
        return scan(self.text.value)

    @property
    def insertions(self) -> Iterator[Insertion]:
        """Its insertions of snippets and their values, also those within formulas."""
        return insertions_among(self.text.value, self.spans)

    @property
    def words(self) -> str:
        """The text as long as it is, with everything masked that is not read as words."""
        return words(self.text.value) if self.markdown else self.text.value


@lru_cache(_REMEMBERED)
def words(value: str) -> str:
    """``value`` with code, formulas, insertions and the targets of links masked, as long as it."""
    return mask(value, _not_read(scan(value)))


def _not_read(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Where what is not read as words begins and ends."""
    for span in spans:
        match span:
            case CodeSpan() if "\n" in span.code:
                pass  # a heading or list in its second line would end it
            case Fence() | CodeSpan() | InlineMath() | UnclosedMath() | Insertion():
                yield span.start, span.end
            case Link():
                yield span.target_start, span.end - 1
            case _:
                pass


def question_fields(question: Question) -> Iterator[TextField]:
    """Every text of a question that a reader sees."""
    for path, localized in question.prose():
        yield from _languages(path, localized)
    for snippet in question.snippets:
        if snippet.alt is not None:
            yield from _languages(f"snippets.{snippet.name}.alt", snippet.alt, markdown=False)


def syllabus_fields(syllabus: Syllabus) -> Iterator[TextField]:
    """The titles and summaries of the chapters and the names of the tags."""
    for index, chapter in enumerate(syllabus.chapters):
        yield from _languages(f"chapters[{index}].title", chapter.title, markdown=False)
        yield from _languages(f"chapters[{index}].summary", chapter.summary, markdown=False)
    for tag, name in syllabus.tags.items():
        yield from _languages(f"tags.{tag}", name, markdown=False)


def glossary_fields(glossary: Glossary) -> Iterator[TextField]:
    """The definitions of the terms."""
    for index, term in enumerate(glossary.terms):
        if term.definition is not None:
            yield from _languages(f"terms[{index}].definition", term.definition, markdown=False)


def _languages(path: str, localized: Localized, *, markdown: bool = True) -> Iterator[TextField]:
    for language, text in localized.texts():
        yield TextField(path, language, text, markdown)
