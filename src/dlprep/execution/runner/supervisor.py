"""Watches one snippet from start to end: its output, its clock, its memory, its processes."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from dlprep.execution.containment import identity, kernel
from dlprep.execution.containment.removal import remove
from dlprep.execution.containment.sandbox import Sandbox
from dlprep.execution.runner import process_tree
from dlprep.execution.runner.channels import Channel, Channels, Writers
from dlprep.execution.runner.descriptors import close_all_but, write_all
from dlprep.execution.runner.snippet import run_contained
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Configuration, Ending, Job, Limits, Reply

_GRACE: Final = 0.5
"""Seconds for a snippet out of time to write down where it was."""

_LATE_OUTPUT: Final = 0.2
"""Seconds for which the output of processes that outlive the snippet is still read."""

_UNSTARTED: Final = b"unstarted"
"""Written where a status is expected."""

_LOOK: Final = 0.1
"""Seconds between two looks at processes and memory."""


class _StoppedError(BaseException):
    """The runner is being stopped."""


def supervise(job: Job, configuration: Configuration, level: Level, answer: int) -> NoReturn:
    """Run ``job`` in processes of its own, write the reply to ``answer`` and exit."""
    signal.signal(signal.SIGTERM, _stop)
    kernel.die_with_parent(signal.SIGTERM)
    os.setsid()
    kernel.adopt_orphans()
    close_all_but({0, 1, 2, answer})
    sandbox = Sandbox(
        level=level,
        folder=str(Path(configuration.folder, job.id)),
        readable=configuration.readable,
        limits=configuration.limits,
        owner=identity.for_snippet(),
    )
    reply = Reply(ending=Ending.RUNNER)
    try:
        reply = _watch(job, sandbox, configuration.environment)
    except _StoppedError:
        pass
    except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
        reply = Reply(ending=Ending.RUNNER, stderr=traceback.format_exc())
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    process_tree.kill_descendants()
    remove(sandbox.folder)
    write_all(answer, reply.to_json())
    os._exit(0)


def _stop(_number: int, _frame: object) -> NoReturn:
    raise _StoppedError


def _watch(job: Job, sandbox: Sandbox, environment: dict[str, str]) -> Reply:
    channels = Channels.open(sandbox.limits)
    sandbox.leave_host()
    first = os.fork()
    if first == 0:
        _first_process(job, sandbox, environment, channels.writers)
    channels.writers.close()
    watch = _Watcher(first, channels, sandbox.limits)
    ending = watch.until_end()
    status = channels.status.text()
    if ending is Ending.OWN and not status.isdigit():
        ending = Ending.UNSTARTED if status else Ending.RUNNER
    return Reply(
        ending=ending,
        exit_code=os.waitstatus_to_exitcode(int(status)) if status.isdigit() else None,
        stdout=channels.stdout.text(),
        stderr=channels.stderr.text(),
        result=channels.result.text(),
        waited=watch.waited,
    )


def _first_process(
    job: Job, sandbox: Sandbox, environment: dict[str, str], writers: Writers
) -> NoReturn:
    """The first process of the snippet's tree: collects orphans, says how the snippet ended."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        kernel.die_with_parent(signal.SIGKILL)
        kernel.adopt_orphans()
        home = sandbox.build()
        reading, ready = os.pipe()
        snippet = os.fork()
        if snippet == 0:
            run_contained(job, sandbox, home, environment, writers, ready=ready)
        close_all_but({writers.status, reading})
        signal.signal(signal.SIGUSR1, lambda *_: os.kill(snippet, signal.SIGUSR1))
        status = _status_of(snippet)
        os.write(writers.status, str(status).encode() if os.read(reading, 1) else _UNSTARTED)
    except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
        write_all(writers.stderr, traceback.format_exc().encode())
        os.write(writers.status, _UNSTARTED)
    finally:
        os._exit(0)


def _status_of(snippet: int) -> int:
    while True:
        ended, status = os.wait()
        if ended == snippet:
            return status


@dataclass(slots=True)
class _Watcher:
    """Reads the channels until the snippet has ended or has to be ended.

    ``used`` is the time that counts: on a busy machine less than what has passed.
    """

    first: int
    channels: Channels
    limits: Limits
    deadline: float = 0.0
    last_look: float = 0.0
    used: float = 0.0
    waited: float = 0.0
    asked: bool = False
    open: set[Channel] = field(default_factory=set)

    def until_end(self) -> Ending:
        """Watch until the snippet has ended or reached a limit; why it is over."""
        self.open = self.channels.readers()
        self.last_look = time.monotonic()
        self.deadline = self.last_look + self.limits.clock
        ending = None
        while self.open and ending is None:
            ending = self._step()
        if ending is None or ending is Ending.OWN:
            return Ending.WALL if self.asked else Ending.OWN
        return ending

    def _step(self) -> Ending | None:
        wait = min(self.last_look + _LOOK, self.deadline) - time.monotonic()
        ready, _, _ = select.select(self.open, [], [], max(0.0, wait))
        for channel in ready:
            if not channel.read():
                self.open.discard(channel)
            if channel.is_over():
                return channel.ending
            if channel is self.channels.status:
                self._finish()
        if time.monotonic() >= self.deadline:
            return self._out_of_time()
        if time.monotonic() >= self.last_look + _LOOK:
            return self._look()
        return None

    def _look(self) -> Ending | None:
        processes = list(process_tree.descendants(os.getpid()))
        self._note_time(process_tree.activity(processes))
        if len(processes) > self.limits.processes:
            return Ending.PROCESSES
        if process_tree.memory(processes) > self.limits.memory:
            return Ending.MEMORY
        out_of_time = self.used >= self.limits.wall and not self.asked
        return self._out_of_time() if out_of_time else None

    def _note_time(self, activity: process_tree.Activity) -> None:
        """Count what has passed since the last look as waited for, unless something was ready."""
        now = time.monotonic()
        if not activity.is_ready:
            self.waited += now - self.last_look
        self.last_look = now
        self.used = activity.seconds + self.waited

    def _finish(self) -> None:
        """The snippet has ended: read what is left, but don't wait for processes it left."""
        self.open.discard(self.channels.status)
        self.deadline = min(self.deadline, time.monotonic() + _LATE_OUTPUT)

    def _out_of_time(self) -> Ending | None:
        if self.asked or self.channels.status not in self.open:
            return Ending.OWN
        self.asked = True
        self.deadline = time.monotonic() + _GRACE
        os.kill(self.first, signal.SIGUSR1)
        return None
