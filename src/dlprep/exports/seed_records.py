"""The record beside a question's file: what runs on other seeds add to it or contradict in it.

A line for each snippet, by name, so that changes of different snippets merge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dlprep.atomic import write_atomically
from dlprep.collection import record_path
from dlprep.execution import SeedTrial
from dlprep.model import Draft, Question, SeedRecord, Snippet
from dlprep.problems import Code, Place, Problem
from dlprep.seeds import digest, named, record_of, shifts
from dlprep.stages import SnippetId

_Trials = Mapping[str, SeedTrial]
"""Those of one question, by the names of its snippets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeded:
    """The result of running snippets on other seeds, and the records that changed.

    ``problems`` are errors; ``warnings`` are what else is worth knowing.
    """

    trials: Mapping[SnippetId, SeedTrial]
    written: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def update_records(
    root: Path, questions: Iterable[Question | Draft], trials: Mapping[SnippetId, SeedTrial]
) -> tuple[str, ...]:
    """Bring the records of questions up to date with ``trials``; the paths of those that changed.

    Snippets that were not tried keep what the record has of them. What it has of snippets that are
    gone, are not run on other seeds or draw no random numbers is dropped.

    Raises:
        OSError: the disk refused.
    """
    written = (_write(root, each, _record(each, _of(each, trials))) for each in questions)
    return tuple(path for path in written if path is not None)


def discrepancies(
    questions: Iterable[Question | Draft], trials: Mapping[SnippetId, SeedTrial]
) -> Iterator[Problem]:
    """Everything in which the records of questions are not what ``trials`` would make of them."""
    for question in questions:
        yield from _left_over(question)
        tried = _of(question, trials)
        for snippet in question.snippets:
            if snippet.name in tried:
                yield from _discrepancy(question, snippet, tried[snippet.name])


def _of(question: Question | Draft, trials: Mapping[SnippetId, SeedTrial]) -> _Trials:
    return {name: trial for (each, name), trial in trials.items() if each == question.id}


def _record(question: Question | Draft, trials: _Trials) -> dict[str, SeedRecord]:
    known: dict[str, SeedRecord] = {}
    for snippet in filter(_is_tried, question.snippets):
        trial = trials.get(snippet.name)
        if trial is not None and trial.random:
            known[snippet.name] = _merge(question, snippet, trial)
        elif trial is None and snippet.name in question.seeds:
            known[snippet.name] = question.seeds[snippet.name]
    return known


def _write(root: Path, question: Question | Draft, known: Mapping[str, SeedRecord]) -> str | None:
    """Write a record, or remove it where nothing is known; its path if that changed anything."""
    path = record_path(question.path)
    file = root / path
    content = _text(known).encode() if known else None
    if content == (file.read_bytes() if file.exists() else None):
        return None
    if content is None:
        file.unlink()
    else:
        write_atomically(file, content)
    return path


def _left_over(question: Question | Draft) -> Iterator[Problem]:
    tried = {snippet.name for snippet in filter(_is_tried, question.snippets)}
    for name, entry in question.seeds.items():
        if name not in tried:
            yield _contradicted(question, name, entry.place, "is not run on other seeds")


def _is_tried(snippet: Snippet) -> bool:
    return snippet.not_run is None and snippet.one_seed is None


def _merge(question: Question | Draft, snippet: Snippet, trial: SeedTrial) -> SeedRecord:
    """``trial``, and what the record has of further seeds."""
    before = record_of(question, snippet)
    code, place = digest(snippet), snippet.place
    if before is None or before.tried <= trial.tried:
        return SeedRecord(place=place, code=code, tried=trial.tried, failed=trial.failed)
    tried = shifts(trial.tried)
    failed = (*trial.failed, *(by for by in before.failed if by not in tried))
    return SeedRecord(place=place, code=code, tried=before.tried, failed=failed)


def _text(known: Mapping[str, SeedRecord]) -> str:
    lines = (f"  {json.dumps(name)}: {json.dumps(_data(known[name]))}" for name in sorted(known))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _data(entry: SeedRecord) -> dict[str, object]:
    data: dict[str, object] = {"code": entry.code, "tried": entry.tried}
    return {**data, "failed": sorted(entry.failed)} if entry.failed else data


def _discrepancy(
    question: Question | Draft, snippet: Snippet, trial: SeedTrial
) -> Iterator[Problem]:
    entry = question.seeds.get(snippet.name)
    if not trial.random:
        if entry is not None:
            yield _contradicted(question, snippet.name, entry.place, "draws no random numbers")
        return
    if entry is None:
        yield _missing(question, snippet, trial, "was never run on other seeds")
    elif entry.code != digest(snippet):
        yield _missing(question, snippet, trial, "has changed since it was run on other seeds")
    elif entry.tried < trial.tried:
        fault = f"was run on {entry.tried} other seeds, and {trial.tried} are asked for"
        yield _missing(question, snippet, trial, fault)
    else:
        before = [by for by in entry.failed if by in shifts(trial.tried)]
        if sorted(before) != [*trial.failed]:
            found = (
                f"{_name_seeds(before)} by the record, and {_name_seeds(trial.failed)} in this run"
            )
            yield _contradicted(question, snippet.name, entry.place, f"failed {found}")


def _name_seeds(failed: Sequence[int]) -> str:
    return f"on {named(failed)}" if failed else "on no seed"


def _missing(question: Question | Draft, snippet: Snippet, trial: SeedTrial, fault: str) -> Problem:
    name = snippet.name
    return Problem(
        code=Code("seeds-missing"),
        place=snippet.place,
        message=f"snippet {name} {fault}",
        remedy=f"Run `dlprep run --seeds {trial.tried} {question.id}.{name}` and commit the file "
        "that it writes.",
    )


def _contradicted(question: Question | Draft, name: str, place: Place, fault: str) -> Problem:
    return Problem(
        code=Code("seeds-contradicted"),
        place=place,
        message=f"snippet {name} {fault}",
        remedy=f"Run `dlprep run --seeds 20 {question.id}` and commit the file that it writes.",
    )
