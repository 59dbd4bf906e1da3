"""Shapes of single values: text, code, ids, choices, years.

A shape is data: :meth:`read` turns a field into a value, and the JSON Schema is made from the
same attributes. A reader returns None after it has noted what is wrong.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from dlprep.model import ID, Text
from dlprep.parse.field import Field
from dlprep.parse.spelling import did_you_mean, slug
from dlprep.problems import Code, Place
from dlprep.source import Kind, Mapping, Scalar, Sequence, Style
from dlprep.source.excerpt import shortened

Member = TypeVar("Member", bound=StrEnum)

_BLOCK: Final = "Write `|` after the colon and the text below it, indented by two spaces."


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Text of any length; more than one line must be a literal block, whose places are exact."""

    def read(self, field: Field) -> Text | None:
        """The text without the line feeds at its end."""
        scalar = _text(field)
        if scalar is None or not _is_traceable(field, scalar):
            return None
        return Text(scalar.text.value.rstrip("\n"), scalar.text.origin, scalar.text.exact)


@dataclass(frozen=True, slots=True)
class Line:
    """Text of one line."""

    def read(self, field: Field) -> Text | None:
        """The text without the line feed at its end."""
        text = MarkdownText().read(field)
        if text is None or "\n" not in text.value:
            return text
        field.report(
            Code("more-than-one-line"), "this must be one line", "Shorten or join the lines."
        )
        return None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Program code, always a literal block."""

    def read(self, field: Field) -> Text | None:
        """The code as it stands."""
        scalar = _text(field)
        if scalar is None or scalar.style is Style.LITERAL:
            return scalar.text if scalar else None
        field.report(Code("not-a-literal-block"), "code must be a literal block", _BLOCK)
        return None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word of a certain form; ``code`` is the problem of a word that has another.

    ``refused`` are words that have the form and yet will not do; ``refusal`` tells why.
    """

    pattern: str
    code: Code
    what: str
    remedy: str
    refused: tuple[str, ...] = ()
    refusal: str = ""

    def read(self, field: Field) -> Text | None:
        """The word."""
        text = Line().read(field)
        fault = self._fault(text.value) if text else ""
        if text is None or not fault:
            return text
        message = f"`{shortened(text.value)}` {fault}"
        field.report(self.code, message, self.remedy, text.origin)
        return None

    def _fault(self, word: str) -> str:
        if not re.fullmatch(self.pattern, word):
            return f"is not {self.what}"
        return self.refusal if word in self.refused else ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """The id of a question, chapter, tag, term or snippet."""

    pattern: str = ID

    def read(self, field: Field) -> Text | None:
        """The id."""
        text = Line().read(field)
        return text if text and self.accepts(text.value, field, text.origin) else None

    def accepts(self, value: str, field: Field, place: Place) -> bool:
        """Tell whether ``value`` is an id, and report it if not."""
        if re.fullmatch(self.pattern, value):
            return True
        example = f", such as `{shortened(slug(value))}`" if slug(value) else ""
        remedy = f"Begin with a letter a-z; then letters a-z, digits and single hyphens{example}."
        field.report(Code("bad-id"), f"`{shortened(value)}` is not an id", remedy, place)
        return False


@dataclass(frozen=True, slots=True)
class Choice(Generic[Member]):
    """One of a few words; ``code`` and ``what`` tell of a word that is none of them."""

    choices: type[Member]
    code: Code
    what: str

    def read(self, field: Field) -> Member | None:
        """The member of the enumeration."""
        text = Line().read(field)
        if text is None:
            return None
        words = [str(each) for each in self.choices]
        if text.value in words:
            return self.choices(text.value)
        message = f"`{shortened(text.value)}` is not {self.what}"
        field.report(self.code, message, did_you_mean(text.value, words), text.origin)
        return None


@dataclass(frozen=True, slots=True)
class Year:
    """A year in which something could have been published."""

    earliest: int = 1600
    latest: int = 2100

    def read(self, field: Field) -> int | None:
        """The year as a number."""
        match field.node:
            case Scalar(kind=Kind.INTEGER, text=text):
                return self._in_range(field, text.value)
            case Scalar(kind=Kind.TEXT, text=text) if text.value.isdecimal():
                field.report_unexpected(
                    "a year", f"Write it without quotes: {shortened(text.value)}."
                )
            case _:
                field.report_unexpected("a year", "Write four digits without quotes, such as 2015.")
        return None

    def _in_range(self, field: Field, digits: str) -> int | None:
        if re.fullmatch(r"[0-9]{4}", digits) and self.earliest <= int(digits) <= self.latest:
            return int(digits)
        message = f"{shortened(digits)} is not a year from {self.earliest} to {self.latest}"
        field.report(Code("bad-year"), message, "Write the year of publication in four digits.")
        return None


def _text(field: Field) -> Scalar | None:
    """The scalar with text in it, or None after noting why there is none."""
    match field.node:
        case Scalar(kind=Kind.NULL):
            _report_empty(field)
        case Scalar(kind=Kind.TEXT, text=text) if not text.value.strip():
            _report_empty(field)
        case Scalar(kind=Kind.TEXT) as scalar:
            return scalar
        case Scalar(text=text):
            field.report_unexpected("text", f'Put it in quotes: "{shortened(text.value)}".')
        case Sequence(items=(Sequence(), *_)):
            field.report_unexpected("text", "Text that starts with [[ needs quotes or a `|` block.")
        case Mapping(braces=True):
            field.report_unexpected("text", "Text that starts with { needs quotes or a `|` block.")
        case _:
            field.report_unexpected(
                "text", "Write the text after the colon, in quotes or a `|` block."
            )
    return None


def _report_empty(field: Field) -> None:
    field.report(
        Code("empty-text"), "the text is empty", "Write it, or remove the field.", field.place
    )


def _is_traceable(field: Field, scalar: Scalar) -> bool:
    if scalar.style is Style.LITERAL:
        return True
    if scalar.style is Style.FOLDED:
        message = "text must not be in a `>` block, which joins its lines"
        field.report(Code("not-a-literal-block"), message, "Write `|` instead of `>`.")
        return False
    if scalar.lines > 1 or "\n" in scalar.text.value:
        field.report(
            Code("not-a-literal-block"), "text of several lines must be a literal block", _BLOCK
        )
        return False
    return True
