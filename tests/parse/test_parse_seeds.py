"""The record of runs on other seeds: what it holds, and what is said of a broken one."""

import pytest

from dlprep import source
from dlprep.model import SeedRecord
from dlprep.parse import parse_seeds
from dlprep.problems import Place, Refusal
from dlprep.source import Document

GOOD = """\
{
  "curve": {"code": "0123456789abcdef", "tried": 20},
  "drift": {"code": "1234567890123456", "tried": 5, "failed": [100, 500]}
}
"""


def told(text: str) -> list[str]:
    document = source.load("q.seeds.json", text.encode())
    found = parse_seeds(document) if isinstance(document, Document) else document
    assert isinstance(found, Refusal), found
    return [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.message}"
        for each in found.problems
    ]


def test_reads_a_line_for_each_snippet() -> None:
    document = source.load("q.seeds.json", GOOD.encode())
    assert isinstance(document, Document)
    assert parse_seeds(document) == {
        "curve": SeedRecord(place=Place("q.seeds.json", 2, 3), code="0123456789abcdef", tried=20),
        "drift": SeedRecord(
            place=Place("q.seeds.json", 3, 3), code="1234567890123456", tried=5, failed=(100, 500)
        ),
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"tried": 20',
            '"tried": 0',
            (
                "2:50: wrong-kind: curve.tried: a whole number above zero is expected, "
                "not the integer 0"
            ),
        ),
        (
            '"tried": 20',
            '"tried": 12345678',
            (
                "2:50: wrong-kind: curve.tried: a whole number above zero is expected, "
                "not the integer 12345678"
            ),
        ),
        (
            '"tried": 20',
            '"tried": "20"',
            "2:50: wrong-kind: curve.tried: a whole number above zero is expected, not text",
        ),
        (', "tried": 20', "", "2:3: missing-field: curve: `tried` is missing"),
        (
            "[100, 500]",
            "[100, 600]",
            "3:12: wrong-kind: drift: +600 is none of the 5 seeds that were tried",
        ),
        (
            "[100, 500]",
            "[100, 150]",
            "3:12: wrong-kind: drift: +150 is none of the 5 seeds that were tried",
        ),
        ("drift", "curve", "3:3: duplicate-key: `curve` is already given"),
        (
            '  "curve"',
            '<<<<<<< ours\n=======\n>>>>>>> theirs\n  "curve"',
            "2:1: merge-conflict: git could not merge two changes; both stand here",
        ),
    ],
)
def test_says_at_its_line_what_is_wrong(old: str, new: str, problem: str) -> None:
    assert told(GOOD.replace(old, new)) == [problem]
