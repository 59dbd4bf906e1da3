"""The pipes out of a snippet's processes, which its supervisor reads up to their limits."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final, Self

from dlprep.execution.wire.messages import Ending, Limits

_CHUNK: Final = 1 << 16
_STATUS_BYTES: Final = 64


@dataclass(slots=True, eq=False)
class Channel:
    """The reading end of a pipe, what came out of it, and how much may.

    ``ending`` is what becomes of a snippet that sends more than ``limit`` bytes.
    """

    descriptor: int
    limit: int
    ending: Ending
    data: bytearray = field(default_factory=bytearray)

    def fileno(self) -> int:
        """The descriptor, so that ``select`` takes a channel."""
        return self.descriptor

    def read(self) -> bool:
        """Take what is there; false at the end of the stream."""
        chunk = os.read(self.descriptor, _CHUNK)
        self.data += chunk
        return bool(chunk)

    def is_over(self) -> bool:
        """Whether more came than may."""
        return len(self.data) > self.limit

    def text(self) -> str:
        """What came, up to the limit, byte for byte."""
        return self.data[: self.limit].decode("latin-1")


@dataclass(frozen=True, slots=True)
class Writers:
    """The ends of the pipes that the snippet's processes write to."""

    stdout: int
    stderr: int
    result: int
    status: int

    def close(self) -> None:
        """Close them in this process."""
        for descriptor in (self.stdout, self.stderr, self.result, self.status):
            os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Channels:
    """All pipes out of one snippet; ``status`` carries how it ended, from its first process."""

    stdout: Channel
    stderr: Channel
    result: Channel
    status: Channel
    writers: Writers

    @classmethod
    def open(cls, limits: Limits) -> Self:
        """Four pipes, with the limits of what they carry."""
        plan = (
            (limits.output, Ending.OUTPUT),
            (limits.output, Ending.OUTPUT),
            (limits.result, Ending.RESULT),
            (_STATUS_BYTES, Ending.RUNNER),
        )
        pipes = [os.pipe() for _ in plan]
        stdout, stderr, result, status = (
            Channel(pipe[0], *one) for pipe, one in zip(pipes, plan, strict=True)
        )
        return cls(stdout, stderr, result, status, Writers(*(pipe[1] for pipe in pipes)))

    def readers(self) -> set[Channel]:
        """Every channel."""
        return {self.stdout, self.stderr, self.result, self.status}
