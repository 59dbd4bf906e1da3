"""A memory of values and of what each was made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by key; each is made again when what it is made from has changed.

    The inputs of a value are compared with ``==``, so that they must be all that it depends on. The
    same objects in a tuple compare at once.
    """

    def __init__(self) -> None:
        self._entries: dict[Key, tuple[object, Value]] = {}

    def get(self, key: Key, inputs: object, make: Callable[[], Value]) -> Value:
        """The value under ``key``: that of an earlier call with equal ``inputs``, or a new one."""
        known = self._entries.get(key)
        if known is None or known[0] != inputs:
            known = self._entries[key] = (inputs, make())
        return known[1]

    def forget_unless(self, is_needed: Callable[[Key], bool]) -> None:
        """Drop the values of all keys that are needed no longer."""
        for key in [key for key in self._entries if not is_needed(key)]:
            del self._entries[key]
