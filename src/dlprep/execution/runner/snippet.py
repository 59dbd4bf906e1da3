"""Sets up the snippet's own process, from the fork on, and runs the worker in it."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import Final, NoReturn, TextIO

from dlprep.execution.containment import kernel
from dlprep.execution.containment.sandbox import Sandbox
from dlprep.execution.runner import worker
from dlprep.execution.runner.channels import Writers
from dlprep.execution.runner.descriptors import close_all_but, write_all
from dlprep.execution.wire.messages import Job

_RESULT: Final = 10
_NOTES: Final = 11
_READY: Final = 12

_exit = os._exit


def run_contained(
    job: Job,
    sandbox: Sandbox,
    home: str,
    environment: dict[str, str],
    writers: Writers,
    *,
    ready: int,
) -> NoReturn:
    """Contain this process, write a byte to ``ready``, run ``job``, report, and exit."""
    status = 1
    try:
        _connect_streams(writers, ready)
        os.chdir(home)
        os.umask(0o077)
        _set_environment(environment, home)
        os.setpgid(0, 0)
        sandbox.lock_in(home)
        kernel.die_with_parent(signal.SIGKILL)  # after the change of user, which forgets it
        _watch_for_faults()
        gc.enable()
        os.write(_READY, b"1")
        os.close(_READY)  # what the snippet could write to would prove nothing
        worker.run(job, _sender())
        status = 0
    except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
        write_all(_NOTES, traceback.format_exc().encode())
    finally:
        _exit(status)


def _connect_streams(writers: Writers, ready: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    sources = (nothing, writers.stdout, writers.stderr, writers.result, writers.stderr, ready)
    spare = [os.dup2(source, 100 + index) for index, source in enumerate(sources)]
    targets = (0, 1, 2, _RESULT, _NOTES, _READY)
    for source, target in zip(spare, targets, strict=True):
        os.dup2(source, target, inheritable=target <= 2)  # noqa: PLR2004 - the standard streams
    close_all_but(targets)
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = _text_stream(descriptor)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    setattr(sys, "__stdin__", sys.stdin)  # noqa: B010 - typed as final


def _text_stream(descriptor: int) -> TextIO:
    return os.fdopen(
        descriptor,
        "w",
        buffering=1,
        encoding="utf-8",
        errors="backslashreplace",
        newline="\n",
        closefd=False,
    )


def _set_environment(environment: dict[str, str], home: str) -> None:
    os.environ.clear()
    os.environ.update(environment, HOME=home, TMPDIR=home, PWD=home, MPLCONFIGDIR=home)
    tempfile.tempdir = home


def _watch_for_faults() -> None:
    """Have the interpreter write down where the snippet was when it dies or runs out of time."""
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    faulthandler.enable(_NOTES, all_threads=False)
    faulthandler.register(signal.SIGUSR1, _NOTES, all_threads=False)
    faulthandler.register(signal.SIGXCPU, _NOTES, all_threads=False, chain=True)
    _note_exits()


def _note_exits() -> None:
    """Have ``os._exit`` write down where it was called, so that leaving early has a line."""
    own = os.getpid()

    def leave(status: int) -> NoReturn:
        if os.getpid() == own:
            faulthandler.dump_traceback(_NOTES, all_threads=False)
        _exit(status)

    os._exit = leave


def _sender() -> Callable[[bytes], None]:
    """A function that sends the report, in this process only: not in forks of the snippet."""
    own, current = os.getpid(), os.getpid

    def send(data: bytes) -> None:
        if current() == own:
            write_all(_RESULT, data)

    return send
