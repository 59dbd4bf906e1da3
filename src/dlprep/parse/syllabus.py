"""The fields of questions/syllabus.yml."""

from typing import Any, Final

from dlprep.model import Chapter, Syllabus, SyllabusEntry
from dlprep.parse.field import Field, root_field
from dlprep.parse.localized import LOCALIZED_LINE, LOCALIZED_PROSE
from dlprep.parse.scalars import Identifier
from dlprep.parse.shapes import Either, Items, Key, Named, Record
from dlprep.problems import Refusal
from dlprep.source import Document


def _planned(_: Field, values: dict[str, Any]) -> SyllabusEntry:
    return SyllabusEntry(values["planned"], planned=True)


def _chapter(_: Field, values: dict[str, Any]) -> Chapter:
    entries = (
        each if isinstance(each, SyllabusEntry) else SyllabusEntry(each)
        for each in values.pop("questions")
    )
    return Chapter(**values, entries=tuple(entries))


def _syllabus(field: Field, values: dict[str, Any]) -> Syllabus:
    return Syllabus(path=field.node.place.path, **values)


PLANNED: Final = Record(
    "a planned question",
    (
        Key(
            "planned",
            Identifier(),
            "The id of a question that is not written yet.",
            "아직 쓰지 않은 질문의 id.",
            required=True,
        ),
    ),
    _planned,
    "`- planned: some-id`",
)

CHAPTER: Final = Record(
    "a chapter",
    (
        Key(
            "id",
            Identifier(),
            "Its id, which is also the name of its folder.",
            "장의 id. 폴더 이름과 같습니다.",
            required=True,
        ),
        Key("title", LOCALIZED_LINE, "Its title.", "장의 제목.", required=True),
        Key("summary", LOCALIZED_PROSE, "What it is about.", "장의 소개.", required=True),
        Key(
            "questions",
            Items(Either(Identifier(), PLANNED)),
            "The ids of its questions, in reading order.",
            "질문의 id. 적은 순서가 읽는 순서입니다.",
            required=True,
        ),
    ),
    _chapter,
    "`id:`, `title:`, `summary:` and `questions:`",
)

SYLLABUS: Final = Record(
    "the syllabus",
    (
        Key(
            "tags",
            Named("tag", LOCALIZED_LINE),
            "The tags that questions may carry, with their names.",
            "질문에 붙일 수 있는 태그와 그 이름.",
        ),
        Key(
            "moved",
            Named("old id", Identifier()),
            "The ids that questions once had, each with the id of today.",
            "질문이 예전에 쓰던 id와 지금의 id. 예전 주소와 학습 기록이 새 질문으로 이어집니다.",
        ),
        Key(
            "chapters",
            Items(CHAPTER),
            "The chapters, in reading order.",
            "장의 목록. 적은 순서가 읽는 순서입니다.",
            required=True,
        ),
    ),
    _syllabus,
    "`tags:` and `chapters:`",
)


def parse_syllabus(document: Document) -> Syllabus | Refusal:
    """The syllabus that the file holds, or everything that is wrong with it."""
    field = root_field(document)
    syllabus = SYLLABUS.read(field)
    return Refusal(tuple(field.faults)) if syllabus is None or field.faults else syllabus
