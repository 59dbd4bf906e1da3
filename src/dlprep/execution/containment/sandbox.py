"""Applies the containment layers in order, in the three processes that a snippet takes.

Supervisor, first process and snippet call :meth:`Room.leave_host`, :meth:`Room.build` and
:meth:`Room.lock_in`; so does the probe, and what it finds is therefore what snippets get.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dlprep.execution.containment import identity, kernel, landlock, namespaces, seccomp
from dlprep.execution.containment.resources import limit_resources
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Limits

_OWN_PROCESS: Final = (
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/filesystems",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys/kernel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """The containment of one snippet.

    Attributes:
        level: how far it is contained.
        folder: path of its folder, which is not there yet.
        readable: absolute paths that it may read.
        limits: what it may use.
        owner: whom it runs as, if it is root who starts it.
    """

    level: Level
    folder: str
    readable: tuple[str, ...]
    limits: Limits
    owner: identity.Owner

    def leave_host(self) -> None:
        """In the supervisor: leave the host's network; children get a process tree of their own.

        Raises:
            OSError: the kernel refused.
        """
        if self.level is Level.FULL:
            namespaces.leave_host()

    def build(self) -> str:
        """In the first process of the tree: make the folder and enter the root.

        Returns:
            The folder's path as the snippet sees it.

        Raises:
            OSError: the kernel or the disk refused.
        """
        Path(self.folder).mkdir(mode=0o700)
        if self.level is Level.FULL:
            namespaces.enter_root(self.folder, self.readable, self.limits.scratch, self.owner)
            return namespaces.HOME
        if self._drops_root():
            os.chown(self.folder, *self.owner)
        return self.folder

    def lock_in(self, home: str) -> None:
        """In the snippet's process, last of all: give up every right it doesn't need.

        Raises:
            OSError: the kernel refused.
        """
        limit_resources(self.limits)
        if self._drops_root():
            identity.become(self.owner)
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if self.level is Level.FULL:
            landlock.restrict(["/"], [home, namespaces.SHARED_MEMORY])
        elif self.level is Level.FILTERS:
            landlock.restrict([*self.readable, *_OWN_PROCESS], [home])
        if self.level is not Level.LIMITS:
            full = self.level is Level.FULL
            seccomp.restrict(namespaces=full, processes=os.getuid() != 0)

    def _drops_root(self) -> bool:
        """Whether root changes to ``owner``: not where only root can read the interpreter."""
        if os.getuid() != 0:
            return False
        return self.level is Level.FULL or identity.open_to_all([*self.readable, self.folder])
