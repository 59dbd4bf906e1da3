"""Text in the languages of the site."""

from typing import Any, Final

from dlprep.model import Localized, Text
from dlprep.parse.field import Field
from dlprep.parse.scalars import Line, MarkdownText
from dlprep.parse.shapes import Key, OneOf, Record, Shape
from dlprep.problems import Code

_EXAMPLE: Final = "`ko: …` and `en: …` on lines of their own below the field"
_ANY_LANGUAGE: Final = OneOf(
    ("ko", "en"), Code("no-language"), "Write it in at least one language, Korean or English."
)


def _languages(shape: Shape[Text], en: str, ko: str) -> Record[Localized]:
    keys = (
        Key("ko", shape, f"{en} in Korean.", f"한국어 {ko}."),
        Key("en", shape, f"{en} in English.", f"영어 {ko}."),
    )
    return Record(
        "text by language",
        keys,
        _localized,
        _EXAMPLE,
        (_ANY_LANGUAGE,),
        keys_are="a language of the site",
    )


def _localized(field: Field, values: dict[str, Any]) -> Localized | None:
    return Localized(field.place, **values) if values else None  # else its keys were refused


LOCALIZED_PROSE: Final = _languages(MarkdownText(), "The text", "글")
"""Markdown in one or both languages."""

LOCALIZED_LINE: Final = _languages(Line(), "The text, one line,", "글(한 줄)")
"""One line in one or both languages."""
