"""JavaScript in this process: V8, by way of the mini-racer package."""

from __future__ import annotations

import json
import weakref
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from py_mini_racer import JSEvalException, JSOOMException, LibNotFoundError, MiniRacer

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_MEMORY: Final = 512 * 1024 * 1024  # bytes
_TIMEOUT: Final = 10.0  # seconds


class JavaScriptUnavailableError(RuntimeError):
    """The mini-racer package does not work here; the message says what to do."""


class JavaScriptError(ValueError):
    """A script ended in an exception, or took too much time or memory."""


class JavaScript:
    """Runs scripts in V8 without files or network, bounded in time and memory.

    V8 is started with the first call, and anew after the scripts have filled their memory.
    """

    def __init__(self, source: Callable[[], str]) -> None:
        self._source = source
        self._machine: MiniRacer | None = None
        self._finalizer: weakref.finalize[[], JavaScript] | None = None

    def call(self, function: str, *arguments: object) -> str:
        """Call a function of the scripts, which must return a string.

        Raises:
            JavaScriptError: it ended in an exception, or took too much time or memory.
            JavaScriptUnavailableError: V8 cannot be started.
        """
        machine = self._ensure_started()
        written = ", ".join(json.dumps(argument) for argument in arguments)
        try:
            evaluate = partial(machine.eval, f"{function}({written})", timeout_sec=_TIMEOUT)
            return str(_call_in_thread(evaluate))
        except JSEvalException as error:
            if isinstance(error, JSOOMException):
                self.close()  # its memory stays full
            raise JavaScriptError(str(error)) from None

    def close(self) -> None:
        """Let go of the memory; a later call starts the scripts anew."""
        if self._finalizer is not None:
            self._finalizer()
        self._finalizer = self._machine = None

    def _ensure_started(self) -> MiniRacer:
        if self._machine is None:
            self._machine = _call_in_thread(partial(_start, self._source()))
            # Left to the interpreter's last moments, V8's threads now and then wait for ever.
            self._finalizer = weakref.finalize(self, self._machine.close)
        return self._machine


def _call_in_thread(call: Callable[[], T]) -> T:
    """Make a call in a thread without an event loop: V8 would wait for that of the caller.

    A notebook has one, and so has a test that drives a browser.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(call).result()


def _start(source: str) -> MiniRacer:
    try:
        machine = MiniRacer()
    except (LibNotFoundError, OSError) as error:
        raise JavaScriptUnavailableError(
            f"JavaScript cannot run, because the mini-racer package does not work here: {error}."
            ' Install it anew: python -m pip install --force-reinstall "mini-racer>=0.12,<1"'
        ) from error
    machine.set_hard_memory_limit(_MEMORY)
    machine.eval(f"{source};0")
    return machine
