"""What a snippet that ran well gave, from the judgement to the pages and to the cache."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self

from dlprep.execution.containment import Level
from dlprep.execution.untrusted import integer, items, number, string, texts
from dlprep.stages import Figure, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All of a :class:`Run` that is worth keeping, and how far the snippet was contained."""

    level: Level
    stdout: str
    values: dict[str, str]
    figures: tuple[Figure, ...]
    seconds: float
    raised: str | None
    warned: tuple[str, ...]
    versions: dict[str, str]

    def to_data(self) -> dict[str, Any]:
        """As plain data for the cache."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> Self:  # noqa: ANN401 - anything that JSON can be
        """What :meth:`to_data` gave.

        Raises:
            TypeError: it gave something else.
            KeyError: the same.
            ValueError: the same.
        """
        return cls(
            level=Level(data["level"]),
            stdout=string(data["stdout"]),
            values=texts(data["values"]),
            figures=tuple(_figure(each) for each in items(data["figures"])),
            seconds=number(data["seconds"]),
            raised=None if data["raised"] is None else string(data["raised"]),
            warned=tuple(string(each) for each in items(data["warned"])),
            versions=texts(data["versions"]),
        )

    def run(self, *, cached: bool) -> Run:
        """For the pages."""
        return Run(
            stdout=self.stdout,
            values=self.values,
            figures=self.figures,
            seconds=self.seconds,
            raised=self.raised,
            warned=self.warned,
            versions=self.versions,
            cached=cached,
        )


def _figure(data: Any) -> Figure:  # noqa: ANN401 - anything that JSON can be
    return Figure(
        light=string(data["light"]),
        dark=string(data["dark"]),
        width=integer(data["width"]),
        height=integer(data["height"]),
    )
