"""The fields of questions/glossary.yml."""

from typing import Any, Final

from dlprep.model import Gloss, Glossary, Term
from dlprep.parse.field import Field, root_field
from dlprep.parse.localized import LOCALIZED_PROSE
from dlprep.parse.scalars import Choice, Identifier, Line
from dlprep.parse.shapes import Items, Key, OneOf, Record
from dlprep.problems import Code, Refusal
from dlprep.source import Document


def _fields(_: Field, values: dict[str, Any]) -> dict[str, Any]:
    return values


def _term(_: Field, values: dict[str, Any]) -> Term:
    return Term(**values)


def _glossary(field: Field, values: dict[str, Any]) -> Glossary:
    return Glossary(path=field.node.place.path, **values)


SPELLINGS: Final = Record(
    "spellings by language",
    (
        Key("ko", Items(Line(), unique=True), "Korean spellings.", "한국어 표기."),
        Key("en", Items(Line(), unique=True), "English spellings.", "영어 표기."),
    ),
    _fields,
    "`ko: [ … ]` and `en: [ … ]`",
    (OneOf(("ko", "en"), Code("no-language"), "List them under ko or en."),),
    keys_are="a language of the site",
)

TERM: Final = Record(
    "a term",
    (
        Key("id", Identifier(), "Its id; it never changes.", "바뀌지 않는 id.", required=True),
        Key("ko", Line(), "How we write it in Korean.", "한국어 용어.", required=True),
        Key("en", Line(), "How we write it in English.", "영어 용어.", required=True),
        Key(
            "also",
            SPELLINGS,
            "Other spellings a reader may type; the search finds them.",
            "독자가 검색창에 입력할 만한 다른 표기.",
        ),
        Key(
            "avoid",
            SPELLINGS,
            "Spellings our own text must not use; the search finds them too.",
            "본문에 쓰지 않는 표기. 검색은 됩니다.",
        ),
        Key("definition", LOCALIZED_PROSE, "What it means.", "뜻."),
        Key(
            "ambiguous",
            Line(),
            "What else the name means; answers then leave it without an explanation.",
            "이 이름의 다른 뜻. 적어 두면 답변에서 이 이름에 뜻을 달지 않습니다.",
        ),
        Key(
            "gloss",
            Choice(Gloss, Code("bad-gloss"), "a place for the English word"),
            "always: a Korean answer gives the English at the first mention. Without it, never.",
            "always이면 한국어 답변에서 처음 나올 때 영어를 괄호에 적습니다. 없으면 적지 않습니다.",
        ),
    ),
    _term,
    "`id:`, `ko:` and `en:`",
)

GLOSSARY: Final = Record(
    "the glossary",
    (
        Key(
            "terms",
            Items(TERM),
            "The terms of the field, one translation each.",
            "이 분야의 용어. 용어마다 번역은 하나입니다.",
            required=True,
        ),
    ),
    _glossary,
    "`terms:` with a list below it",
)


def parse_glossary(document: Document) -> Glossary | Refusal:
    """The glossary that the file holds, or everything that is wrong with it."""
    field = root_field(document)
    glossary = GLOSSARY.read(field)
    return Refusal(tuple(field.faults)) if glossary is None or field.faults else glossary
