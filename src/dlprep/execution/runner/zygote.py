"""``python -m dlprep.execution.runner.zygote``: imports the packages once, forks per snippet.

Speaks with the build over standard input and output, see :mod:`dlprep.execution.wire.messages`.
When the build goes away, standard input ends: then every snippet is stopped and the folder removed.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from dlprep.execution.containment import kernel
from dlprep.execution.containment.probe import find_level
from dlprep.execution.containment.removal import remove
from dlprep.execution.runner import prepare
from dlprep.execution.runner.descriptors import write_all
from dlprep.execution.runner.supervisor import supervise
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Configuration, Ending, Job, Ready, Reply

_CHUNK: Final = 1 << 16


@dataclass(slots=True)
class _Running:
    """A snippet's supervisor and what it has answered so far."""

    job: str
    process: int
    answer: bytearray = field(default_factory=bytearray)


class Zygote:
    """Takes jobs, forks supervisors, hands on their replies."""

    def __init__(self, configuration: Configuration, level: Level, output: int) -> None:
        self._configuration = configuration
        self._level = level
        self._output = output
        self._running: dict[int, _Running] = {}
        self._input = bytearray()

    def serve(self) -> None:
        """Work until standard input ends."""
        while True:
            ready, _, _ = select.select([0, *self._running], [], [])
            for descriptor in ready:
                if descriptor:
                    self._listen(descriptor)
                elif not self._take_jobs():
                    return

    def stop(self) -> None:
        """End every snippet and wait until nothing of it is left."""
        for running in self._running.values():
            os.kill(running.process, signal.SIGTERM)
        for running in self._running.values():
            os.waitpid(running.process, 0)

    def _take_jobs(self) -> bool:
        chunk = os.read(0, _CHUNK)
        self._input += chunk
        while b"\n" in self._input:
            line, _, rest = self._input.partition(b"\n")
            self._input = rest
            self._start(Job.from_json(line.decode()))
        return bool(chunk)

    def _start(self, job: Job) -> None:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            _supervise(job, self._configuration, self._level, writing)
        os.close(writing)
        self._running[reading] = _Running(job.id, process)

    def _listen(self, descriptor: int) -> None:
        running = self._running[descriptor]
        chunk = os.read(descriptor, _CHUNK)
        running.answer += chunk
        if chunk:
            return
        os.close(descriptor)
        del self._running[descriptor]
        os.waitpid(running.process, 0)
        answer = bytes(running.answer) or Reply(ending=Ending.RUNNER).to_json()
        header = json.dumps({"id": running.job, "size": len(answer)}).encode()
        write_all(self._output, header + b"\n" + answer)


def _supervise(job: Job, configuration: Configuration, level: Level, answer: int) -> NoReturn:
    try:
        supervise(job, configuration, level, answer)
    except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
        traceback.print_exc()
    finally:
        os._exit(1)


def main() -> None:
    """Read the configuration, get ready, serve, clean up."""
    output = os.dup(1)
    os.dup2(2, 1)  # what a package prints while it is imported must not reach the build
    configuration = Configuration.from_json(_first_line())
    try:
        level, ready = _get_ready(configuration)
        write_all(output, json.dumps(asdict(ready)).encode() + b"\n")
        zygote = Zygote(configuration, level, output)
        try:
            zygote.serve()
        finally:
            zygote.stop()
    except BrokenPipeError:
        sys.exit("the build went away")
    finally:
        remove(configuration.folder)


def _get_ready(configuration: Configuration) -> tuple[Level, Ready]:
    wanted = Level(configuration.level) if configuration.level else Level.FULL
    level, missing = find_level(wanted, configuration)
    with _leaving_with_the_build(configuration.folder):
        failed = prepare.import_packages(configuration.preload)
    gc.collect()
    gc.freeze()
    gc.disable()  # a collection in a fork would copy every page
    tasks = len(list(Path("/proc/self/task").iterdir()))
    return level, Ready(level=level, missing=dict(missing), failed=failed, tasks=tasks)


@contextmanager
def _leaving_with_the_build(folder: str) -> Iterator[None]:
    """Exit at once when the build dies: in this block nothing reads standard input."""

    def leave(_number: int, _frame: object) -> NoReturn:
        remove(folder)
        os._exit(1)  # an exception might be caught by what is being imported

    before = signal.signal(signal.SIGTERM, leave)
    kernel.die_with_parent(signal.SIGTERM)
    if select.select([0], [], [], 0)[0]:
        sys.exit("the build went away")  # before it was watched: no job comes until we are ready
    yield
    kernel.die_with_parent(0)
    signal.signal(signal.SIGTERM, before)


def _first_line() -> str:
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            sys.exit("the build went away")
        line += byte
    return line.decode()


if __name__ == "__main__":
    main()
