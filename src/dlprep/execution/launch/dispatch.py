"""Runs snippets; restarts a runner that dies and reruns the suspects one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from dlprep.execution.launch.forked import LostError, Pool, Runner, RunnerError
from dlprep.execution.launch.fresh import FreshProcesses
from dlprep.execution.launch.uncontained import describe_gaps
from dlprep.execution.plan import Planned
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Ending, Limits, Ready, Reply
from dlprep.problems import Code, Place, Problem

FORKS: Final = sys.platform == "linux"
"""Elsewhere a fork of a process with loaded system frameworks is not safe, or doesn't exist."""

Dispatched = tuple[Planned, Reply, Level]


def _ignore(_line: str, _level: Level) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to run snippets.

    Attributes:
        workers: snippets at a time; as many as there are processors by default.
        require: containment below which nothing is executed, and no earlier outcome is used.
        contain: containment to stop at, though the machine may have more.
        limits: what one snippet may use.
        note: told in one line what is not contained, and the level that is reached, each time
            snippets begin to be executed.
    """

    workers: int | None = None
    require: Level = Level.LIMITS
    contain: Level | None = None
    limits: Limits = field(default_factory=Limits)
    note: Callable[[str, Level], None] = _ignore

    @classmethod
    def of_options(
        cls,
        spelling: str,
        *,
        contain: str | None,
        require: str,
        note: Callable[[str, Level], None],
        workers: int | None = None,
    ) -> Self:
        """The settings that somebody chose by the names of levels.

        ``spelling`` is how they write an option and its value, such as ``--{} {}``.

        Raises:
            ValueError: more is required than is asked for.
        """
        level = None if contain is None else Level(contain)
        if level is not None and not level.reaches(Level(require)):
            raise ValueError(
                f"{spelling.format('contain', contain)} stops short of "
                f"{spelling.format('require', require)}: contain further, or require less."
            )
        return cls(workers=workers, contain=level, require=Level(require), note=note)


class NotReadyError(Exception):
    """Snippets can't be executed on this machine; ``problems`` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


class HeadStart:
    """A runner that imports packages while it is not yet known whether anything may be executed.

    Importing takes seconds. Use as a context manager: at its end a runner that nobody took is
    stopped.

    Args:
        expected: the snippets that will probably be executed; without any there is no runner.
        launcher: makes the runner.
    """

    def __init__(self, expected: Sequence[Planned], launcher: Launcher) -> None:
        self._packages = _packages_of(expected)
        self._runner: Runner | None = None
        if expected:
            self._runner = launcher.make_runner(sorted(self._packages), len(expected))

    def __enter__(self) -> Self:
        """Start the runner.

        Raises:
            OSError: there is no place for its folder.
        """
        try:
            if self._runner is not None:
                self._runner.__enter__()
        except RunnerError:
            self._runner = None  # the next one will tell, if it is needed
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the runner if nobody took it."""
        if self._runner is not None:
            self._runner.__exit__(kind, error, trace)

    def take(self, packages: frozenset[str], stack: ExitStack) -> Runner | None:
        """Hand over the runner, if it imports these packages, to ``stack``, which stops it."""
        if self._runner is None or not packages <= self._packages:
            return None
        runner, self._runner = self._runner, None
        stack.push(runner)
        return runner


@dataclass(frozen=True, slots=True)
class Launcher:
    """Gets snippets executed, by as many runners as it takes.

    Attributes:
        settings: how to run snippets.
        fonts: folder in which matplotlib keeps its list of fonts.
    """

    settings: Settings
    fonts: Path

    def dispatch(
        self, pending: Sequence[Planned], early: HeadStart | None = None
    ) -> Iterator[Dispatched]:
        """Run ``pending`` and yield each with its reply and the level it was contained at.

        A snippet that takes the runner down with it costs the others a restart, not their outcome:
        those in flight are then run one at a time, so that it is known whose fault it was.
        ``early`` may have a runner that was started for the same settings.

        Raises:
            NotReadyError: a package or the required containment is missing.
            OSError: the disk refused a folder to work in.
        """
        left = {f"s{index}": one for index, one in enumerate(pending)}
        while left:
            try:
                for name, reply, level in self._run_together(left, early):
                    yield left.pop(name), reply, level
            except LostError as lost:
                for name in lost.in_flight:
                    suspect = left.pop(name)
                    yield suspect, *self._run_alone(name, suspect)

    def make_runner(self, packages: Sequence[str], jobs: int) -> Runner:
        """A runner for so many jobs, not yet started, that will import ``packages`` first."""
        workers = min(jobs, self.settings.workers or available_processors())
        if not FORKS:
            return FreshProcesses(workers=workers, limits=self.settings.limits, fonts=self.fonts)
        return Pool(
            preload=packages,
            workers=workers,
            limits=self.settings.limits,
            level=self.settings.contain,
            fonts=self.fonts,
        )

    def _run_alone(self, name: str, one: Planned) -> tuple[Reply, Level]:
        try:
            for _, reply, level in self._run_together({name: one}):
                return reply, level
        except LostError:
            pass
        return Reply(ending=Ending.RUNNER), Level.LIMITS

    def _run_together(
        self, jobs: Mapping[str, Planned], early: HeadStart | None = None
    ) -> Iterator[tuple[str, Reply, Level]]:
        with ExitStack() as stack:
            runner = self._start_runner(stack, jobs, early)
            level = Level(runner.ready.level)
            _refuse(runner.ready, level, jobs, self.settings.require)
            if uncontained := describe_gaps(runner.ready):
                self.settings.note(uncontained, level)
            for name, reply in runner.replies([one.job(name) for name, one in jobs.items()]):
                yield name, reply, level

    def _start_runner(
        self, stack: ExitStack, jobs: Mapping[str, Planned], early: HeadStart | None
    ) -> Runner:
        packages = _packages_of(jobs.values())
        try:
            runner = early.take(packages, stack) if early else None
            if runner is None:
                runner = stack.enter_context(self.make_runner(sorted(packages), len(jobs)))
            if runner.ready.tasks > 1:
                # a package started threads while it was imported, and no fork of those is safe
                stack.close()
                runner = stack.enter_context(self.make_runner([], len(jobs)))
        except RunnerError as error:
            raise NotReadyError(_runner_failed(next(iter(jobs.values())), error)) from error
        return runner


def available_processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _packages_of(snippets: Iterable[Planned]) -> frozenset[str]:
    # no more than the packages: a module that a snippet chose would act outside of all containment
    return frozenset(package for one in snippets for package in one.packages)


def _runner_failed(first: Planned, error: RunnerError) -> Problem:
    return Problem(
        code=Code("runner-failed"),
        place=first.place(),
        message=f"no snippet could be executed: {error}",
        remedy="This is a fault of dlprep or of this machine: report it.",
    )


def _refuse(ready: Ready, level: Level, jobs: Mapping[str, Planned], required: Level) -> None:
    """Raise NotReadyError where a runner lacks a package or the required containment."""
    first = next(iter(jobs.values()))
    problems = [_package_missing(package, why, jobs) for package, why in ready.failed.items()]
    if not level.reaches(required):
        problems.append(_containment_missing(first.place(), level, required, ready))
    if problems:
        raise NotReadyError(*problems)


def _package_missing(package: str, why: str, jobs: Mapping[str, Planned]) -> Problem:
    users = [one for one in jobs.values() if package in one.packages]
    return Problem(
        code=Code("package-missing"),
        place=users[0].place(),
        message=f"{package} can't be imported, and {len(users)} snippets need it: {why}",
        remedy="Install what pyproject.toml names: run `pip install -e .` in the project's folder.",
    )


def _containment_missing(place: Place, level: Level, required: Level, ready: Ready) -> Problem:
    reasons = "".join(f"; {name}: {why}" for name, why in ready.missing.items())
    return Problem(
        code=Code("containment-missing"),
        place=place,
        message=f"containment {required} is required, but this machine reaches {level}{reasons}",
        remedy="Allow unprivileged user namespaces on this machine, or require less.",
    )
