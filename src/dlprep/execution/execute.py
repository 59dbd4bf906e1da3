"""Runs the snippets of a checked collection: from the cache, or for real."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dlprep.execution.cache import Cache
from dlprep.execution.containment import Level
from dlprep.execution.dispatch import NotReadyError, Settings, dispatched
from dlprep.execution.plan import Key, Planned, misplaced_fields, planned
from dlprep.execution.repeat import differences
from dlprep.execution.results import Executed, Run
from dlprep.execution.verdict import Outcome, alternative_text, judge
from dlprep.problems import Place, Problem, Severity, in_order

if TYPE_CHECKING:
    from dlprep.rules.checked import Checked  # at run time it would load every rule

Judged = Outcome | tuple[Problem, ...]
Progress = Callable[[int, int, str], None]
"""Told how many snippets are done, of how many, and the name of the one just done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What came of each snippet.

    Attributes:
        runs: of those that ran well, by question id and snippet name.
        problems: of all others, in the order of their places.
        warnings: what is worth knowing although nothing failed.
    """

    runs: Mapping[Key, Run] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def _silent(_done: int, _total: int, _name: str) -> None:
    pass


def execute(
    checked: Checked,
    *,
    cache: Path,
    workers: int | None = None,
    only: Container[Key] | None = None,
    progress: Progress = _silent,
    require: Level = Level.LIMITS,
    contain: Level | None = None,
    twice: bool = False,
) -> Executed | tuple[Problem, ...]:
    """Run every snippet, or find it in the cache; all or nothing.

    Args:
        checked: whose snippets.
        cache: folder of what is kept from run to run.
        workers: snippets at a time; as many as there are processors by default.
        only: question id and snippet name of those to run; all by default.
        progress: called after each snippet that is executed.
        require: containment below which nothing is executed.
        contain: containment to stop at, though the machine may have more.
        twice: whether to run each twice, without the cache, and compare.

    Returns:
        The collection with the runs of its snippets, or every problem that was found.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    settings = Settings(workers=workers, require=require, contain=contain)
    outcomes = run_snippets(
        checked, settings, cache=cache, only=only, progress=progress, twice=twice
    )
    if outcomes.problems:
        return outcomes.problems
    return Executed(checked=checked, runs=outcomes.runs, warnings=outcomes.warnings)


def run_snippets(
    checked: Checked,
    settings: Settings,
    *,
    cache: Path,
    only: Container[Key] | None = None,
    progress: Progress = _silent,
    twice: bool = False,
) -> Outcomes:
    """Run every snippet, or find it in the cache, and tell what came of each.

    Arguments are those of :func:`execute`.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    gathered = _Gathered(Cache(cache), list(misplaced_fields(checked, only)))
    pending = [one for one in planned(checked, only) if twice or not gathered.take_kept(one)]
    try:
        for done, (one, judged) in enumerate(_judged(pending, settings, cache, twice=twice), 1):
            gathered.take(one, judged)
            progress(done, len(pending), one.name)
    except NotReadyError as error:
        gathered.problems.extend(error.problems)
    return gathered.outcomes()


def _judged(
    pending: list[Planned], settings: Settings, cache: Path, *, twice: bool
) -> Iterator[tuple[Planned, Judged]]:
    fonts = cache / "matplotlib"
    first = _once(pending, settings, fonts)
    if not twice:
        yield from first
        return
    before = {one.id: judged for one, judged in first}
    for one, judged in _once(pending, settings, fonts):  # a runner of its own: other addresses
        yield one, differences(one, before[one.id], judged)


def _once(
    pending: list[Planned], settings: Settings, fonts: Path
) -> Iterator[tuple[Planned, Judged]]:
    for one, reply, level in dispatched(pending, settings, fonts):
        yield one, judge(one, reply, settings.limits, level)


@dataclass
class _Gathered:
    """Collects what comes of each snippet, and keeps what may be kept."""

    cache: Cache
    problems: list[Problem]
    runs: dict[Key, Run] = field(default_factory=dict)
    kept: int = 0

    def take_kept(self, one: Planned) -> bool:
        """Use what the cache has of ``one``; whether it had any."""
        data = self.cache.get(one.key)
        if data is None:
            return False
        outcome = Outcome.from_data(data)
        self.problems.extend(alternative_text(one, drawn=bool(outcome.figures)))
        self.runs[one.id] = outcome.run(cached=True)
        return True

    def take(self, one: Planned, judged: Judged) -> None:
        """Use what came of executing ``one``."""
        if not isinstance(judged, Outcome):
            self.problems.extend(judged)
            return
        self.runs[one.id] = judged.run(cached=False)
        if one.snippet.code.origin.path not in judged.stdout:  # else it holds line numbers
            self.cache.put(one.key, judged.to_data())
            self.kept += 1

    def outcomes(self) -> Outcomes:
        """Everything, in an order that doesn't depend on which snippet ended first."""
        if self.kept:
            self.cache.prune()
        runs = {key: self.runs[key] for key in sorted(self.runs)}
        problems = tuple(in_order(list(dict.fromkeys(self.problems))))
        return Outcomes(runs=runs, problems=problems, warnings=self._warnings())

    def _warnings(self) -> tuple[Problem, ...]:
        if self.cache.failure is None:
            return ()
        return (
            Problem(
                code="cache-unwritable",
                place=Place("questions"),
                message=f"outcomes of snippets could not be kept: {self.cache.failure.strerror}",
                remedy="Make room on the disk, or allow writing to the cache folder; until then "
                "these snippets run in every build.",
                severity=Severity.WARNING,
            ),
        )
