"""Runs the snippets of a collection: finds their runs in the cache, or executes and judges them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from dlprep.execution.cached_run import run_from_data, run_to_data
from dlprep.execution.judge.repeat import compare
from dlprep.execution.judge.verdict import Verdict, check_alternative_text, judge
from dlprep.execution.launch.dispatch import HeadStart, Launcher, NotReadyError, Settings
from dlprep.execution.launch.history import History
from dlprep.execution.plan import Planned, check_fields, plan_snippets
from dlprep.execution.wire.level import Level
from dlprep.problems import Code, Place, Problem, Refusal, Severity, in_order
from dlprep.progress import Progress, quiet
from dlprep.project import CacheFolder
from dlprep.stages import Checked, Executed, Run, Runnable, SnippetId
from dlprep.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The runs of the snippets that ran well, and the problems of all others.

    Attributes:
        runs: of those that ran well, by question id and snippet name.
        problems: of all others, in the order of their places.
        warnings: what is worth knowing although nothing failed.
    """

    runs: Mapping[SnippetId, Run] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def execute(
    checked: Checked,
    *,
    cache: CacheFolder,
    settings: Settings | None = None,
    only: Container[SnippetId] | None = None,
    progress: Progress = quiet,
    twice: bool = False,
    early: HeadStart | None = None,
) -> Executed | Refusal:
    """Run every snippet, or find its run in the cache; all or nothing.

    Args:
        checked: whose snippets.
        cache: what is kept from run to run.
        settings: how to run them; see there for what holds by default.
        only: question id and snippet name of those to run; all by default.
        progress: called after each snippet that is executed.
        twice: whether to run each twice, without the cache, and compare.
        early: what :func:`head_start` gave for the same arguments.

    Returns:
        The collection with the runs of its snippets, or every problem that was found.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    outcomes = run_snippets(
        checked,
        settings or Settings(),
        cache=cache,
        only=only,
        progress=progress,
        twice=twice,
        early=early,
    )
    if outcomes.problems:
        return Refusal(outcomes.problems)
    return Executed(checked=checked, runs=outcomes.runs, warnings=outcomes.warnings)


def run_snippets(
    checked: Runnable,
    settings: Settings,
    *,
    cache: CacheFolder,
    only: Container[SnippetId] | None = None,
    progress: Progress = quiet,
    twice: bool = False,
    early: HeadStart | None = None,
) -> Outcomes:
    """Run every snippet, or find its run in the cache, and collect runs and problems.

    Of snippets that are the same one is executed for all; only if it fails is each executed, for
    the lines of its own file. Arguments are those of :func:`execute`.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    collector = _Collector(
        Store(cache.outcomes),
        History(cache.durations),
        settings.require,
        list(check_fields(checked, only)),
    )
    pending = [
        one for one in plan_snippets(checked, only) if twice or not collector.take_cached(one)
    ]
    pending = collector.history.longest_first(pending)
    launcher = launcher_for(settings, cache)
    total, done = 0, count(1)
    try:
        for wave in [pending] if twice else _split_duplicates(pending):
            left = [one for one in wave if not collector.take_duplicate(one)]
            total += len(left)
            for one, judged in _run_and_judge(left, launcher, early, twice=twice):
                collector.take(one, judged)
                progress(next(done), total, one.name)
    except NotReadyError as error:
        collector.problems.extend(error.problems)
    return collector.outcomes()


def head_start(
    checked: Runnable,
    settings: Settings,
    *,
    cache: CacheFolder,
    only: Container[SnippetId] | None = None,
    twice: bool = False,
) -> HeadStart:
    """A runner that may be started before it is certain what :func:`run_snippets` will execute.

    Takes what that takes. There is no runner where the cache seems to know everything.
    """
    known = Store(cache.outcomes)
    expected = [one for one in plan_snippets(checked, only) if twice or not known.has(one.digest)]
    return HeadStart(expected, launcher_for(settings, cache))


def _split_duplicates(pending: list[Planned]) -> tuple[list[Planned], list[Planned]]:
    """The first snippet of each digest, and the others."""
    first: dict[str, Planned] = {}
    same = [one for one in pending if first.setdefault(one.digest, one) is not one]
    return list(first.values()), same


def launcher_for(settings: Settings, cache: CacheFolder) -> Launcher:
    """The launcher for these settings, which keeps the list of fonts in ``cache``."""
    return Launcher(settings, cache.fonts)


def _run_and_judge(
    pending: list[Planned], launcher: Launcher, early: HeadStart | None, *, twice: bool
) -> Iterator[tuple[Planned, Verdict]]:
    first = run_once(pending, launcher, early)
    if not twice:
        yield from first
        return
    before = {one.id: judged for one, judged in first}
    for one, judged in run_once(pending, launcher):  # a runner of its own: other addresses
        yield one, compare(one, before[one.id], judged)


def run_once(
    pending: list[Planned], launcher: Launcher, early: HeadStart | None = None
) -> Iterator[tuple[Planned, Verdict]]:
    """Execute each of ``pending`` once and judge its reply.

    Raises:
        NotReadyError: a package or the required containment is missing.
        OSError: the disk refused a folder to work in.
    """
    for one, reply, level in launcher.dispatch(pending, early):
        yield one, judge(one, reply, launcher.settings.limits, level)


@dataclass
class _Collector:
    """Collects runs and problems, and caches the runs that may be cached."""

    store: Store
    history: History
    require: Level
    problems: list[Problem]
    runs: dict[SnippetId, Run] = field(default_factory=dict)
    fresh: dict[str, Run] = field(default_factory=dict)

    def take_cached(self, one: Planned) -> bool:
        """Use the cached run of ``one``; whether there is one that was contained enough."""
        run = self.store.get(one.digest, run_from_data)
        if run is None or not Level(run.level).reaches(self.require):
            return False
        self._use(one, replace(run, cached=True))
        return True

    def take_duplicate(self, one: Planned) -> bool:
        """Use the run of another snippet with the same digest; whether there is one."""
        run = self.fresh.get(one.digest)
        if run is None:
            return False
        self._use(one, run)
        return True

    def _use(self, one: Planned, run: Run) -> None:
        """Use the run of the same code; the alternative text is the snippet's own."""
        self.problems.extend(check_alternative_text(one, drawn=bool(run.figures)))
        self.runs[one.id] = run

    def take(self, one: Planned, judged: Verdict) -> None:
        """Use the verdict on ``one``, which was executed."""
        if isinstance(judged, Refusal):
            self.problems.extend(judged.problems)
            return
        self.runs[one.id] = judged
        self.history.note(one.name, judged.seconds)
        if one.snippet.code.origin.path not in judged.stdout:  # else it holds line numbers
            self.store.put(one.digest, run_to_data(judged))
            self.fresh[one.digest] = judged

    def outcomes(self) -> Outcomes:
        """All that was collected, in an order that doesn't depend on which snippet ended first."""
        if self.fresh:
            self.history.keep()
        runs = {key: self.runs[key] for key in sorted(self.runs)}
        problems = tuple(in_order(list(dict.fromkeys(self.problems))))
        return Outcomes(runs=runs, problems=problems, warnings=tuple(_store_warnings(self.store)))


def _store_warnings(store: Store) -> Iterator[Problem]:
    if store.failure is not None:
        yield Problem(
            code=Code("cache-unwritable"),
            place=Place("questions"),
            message=f"outcomes of snippets could not be kept: {store.failure.strerror}",
            remedy="Make room on the disk, allow writing to the cache folder, or remove what is in "
            "its way with `dlprep cache --clean`; until then these snippets run in every build.",
            severity=Severity.WARNING,
        )
    if store.damaged:
        yield Problem(
            code=Code("cache-damaged"),
            place=Place("questions"),
            message=f"{store.damaged} kept outcomes of snippets were damaged and not used",
            remedy="Nothing is lost: these snippets were executed anew. If it happens again, "
            "check the disk.",
            severity=Severity.WARNING,
        )
