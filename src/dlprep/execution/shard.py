"""One of several equal parts of the snippets, so that several machines can share the work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from dlprep.stages import SnippetId


@dataclass(frozen=True, slots=True)
class Shard:
    """The part with this ``number``, from 1, of so many parts that have the same size or nearly.

    Which snippets are in it follows from the names of all alone. A new one moves few others to
    another part, so that what each machine keeps stays of use.
    """

    number: int
    parts: int

    @classmethod
    def parse(cls, written: str) -> Self:
        """The shard that is written as ``2/4``.

        Raises:
            ValueError: it is written in another way, or there is no such shard.
        """
        found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", written)
        if found is None:
            raise ValueError("write a shard as 2/4, which is the second of four")
        number, parts = int(found[1]), int(found[2])
        if not parts:
            raise ValueError("there is no shard of none; 1/1 is everything")
        if not 1 <= number <= parts:
            raise ValueError(f"there is no shard {number} of {parts}; they go from 1 to {parts}")
        return cls(number, parts)

    def of(self, keys: Iterable[SnippetId]) -> frozenset[SnippetId]:
        """Those of ``keys`` that are in this part."""
        ordered = sorted(keys, key=_digest)
        begin, end = (
            len(ordered) * number // self.parts for number in (self.number - 1, self.number)
        )
        return frozenset(ordered[begin:end])


def _digest(key: SnippetId) -> bytes:
    return sha256(".".join(key).encode()).digest()
