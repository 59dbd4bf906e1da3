"""The record of how a question's snippets fared on other seeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dlprep.model import SeedRecord
from dlprep.parse.field import Field, root_field
from dlprep.parse.scalars import Line
from dlprep.parse.shapes import Items, Key, Named, Record
from dlprep.problems import Code, Refusal
from dlprep.seeds import shifts
from dlprep.source import Document, Kind, Scalar

SeedRecords = Mapping[str, SeedRecord]
"""What is recorded of a question's snippets, by their names."""

_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class _Number:
    """A whole number above zero, of few digits."""

    def read(self, field: Field) -> int | None:
        match field.node:
            case Scalar(kind=Kind.INTEGER, text=text) if (
                text.value.isdecimal() and len(text.value) <= _LONGEST and int(text.value)
            ):
                return int(text.value)
        field.report_unexpected("a whole number above zero", "Write digits only.")
        return None


def _record(field: Field, values: dict[str, Any]) -> SeedRecord | None:
    record = SeedRecord(
        place=field.place,
        code=values["code"].value,
        tried=values["tried"],
        failed=values.get("failed", ()),
    )
    strange = sorted(set(record.failed) - set(shifts(record.tried)))
    if strange:
        field.report(
            Code("wrong-kind"),
            f"+{strange[0]} is none of the {record.tried} seeds that were tried",
            "Write the multiples of 100 that were added to the seeds.",
        )
        return None
    return record


_RECORD: Final = Record(
    "a snippet's record",
    (
        Key("code", Line(), "The digest of its code.", "코드의 다이제스트.", required=True),
        Key("tried", _Number(), "Seeds that were tried.", "시험한 시드의 수.", required=True),
        Key(
            "failed",
            Items(_Number(), unique=True),
            "What was added to the seeds where it failed.",
            "실패한 실행에서 시드에 더한 수.",
        ),
    ),
    _record,
    '`{"code": …, "tried": …}`',
)

_RECORDS: Final = Named("snippet", _RECORD)


def parse_seeds(document: Document) -> SeedRecords | Refusal:
    """The records in the file by snippet name, or everything that is wrong with it."""
    field = root_field(document)
    records = _RECORDS.read(field)
    return Refusal(tuple(field.faults)) if records is None or field.faults else records
