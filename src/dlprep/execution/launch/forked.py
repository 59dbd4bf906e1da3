"""The build's side of a runner that forks: starts it, feeds it jobs, and times out on it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from dlprep.execution import environment
from dlprep.execution.containment.removal import remove
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Configuration, Job, Limits, Ready, Reply

_START_SECONDS: Final = 180.0
"""A cold disk may need a minute to load the packages."""

_SPARE_SECONDS: Final = 20.0
"""How long the runner may need beyond a snippet's own time before it counts as lost."""

_STOP_SECONDS: Final = 5.0
_CHUNK: Final = 1 << 16


class RunnerError(Exception):
    """The runner did not start, ended, or stopped answering."""


class LostError(RunnerError):
    """The runner was lost while ``in_flight``, the ids of some jobs, were being executed."""

    def __init__(self, in_flight: Iterable[str]) -> None:
        super().__init__("the runner was lost")
        self.in_flight = tuple(in_flight)


class Runner(Protocol):
    """Executes jobs. A context manager, at whose end no process and no file of it is left.

    It may still be getting ready when it is entered: what asks for :attr:`ready` waits for it.
    """

    @property
    def ready(self) -> Ready:
        """What it can do.

        Raises:
            RunnerError: it did not get ready.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def replies(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Reply]]:
        """Run ``jobs`` and yield the id of each with its reply, in the order in which they end.

        Raises:
            LostError: the runner was lost.
        """


class Pool:
    """A :class:`Runner` whose process forks for each snippet, several at a time.

    Args:
        preload: packages and modules to import before anything is forked.
        workers: snippets at a time.
        limits: what each may use.
        level: containment to stop at; as much as the machine has by default.
        fonts: folder in which matplotlib keeps its list of fonts.
    """

    def __init__(
        self,
        *,
        preload: Iterable[str] = (),
        workers: int = 1,
        limits: Limits | None = None,
        level: Level | None = None,
        fonts: Path | None = None,
    ) -> None:
        self._workers = workers
        self._limits = limits or Limits()
        self._preload = tuple(preload)
        self._level = level
        self._fonts = fonts
        self._received = bytearray()
        self._unsent = bytearray()

    def __enter__(self) -> Self:
        """Start the runner, without waiting until it is ready.

        Raises:
            RunnerError: it ended at once.
            OSError: there is no place for its folder.
        """
        self._folder = tempfile.mkdtemp(prefix="dlprep-")
        try:
            Path(self._folder).chmod(0o711)  # a snippet of another user passes through
            self._process = self._start_process()
            self._configure()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the runner and whatever it started, and remove its folder."""
        self._stop()

    @cached_property
    def ready(self) -> Ready:
        """See :attr:`Runner.ready`."""
        return Ready(**json.loads(self._line(_START_SECONDS)))

    def replies(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Reply]]:
        """See :meth:`Runner.replies`."""
        _ = self.ready  # its first words
        waiting = deque(jobs)
        in_flight: dict[str, None] = {}
        while waiting or in_flight:
            try:
                while waiting and len(in_flight) < self._workers:
                    in_flight[waiting[0].id] = None
                    self._send(waiting.popleft().to_json())
                name, reply = self._reply()
            except RunnerError as error:
                raise LostError(in_flight) from error
            del in_flight[name]
            yield name, reply

    def _start_process(self) -> subprocess.Popen[bytes]:
        folder = self._folder
        fonts = str(self._fonts or folder)
        with self._log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "dlprep.execution.runner.zygote"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment.for_runner(folder, fonts),
                cwd=folder,
                start_new_session=True,
                bufsize=0,
            )

    @property
    def _log(self) -> Path:
        return Path(self._folder, "runner.log")

    def _configure(self) -> None:
        configuration = Configuration(
            folder=self._folder,
            preload=self._preload,
            readable=environment.readable_paths(),
            limits=self._limits,
            environment=environment.for_snippets(),
            level=self._level,
        )
        os.set_blocking(self._pipes[0], False)
        self._send(configuration.to_json())

    @property
    def _pipes(self) -> tuple[int, int]:
        """File descriptors: the runner's standard input, and its output."""
        jobs, answers = self._process.stdin, self._process.stdout
        if jobs is None or answers is None:
            raise RunnerError("the runner was started without pipes")
        return jobs.fileno(), answers.fileno()

    def _send(self, line: str) -> None:
        """Write what the runner takes of ``line`` now, and the rest while its answers are read.

        It may be writing an answer itself, and then takes nothing until that was read.
        """
        self._unsent += line.encode() + b"\n"
        self._write()

    def _write(self) -> None:
        try:
            del self._unsent[: os.write(self._pipes[0], self._unsent)]
        except BlockingIOError:
            pass
        except OSError as error:
            raise RunnerError(self._ended_message()) from error

    def _reply(self) -> tuple[str, Reply]:
        header = json.loads(self._line(self._limits.clock + _SPARE_SECONDS))
        data = self._bytes(header["size"], _SPARE_SECONDS)
        return header["id"], Reply.from_json(data)

    def _line(self, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        while b"\n" not in self._received:
            self._receive(deadline)
        return self._bytes(self._received.index(b"\n") + 1, seconds)

    def _bytes(self, size: int, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        while len(self._received) < size:
            self._receive(deadline)
        data = bytes(self._received[:size])
        del self._received[:size]
        return data

    def _receive(self, deadline: float) -> None:
        """Wait for more of an answer, or for the runner to take more of what is unsent."""
        jobs, answers = self._pipes
        unsent = [jobs] if self._unsent else []
        left = max(0.0, deadline - time.monotonic())
        ready, takes, _ = select.select([answers], unsent, [], left)
        if not ready and not takes:
            raise RunnerError("the runner stopped answering")
        if takes:
            self._write()
        if ready:
            chunk = os.read(answers, _CHUNK)
            if not chunk:
                raise RunnerError(self._ended_message())
            self._received += chunk

    def _ended_message(self) -> str:
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        return f"the runner ended: {lines[-1]}" if lines else "the runner ended"

    def _stop(self) -> None:
        process = getattr(self, "_process", None)
        if process is not None:
            process.stdin.close()
            process.stdout.close()  # it may be in the middle of an answer that nobody reads
            if "ready" not in self.__dict__:
                process.terminate()  # it is importing packages and would not look up for long
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        remove(self._folder)
