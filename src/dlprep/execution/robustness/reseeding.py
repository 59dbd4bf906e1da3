"""Runs snippets again on other seeds: do their claims hold for more than one seed?

Every seed in the code is shifted, and the runner's own with them. A run that fails in any way, or
is warned, does not hold. What ran well on a seed is kept in the cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache as remember
from pathlib import Path
from typing import Any, Final, Self

from dlprep import seeds
from dlprep.execution.cache_key import digest_of_module
from dlprep.execution.execute import launcher_for, run_once, run_snippets
from dlprep.execution.judge.verdict import Verdict
from dlprep.execution.launch.dispatch import NotReadyError, Settings
from dlprep.execution.plan import Planned, plan_snippets
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Job
from dlprep.execution.wire.untrusted import string
from dlprep.problems import Code, Place, Problem, Refusal, in_order
from dlprep.progress import Progress, quiet
from dlprep.project import CacheFolder
from dlprep.stages import Run, Runnable, SnippetId
from dlprep.store import Store

_REMEDY: Final = (
    "Average over seeds, assert the difference to a control, or set the threshold by the claim "
    "instead of by what one seed gave. Where the claim is about this seed alone, say why in "
    "`one_seed`."
)
_UNSTARTED: Final = "runner-failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedTrial:
    """The runs of one snippet on other seeds.

    Attributes:
        tried: the number of seeds.
        failed: what was added to the seeds in each run that failed.
        random: whether seeds matter to it: there is one in its code, or what it gave differed.
        problems: one for each place at which it failed.
    """

    tried: int
    failed: tuple[int, ...] = ()
    random: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def held(self) -> int:
        """The number of seeds on which it ran well."""
        return self.tried - len(self.failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reseeded:
    """The runs of snippets on other seeds, by question id and snippet name.

    Attributes:
        trials: of those that run well on their own and are not meant for one seed.
        problems: of those that don't run well on their own or couldn't be started, in the order of
            their places.
        warnings: what is worth knowing although nothing failed.
    """

    trials: Mapping[SnippetId, SeedTrial] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def failures(self) -> Iterator[Problem]:
        """Each place at which a snippet failed on another seed."""
        for trial in self.trials.values():
            yield from trial.problems


def reseed(
    checked: Runnable,
    settings: Settings,
    *,
    number: int,
    cache: CacheFolder,
    only: Container[SnippetId] | None = None,
    progress: Progress = quiet,
) -> Reseeded:
    """Run every snippet, or those named by ``only``, and what runs well on ``number`` other seeds.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    outcomes = run_snippets(checked, settings, cache=cache, only=only, progress=progress)
    well = {one.id: one for one in plan_snippets(checked, only) if _is_tried(one, outcomes.runs)}
    series = _Series(settings, cache, progress)
    runs = (_Shifted.of(one, by) for one in well.values() for by in seeds.shifts(number))
    try:
        series.run(runs)
    except NotReadyError as error:
        return Reseeded(problems=(*outcomes.problems, *error.problems))
    return Reseeded(
        trials={
            key: series.trial(one, outcomes.runs[key])
            for key, one in well.items()
            if key not in series.unstarted
        },
        problems=tuple(in_order([*outcomes.problems, *series.unstarted.values()])),
        warnings=outcomes.warnings,
    )


def _is_tried(one: Planned, runs: Mapping[SnippetId, Run]) -> bool:
    return one.id in runs and one.snippet.one_seed is None


@dataclass(frozen=True)
class _Shifted(Planned):
    """A snippet with ``shift`` added to its seeds. Nothing of it comes to a page."""

    shift: int = 0

    @classmethod
    def of(cls, one: Planned, shift: int) -> Self:
        """``one`` with this added to its seeds."""
        return cls(one.question, one.snippet, one.fields, shift)

    @property
    def series_digest(self) -> str:
        """The key of its result in the cache."""
        parts = (self.digest, str(self.shift), _digest_of_shifting())
        return hashlib.sha256(" ".join(parts).encode()).hexdigest()

    def job(self, name: str) -> Job:
        """The message that has the runner execute it, as the job ``name``."""
        return replace(super().job(name), shift=self.shift)


@remember
def _digest_of_shifting() -> str:
    """A digest of the code that finds and shifts seeds."""
    return digest_of_module(Path(seeds.__file__))


_End = str | Refusal
"""A digest of what a run gave, or what was wrong with it."""


class _Series:
    """Runs snippets on other seeds, and collects how each of these runs ended.

    ``unstarted`` are those of which a run could not even begin, with the problem.
    """

    def __init__(self, settings: Settings, cache: CacheFolder, progress: Progress) -> None:
        self._launcher = launcher_for(settings, cache)
        self._store = Store(cache.outcomes)
        self._progress = progress
        self._ends: dict[SnippetId, dict[int, _End]] = {}
        self.unstarted: dict[SnippetId, Problem] = {}

    def run(self, runs: Iterable[_Shifted]) -> None:
        """Find each of ``runs`` in the cache, or execute it.

        Raises:
            NotReadyError: a package or the required containment is missing.
            OSError: the disk refused a folder to work in.
        """
        pending = [one for one in runs if not self._take_cached(one)]
        shifted = {id(one): one for one in pending}
        ended = run_once([*pending], self._launcher)
        for done, (one, judged) in enumerate(ended, 1):
            self._take(shifted[id(one)], judged)
            self._progress(done, len(pending), one.name)

    def trial(self, one: Planned, run: Run) -> SeedTrial:
        """The trial of ``one``, which on its own seeds gave ``run``."""
        ends = self._ends[one.id]
        failed = {by: end for by, end in sorted(ends.items()) if isinstance(end, Refusal)}
        return SeedTrial(
            tried=len(ends),
            failed=tuple(failed),
            random=seeds.is_seeded(one.snippet) or set(ends.values()) != {_digest(run)},
            problems=tuple(in_order([*_problems(one, len(ends), failed)])),
        )

    def _take_cached(self, one: _Shifted) -> bool:
        kept = self._store.get(one.series_digest, _CachedTrial.from_data)
        if kept is None or not kept.level.reaches(self._launcher.settings.require):
            return False
        self._ends.setdefault(one.id, {})[one.shift] = kept.digest
        return True

    def _take(self, one: _Shifted, judged: Verdict) -> None:
        ends = self._ends.setdefault(one.id, {})
        if isinstance(judged, Refusal):
            ends[one.shift] = judged
            if judged.problems[0].code == _UNSTARTED:
                self.unstarted[one.id] = judged.problems[0]
            return
        kept = _CachedTrial(Level(judged.level), _digest(judged))
        ends[one.shift] = kept.digest
        if one.snippet.code.origin.path not in judged.stdout:  # else it holds line numbers
            self._store.put(one.series_digest, asdict(kept))


@dataclass(frozen=True, slots=True)
class _CachedTrial:
    """What the cache holds of a run that ended well."""

    level: Level
    digest: str

    @classmethod
    def from_data(cls, data: Any) -> Self:  # noqa: ANN401 - anything that JSON can be
        return cls(Level(data["level"]), string(data["digest"]))


def _digest(run: Run) -> str:
    """A digest of all that a page shows of a run."""
    figures = [asdict(figure) for figure in run.figures]
    data = [run.stdout, dict(run.values), figures, run.raised, run.warned]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _problems(one: Planned, tried: int, failed: Mapping[int, Refusal]) -> Iterator[Problem]:
    """One problem for each place at which ``one`` failed on any seed."""
    by_place: dict[tuple[Place, Code], dict[int, Problem]] = {}
    for by, found in failed.items():
        for problem in found.problems:
            by_place.setdefault((problem.place, problem.code), {}).setdefault(by, problem)
    held = f"snippet {one.snippet.name} holds on {tried - len(failed)} of {tried} seeds"
    for (place, _), each in by_place.items():
        first = next(iter(each.values()))
        yield Problem(
            code=Code("seeds-failed"),
            place=place,
            message=f"{held}; fails here on {seeds.named(each)}: {_event(first, one.snippet.name)}",
            remedy=_REMEDY,
            detail=first.detail,
        )


def _event(problem: Problem, name: str) -> str:
    """The message of a problem without the snippet's name at its beginning."""
    said = problem.message.removeprefix(f"snippet {name}").lstrip(": ")
    return said.removeprefix("raised ")
