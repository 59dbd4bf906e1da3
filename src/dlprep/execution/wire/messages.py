"""The messages between the build and its runner: plain data that travels as JSON.

The build writes one line of configuration and one line a job; the runner answers with a line
(:class:`Ready`) and then, for every job, a header line and the reply's bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from dlprep.execution.wire.report import Report

KIB: Final = 1 << 10
MIB: Final = 1 << 20
GIB: Final = 1 << 30


class Ending(StrEnum):
    """Why the supervisor stopped a snippet; ``OWN`` where the snippet ended by itself."""

    OWN = "own"
    WALL = "wall"
    OUTPUT = "output"
    RESULT = "result"
    MEMORY = "memory"
    PROCESSES = "processes"
    RUNNER = "runner"
    """What watched the snippet is gone."""
    UNSTARTED = "unstarted"
    """Its process could not be made ready; none of its code was executed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one snippet may use; sizes in bytes, times in seconds.

    Attributes:
        wall: for how long its processes compute and wait, all together, before it is stopped. Time
            in which they are ready and get no processor doesn't count, where the platform tells.
        clock: time on the clock, after which it is stopped however busy the machine is.
        total: for how long it computes and waits, if it ends by itself.
        cpu: processor time of one process.
        memory: memory, shared or not, that all its processes together add to the runner's.
        address_space: what one process may map in addition to the runner.
        file: size of one file.
        scratch: size of everything in its folder, where the platform can bound it.
        processes: processes at one time; threads and processes together may be twice as many.
        output: what it prints, standard output and standard error each.
        result: figures, values and messages together.
    """

    wall: float = 30.0
    clock: float = 150.0
    total: float = 20.0
    cpu: int = 20
    memory: int = 2 * GIB
    address_space: int = 4 * GIB
    file: int = 64 * MIB
    scratch: int = 128 * MIB
    processes: int = 48
    output: int = 64 * KIB
    result: int = 8 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The first message to a runner: folders, limits, what to import, how far to contain."""

    folder: str
    preload: tuple[str, ...]
    readable: tuple[str, ...]
    limits: Limits
    environment: dict[str, str]
    level: str | None = None

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The configuration that :meth:`to_json` wrote."""
        data = json.loads(line)
        data["limits"] = Limits(**data["limits"])
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One snippet to run.

    Attributes:
        id: names the job among all of the run.
        code: the Python source.
        path: name of the file it stands in, as tracebacks show it.
        line: line of that file in which the code begins, from 1.
        fields: format fields to fill from the snippet's names after it ran.
        modules: packages and modules to import before the code, if the runner has not already.
        shift: what is added to every seed, those in the code and the runner's own.
    """

    id: str
    code: str
    path: str
    line: int
    fields: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    shift: int = 0

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The job that :meth:`to_json` wrote."""
        data = json.loads(line)
        data["fields"] = tuple(data["fields"])
        data["modules"] = tuple(data["modules"])
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The runner's first answer: how far it contains, what it lacks, whether it may fork.

    Attributes:
        level: containment level reached.
        missing: one reason a higher level was not reached, by level.
        failed: why a package could not be imported, by package.
        tasks: threads of the runner; with more than one it must not fork.
    """

    level: str
    missing: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    tasks: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How one snippet ended, as its supervisor saw it.

    Attributes:
        ending: who ended it.
        exit_code: of the snippet's process if it ended by itself; negative for a signal.
        stdout: what it printed, byte for byte in Latin-1.
        stderr: the same for standard error, with the runner's own notes.
        result: the report of the snippet's process, byte for byte in Latin-1: see :meth:`report`.
        waited: seconds in which none of its processes computed or was ready to.
    """

    ending: Ending
    exit_code: int | None = None
    stdout: str = ""
    stderr: str = ""
    result: str | None = None
    waited: float = 0.0

    def report(self) -> Report | None:
        """What the snippet's process reported; none if it didn't, or not as the runner does."""
        try:
            return Report.from_json((self.result or "").encode("latin-1"))
        except UnicodeEncodeError:
            return None

    def to_json(self) -> bytes:
        """JSON in UTF-8."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """The reply that :meth:`to_json` wrote; one of a dead supervisor where it is broken."""
        try:
            fields: dict[str, Any] = json.loads(data)
            return cls(**{**fields, "ending": Ending(fields["ending"])})
        except (ValueError, TypeError, KeyError):
            return cls(ending=Ending.RUNNER)
