"""A run as the plain data that the store of outcomes holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dlprep.execution.wire.level import Level
from dlprep.execution.wire.untrusted import integer, items, number, string, texts
from dlprep.stages import Figure, Run


def run_to_data(run: Run) -> dict[str, Any]:
    """A run as plain data for the cache, without ``cached``."""
    data = asdict(run)
    del data["cached"]
    return data


def run_from_data(data: Any) -> Run:  # noqa: ANN401 - anything that JSON can be
    """The run that :func:`run_to_data` made ``data`` of.

    Raises:
        TypeError: it gave something else.
        KeyError: the same.
        ValueError: the same.
    """
    return Run(
        level=Level(data["level"]),
        stdout=string(data["stdout"]),
        values=texts(data["values"]),
        figures=tuple(_figure(each) for each in items(data["figures"])),
        seconds=number(data["seconds"]),
        raised=None if data["raised"] is None else string(data["raised"]),
        warned=tuple(string(each) for each in items(data["warned"])),
        versions=texts(data["versions"]),
    )


def _figure(data: Any) -> Figure:  # noqa: ANN401 - anything that JSON can be
    return Figure(
        light=string(data["light"]),
        dark=string(data["dark"]),
        width=integer(data["width"]),
        height=integer(data["height"]),
    )
