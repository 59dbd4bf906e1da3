"""Finds the highest containment level of this machine by trying what each level must refuse.

A system call that succeeds proves little: some systems let ``unshare`` succeed and then deny what
it is for. So a child process is contained exactly as a snippet would be and tries what must fail.
"""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from dlprep.execution.containment import identity, kernel
from dlprep.execution.containment.sandbox import Sandbox
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Configuration

_OUTSIDE: Final = ("192.0.2.1", 9)
"""An address of the documentation network (RFC 5737): no one answers there."""

_SECONDS: Final = 10


class _LeakError(Exception):
    """The containment let something through."""


def find_level(wanted: Level, configuration: Configuration) -> tuple[Level, dict[str, str]]:
    """The highest level up to ``wanted`` that works here, and why each higher one doesn't."""
    missing: dict[str, str] = {}
    for level in reversed(Level):
        if level is not Level.LIMITS and wanted.reaches(level):
            reason = _try_level(level, configuration)
            if not reason:
                return level, missing
            missing[level] = reason
    return Level.LIMITS, missing


def _try_level(level: Level, configuration: Configuration) -> str:
    """Try ``level``; why it doesn't work, or empty if it does."""
    if not kernel.LINUX:
        return "needs Linux"
    return _in_child(lambda: _try_in_supervisor(level, configuration))


def _in_child(work: Callable[[], None]) -> str:
    """Run ``work`` in a forked child; what it raised, or empty."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _report(work, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if said or status == 0:
        return said
    return f"the trial ended with status {status}"


def _report(work: Callable[[], None], writing: int) -> NoReturn:
    status = 1
    try:
        signal.alarm(_SECONDS)
        work()
        status = 0
    except BaseException as error:  # noqa: BLE001 - a fork must never return into its parent's code
        os.write(writing, str(error).encode()[:500] or type(error).__name__.encode())
    finally:
        os._exit(status)


def _try_in_supervisor(level: Level, configuration: Configuration) -> None:
    sandbox = Sandbox(
        level=level,
        folder=str(Path(configuration.folder, f"probe-{level}")),
        readable=configuration.readable,
        limits=configuration.limits,
        owner=identity.for_snippet(),
    )
    sandbox.leave_host()
    _raise_reason(_in_child(lambda: _try_in_first_process(sandbox)))
    with suppress(OSError):
        Path(sandbox.folder).rmdir()


def _try_in_first_process(sandbox: Sandbox) -> None:
    home = sandbox.build()
    os.chdir(home)
    _raise_reason(_in_child(lambda: _try_in_snippet(sandbox, home)))


def _raise_reason(reason: str) -> None:
    if reason:
        raise _LeakError(reason)


def _try_in_snippet(sandbox: Sandbox, home: str) -> None:
    sandbox.lock_in(home)
    own = Path("own")
    own.write_text("1", encoding="ascii")
    own.unlink()
    _must_fail("reading a folder outside", _list_outside)
    _must_fail("writing a file outside", Path(sandbox.folder).with_name("leak").touch)
    _must_fail("reaching another host", _reach_outside)
    if sandbox.level is Level.FULL:
        _talk_to_self()


def _must_fail(what: str, action: Callable[[], object]) -> None:
    try:
        action()
    except OSError as error:
        if error.errno != errno.ETIMEDOUT:
            return
    raise _LeakError(f"{what} was not refused")


def _list_outside() -> None:
    os.listdir("/var")  # noqa: PTH208 - lists at once, an iterator would not


def _reach_outside() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
        outside.sendto(b"", _OUTSIDE)


def _talk_to_self() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), 1).close()
