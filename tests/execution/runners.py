"""Runners that stay from test to test, so that not every one must import its packages anew.

with runners.lent():
    outcomes = run_snippets(…)

A runner that was left in the middle of something, as by an error, is not kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

from dlprep.execution import Level, Limits
from dlprep.execution.launch import dispatch
from dlprep.execution.launch.forked import Pool
from dlprep.execution.wire.messages import Job, Ready, Reply

_MOST: Final = 4
"""Runners kept at a time: one that has imported torch takes a quarter of a gigabyte."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a runner has imported, what its snippets may use, and how far they are contained."""

    packages: frozenset[str]
    limits: Limits
    level: Level | None

    def is_met_by(self, other: Self) -> bool:
        """Whether a runner of that kind will do; more packages do no harm, as in a build."""
        same = (self.limits, self.level) == (other.limits, other.level)
        return same and self.packages <= other.packages


class Runners:
    """The runners of a test session. Their folders lie in ``folder``.

    ``lends`` is whether anything is lent; else every run has a runner of its own, as in a build.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lends = True
        self._kept: dict[Pool, _Wanted] = {}
        self._own: set[Path] = set()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let what is executed in the block have runners that are there already."""
        with pytest.MonkeyPatch.context() as patch:
            if self.lends:
                patch.setattr(dispatch, "Pool", partial(_Lent, self))
            yield

    def take(self, wanted: _Wanted) -> tuple[Pool, _Wanted]:
        """A runner that will do, started if there is none, and of which kind it is."""
        for pool, kind in self._kept.items():
            if wanted.is_met_by(kind) and pool._process.poll() is None:
                return pool, self._kept.pop(pool)
        return self._started(wanted), wanted

    def put_back(self, pool: Pool, kind: _Wanted) -> None:
        """Keep a runner that waits for its next job."""
        self._kept[pool] = kind
        if len(self._kept) > _MOST:
            self._stop(next(iter(self._kept)))

    def close(self) -> None:
        """Stop them all."""
        while self._kept:
            self._stop(next(iter(self._kept)))

    def processes(self) -> set[int]:
        """Those of the runners themselves."""
        return {pool._process.pid for pool in self._kept}

    def left(self) -> list[str]:
        """What lies in their folders that was not there before the first snippet."""
        return sorted(map(str, set(_entries(self.folder)) - self._own))

    def _started(self, kind: _Wanted) -> Pool:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", str(self.folder))
            pool = Pool(
                preload=sorted(kind.packages),
                limits=kind.limits,
                level=kind.level,
                fonts=self.folder.with_name("fonts"),
            )
            pool.__enter__()
        _ = pool.ready  # importing packages leaves folders too
        self._own.update(_entries(self.folder))
        return pool

    def _stop(self, pool: Pool) -> None:
        del self._kept[pool]
        pool.__exit__(None, None, None)


class _Lent:
    """A runner from :class:`Runners`, which takes it back; the same to use as a :class:`Pool`."""

    ready: Ready

    def __init__(
        self,
        runners: Runners,
        *,
        preload: Iterable[str],
        workers: int,
        limits: Limits,
        level: Level | None,
        fonts: Path,
    ) -> None:
        del fonts  # the same for all
        self._runners = runners
        self._wanted = _Wanted(frozenset(preload), limits, level)
        self._workers = workers
        self._waits = True

    def __enter__(self) -> Self:
        self._pool, self._kind = self._runners.take(self._wanted)
        self._pool._workers = self._workers
        self.ready = self._pool.ready
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._waits:
            self._runners.put_back(self._pool, self._kind)
        else:
            self._pool.__exit__(kind, error, trace)

    def replies(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Reply]]:
        """See :meth:`dlprep.execution.launch.forked.Runner.replies`."""
        self._waits = False
        yield from self._pool.replies(jobs)
        self._waits = True


def _entries(folder: Path) -> Iterator[Path]:
    """What lies in the folders of runners, and these themselves."""
    for own in folder.iterdir():
        yield own
        yield from own.iterdir()
