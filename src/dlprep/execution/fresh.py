"""A fresh interpreter for each snippet, where the system can't fork safely.

Slow, and hardly contained: only time and output are bounded, and the environment is scrubbed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from dlprep.execution import environment
from dlprep.execution.containment import Level
from dlprep.execution.protocol import Ending, Job, Limits, Ready, Reply

_LOOK: Final = 0.05
"""Seconds between two looks at what a process has printed."""

_STREAMS: Final = ("stdout", "stderr")
_IMPORT_SECONDS: Final = 60.0
"""Each process imports its packages itself; that is not the snippet's time."""


class FreshProcesses:
    """A runner without a process to fork from; see :class:`dlprep.execution.pool.Runner`."""

    def __init__(self, *, workers: int, limits: Limits, fonts: Path) -> None:
        self._workers = workers
        self._limits = limits
        self._fonts = fonts
        self.ready = Ready(
            level=Level.LIMITS, missing={Level.FULL: f"needs Linux, not {sys.platform}"}
        )

    def __enter__(self) -> Self:
        """Make the folder in which all others lie.

        Raises:
            OSError: the disk refused.
        """
        self._folder = Path(tempfile.mkdtemp(prefix="dlprep-"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def replies(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Reply]]:
        """See :meth:`dlprep.execution.pool.Runner.replies`; nothing is ever lost here."""
        with ThreadPoolExecutor(self._workers) as threads:
            running = {threads.submit(self._run, job): job.id for job in jobs}
            for done in as_completed(running):
                yield running[done], done.result()

    def _run(self, job: Job) -> Reply:
        folder = self._folder / job.id
        home = folder / "home"
        home.mkdir(parents=True)
        (folder / "job").write_text(job.to_json(), encoding="utf-8")
        (folder / "limits").write_text(json.dumps(asdict(self._limits)), encoding="utf-8")
        with (folder / "stdout").open("wb") as stdout, (folder / "stderr").open("wb") as stderr:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-P", "-m", "dlprep.execution.runner.alone", str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                env=environment.for_runner(str(home), str(self._fonts)),
                cwd=home,
                start_new_session=os.name == "posix",
            )
        try:
            ending = self._watch(process, folder)
        finally:
            _kill(process)
        reply = self._reply(ending, process.wait(), folder)
        shutil.rmtree(folder, ignore_errors=True)
        return reply

    def _watch(self, process: subprocess.Popen[bytes], folder: Path) -> Ending:
        deadline = time.monotonic() + self._limits.wall + _IMPORT_SECONDS
        while True:
            try:
                process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                if time.monotonic() > deadline:
                    return Ending.WALL
            if max((folder / name).stat().st_size for name in _STREAMS) > self._limits.output:
                return Ending.OUTPUT
            if process.returncode is not None:
                return Ending.OWN

    def _reply(self, ending: Ending, exit_code: int, folder: Path) -> Reply:
        stdout, stderr = (self._beginning(folder / name, self._limits.output) for name in _STREAMS)
        result = self._beginning(folder / "result", self._limits.result)
        return Reply(
            ending=ending, exit_code=exit_code, stdout=stdout, stderr=stderr, result=result
        )

    def _beginning(self, path: Path, size: int) -> str:
        try:
            with path.open("rb") as file:
                return file.read(size).decode("latin-1")
        except OSError:
            return ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and, where there are groups, whatever it started and did not move away."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
