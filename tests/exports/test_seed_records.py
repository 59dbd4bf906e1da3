"""Records follow from runs: what is kept, what is dropped, and what contradicts a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dlprep.execution import SeedTrial
from dlprep.exports.seed_records import discrepancies, update_records
from dlprep.model import Draft, Localized, SeedRecord, Snippet, Text
from dlprep.problems import Place
from dlprep.seeds import digest

PATH = "questions/basics/relu.yml"
RECORD = "questions/basics/relu.seeds.json"
REASON = Localized(Place(PATH), en=Text("because", Place(PATH)))
HELD = SeedTrial(tried=20)


def snippet(name: str, code: str = "x = 1\n", line: int = 9, **fields: Any) -> Snippet:  # noqa: ANN401
    return Snippet(name=name, place=Place(PATH, line, 3), code=Text(code, Place(PATH)), **fields)


CURVE, DRIFT = snippet("curve"), snippet("drift", "x = 2\n", 19)


def entry(of: Snippet, tried: int = 20, *failed: int, code: str | None = None) -> SeedRecord:
    place = Place(RECORD, 2, 3)
    return SeedRecord(place=place, code=code or digest(of), tried=tried, failed=failed)


def question(*snippets: Snippet, **seeds: SeedRecord) -> Draft:
    return Draft(id="relu", path=PATH, snippets=snippets, seeds=seeds)


def kept(root: Path, of: Draft, **trials: SeedTrial) -> list[str]:
    """The lines of the record after these trials; none where there is no record."""
    update_records(root, [of], {("relu", name): trial for name, trial in trials.items()})
    file = root / RECORD
    return file.read_text("utf-8").splitlines()[1:-1] if file.exists() else []


def told(of: Draft, **trials: SeedTrial) -> list[str]:
    found = discrepancies([of], {("relu", name): trial for name, trial in trials.items()})
    return [f"{each.place}: {each.code}: {each.message}" for each in found]


def test_a_record_has_a_line_for_each_snippet_by_name(tmp_path: Path) -> None:
    failing = SeedTrial(tried=20, failed=(100, 2000))
    assert kept(tmp_path, question(DRIFT, CURVE), curve=HELD, drift=failing) == [
        f'  "curve": {{"code": "{digest(CURVE)}", "tried": 20}},',
        f'  "drift": {{"code": "{digest(DRIFT)}", "tried": 20, "failed": [100, 2000]}}',
    ]


def test_only_records_that_changed_are_named_and_written(tmp_path: Path) -> None:
    first, other = question(CURVE), replace(question(DRIFT), id="gelu", path="questions/b/gelu.yml")
    trials = {("relu", "curve"): HELD, ("gelu", "drift"): HELD}
    assert update_records(tmp_path, [first, other], trials) == (
        RECORD,
        "questions/b/gelu.seeds.json",
    )
    before = (tmp_path / RECORD).stat().st_mtime_ns
    trials["gelu", "drift"] = SeedTrial(tried=40)
    assert update_records(tmp_path, [first, other], trials) == ("questions/b/gelu.seeds.json",)
    assert (tmp_path / RECORD).stat().st_mtime_ns == before


def test_more_seeds_add_to_a_record_and_fewer_take_nothing_away(tmp_path: Path) -> None:
    before = question(CURVE, curve=entry(CURVE, 5, 100))
    more = SeedTrial(tried=10, failed=(600,))
    assert '"tried": 10, "failed": [600]' in kept(tmp_path, before, curve=more)[0]
    before = question(CURVE, curve=entry(CURVE, 10, 100, 600))
    fewer = SeedTrial(tried=5, failed=(200,))
    assert '"tried": 10, "failed": [200, 600]' in kept(tmp_path, before, curve=fewer)[0]


def test_the_record_of_changed_code_adds_nothing(tmp_path: Path) -> None:
    before = question(CURVE, curve=entry(CURVE, 10, 600, code="0123456789abcdef"))
    assert '"tried": 5}' in kept(tmp_path, before, curve=SeedTrial(tried=5))[0]


def test_snippets_that_were_not_tried_keep_their_line(tmp_path: Path) -> None:
    stale = entry(DRIFT, 7, code="0123456789abcdef")
    assert kept(tmp_path, question(CURVE, DRIFT, drift=stale), curve=HELD) == [
        f'  "curve": {{"code": "{digest(CURVE)}", "tried": 20}},',
        '  "drift": {"code": "0123456789abcdef", "tried": 7}',
    ]


@pytest.mark.parametrize(
    "snippets",
    [
        (),
        (replace(CURVE, one_seed=REASON),),
        (replace(CURVE, not_run=REASON),),
    ],
)
def test_lines_of_what_is_not_run_on_other_seeds_are_dropped(
    tmp_path: Path, snippets: tuple[Snippet, ...]
) -> None:
    lines = kept(tmp_path, question(DRIFT, *snippets, curve=entry(CURVE)), drift=HELD)
    assert [line.split(":")[0] for line in lines] == ['  "drift"']


def test_a_record_of_nothing_is_removed(tmp_path: Path) -> None:
    assert kept(tmp_path, question(CURVE), curve=HELD)
    known = question(CURVE, curve=entry(CURVE))
    assert kept(tmp_path, known, curve=SeedTrial(tried=20, random=False)) == []
    assert not (tmp_path / RECORD).exists()
    assert update_records(tmp_path, [question(CURVE)], {}) == ()


def test_a_record_that_tells_what_runs_tell_has_no_problem() -> None:
    known = question(CURVE, DRIFT, curve=entry(CURVE, 20, 100, 600), drift=entry(DRIFT))
    assert told(known, curve=SeedTrial(tried=5, failed=(100,)), drift=HELD) == []
    assert told(question(CURVE), curve=SeedTrial(tried=5, random=False)) == []
    assert told(known) == []


@pytest.mark.parametrize(
    ("before", "fault"),
    [
        ({}, "was never run on other seeds"),
        (
            {"curve": entry(CURVE, code="0123456789abcdef")},
            "has changed since it was run on other seeds",
        ),
        ({"curve": entry(CURVE, 5)}, "was run on 5 other seeds, and 20 are asked for"),
    ],
)
def test_what_no_record_tells_is_missing(before: dict[str, SeedRecord], fault: str) -> None:
    assert told(question(CURVE, **before), curve=HELD) == [
        f"{PATH}:9:3: seeds-missing: snippet curve {fault}"
    ]


@pytest.mark.parametrize(
    ("failed", "trial", "fault"),
    [
        (
            (),
            SeedTrial(tried=20, failed=(100,)),
            "failed on no seed by the record, and on seed +100 in this run",
        ),
        (
            (100, 600),
            SeedTrial(tried=5, failed=(200, 300)),
            "failed on seed +100 by the record, and on seeds +200, +300 in this run",
        ),
        ((), SeedTrial(tried=20, random=False), "draws no random numbers"),
    ],
)
def test_what_a_run_contradicts_is_told_at_its_line_of_the_record(
    failed: tuple[int, ...], trial: SeedTrial, fault: str
) -> None:
    known = question(CURVE, curve=entry(CURVE, 20, *failed))
    assert told(known, curve=trial) == [f"{RECORD}:2:3: seeds-contradicted: snippet curve {fault}"]


@pytest.mark.parametrize("snippets", [(), (replace(CURVE, one_seed=REASON),)])
def test_a_line_of_what_is_not_run_on_other_seeds_is_wrong(snippets: tuple[Snippet, ...]) -> None:
    assert told(question(*snippets, curve=entry(CURVE))) == [
        f"{RECORD}:2:3: seeds-contradicted: snippet curve is not run on other seeds"
    ]


def test_every_discrepancy_says_which_command_mends_it() -> None:
    known = question(CURVE, DRIFT, drift=entry(DRIFT))
    trials = {("relu", "curve"): HELD, ("relu", "drift"): SeedTrial(tried=20, random=False)}
    assert [each.remedy for each in discrepancies([known], trials)] == [
        "Run `dlprep run --seeds 20 relu.curve` and commit the file that it writes.",
        "Run `dlprep run --seeds 20 relu` and commit the file that it writes.",
    ]
