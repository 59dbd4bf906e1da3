"""Starts a new interpreter for each snippet, where the system can't fork safely.

Slow, and hardly contained: only time and output are bounded, and the environment is scrubbed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from dlprep.execution import environment
from dlprep.execution.containment.removal import remove
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Ending, Job, Limits, Ready, Reply

_LOOK: Final = 0.05
"""Seconds between two looks at what a process has written."""

_IMPORT_SECONDS: Final = 60.0
"""Each process imports its packages itself; that is not the snippet's time."""


class FreshProcesses:
    """A :class:`~dlprep.execution.launch.forked.Runner` without a process to fork from."""

    def __init__(self, *, workers: int, limits: Limits, fonts: Path) -> None:
        self._workers = workers
        self._limits = limits
        self._fonts = fonts
        self._over = threading.Event()
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
        remove(self._folder)

    def replies(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Reply]]:
        """See :meth:`dlprep.execution.launch.forked.Runner.replies`; nothing is ever lost here."""
        threads = ThreadPoolExecutor(self._workers)
        try:
            running = {threads.submit(self._run, job): job.id for job in jobs}
            for done in as_completed(running):
                yield running[done], done.result()
        finally:
            self._over.set()
            threads.shutdown(cancel_futures=True)

    def _run(self, job: Job) -> Reply:
        folder = self._folder / job.id
        home = folder / "home"
        home.mkdir(parents=True)
        (folder / "job").write_text(job.to_json(), encoding="utf-8")
        (folder / "limits").write_text(json.dumps(asdict(self._limits)), encoding="utf-8")
        with ExitStack() as stack:
            stack.callback(remove, folder)
            written = _OutputFiles.open(folder, stack)
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-P", "-m", "dlprep.execution.runner.alone", str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=written.stdout,
                stderr=written.stderr,
                env=environment.for_runner(str(home), str(self._fonts)),
                cwd=home,
                start_new_session=os.name == "posix",
            )
            try:
                ending = self._watch(process, written)
            finally:
                _kill(process)
            return written.reply(ending, process.wait(), self._limits)

    def _watch(self, process: subprocess.Popen[bytes], written: _OutputFiles) -> Ending:
        """Wait until ``process`` has ended or reached a limit; why it is over."""
        deadline = time.monotonic() + _IMPORT_SECONDS
        started = False
        while process.poll() is None and not self._over.wait(_LOOK):
            if not started and _size(written.result):
                started = True
                deadline = time.monotonic() + self._limits.wall
            if time.monotonic() > deadline:
                return Ending.WALL if started else Ending.UNSTARTED
            if over := written.over(self._limits):
                return over
        return written.over(self._limits) or Ending.OWN


@dataclass(frozen=True, slots=True)
class _OutputFiles:
    """Files that a process writes to. They are open before it starts: it may replace the names."""

    stdout: BinaryIO
    stderr: BinaryIO
    result: BinaryIO

    @classmethod
    def open(cls, folder: Path, stack: ExitStack) -> Self:
        """New files in ``folder``, which ``stack`` closes."""
        names = ("stdout", "stderr", "result")
        return cls(*(stack.enter_context((folder / name).open("w+b")) for name in names))

    def over(self, limits: Limits) -> Ending | None:
        """Which limit was passed, if one was."""
        if max(_size(self.stdout), _size(self.stderr)) > limits.output:
            return Ending.OUTPUT
        return Ending.RESULT if _size(self.result) > limits.result else None

    def reply(self, ending: Ending, exit_code: int, limits: Limits) -> Reply:
        """The reply, with what was written up to the limits."""
        started = _size(self.result) > 0
        return Reply(
            ending=Ending.UNSTARTED if ending is Ending.OWN and not started else ending,
            exit_code=exit_code,
            stdout=_read_start(self.stdout, limits.output),
            stderr=_read_start(self.stderr, limits.output),
            result=_read_start(self.result, limits.result),
        )


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _read_start(file: BinaryIO, size: int) -> str:
    file.seek(0)
    return file.read(size).decode("latin-1")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and, where there are groups, whatever it started and did not move away."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
