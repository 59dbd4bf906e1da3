"""Reads what a snippet's process reported, trusting none of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from dlprep.execution import bounds
from dlprep.execution.protocol import Raised, Reply, Warned
from dlprep.execution.untrusted import integer, items, number, string, texts

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the snippet's process said of itself.

    Attributes:
        failure: what it raised.
        warnings: what it was warned of.
        values: text by field.
        unknown: why a field's name was not found, by field.
        unshowable: why a field's value has no text, by field.
        figures: SVG documents as matplotlib wrote them.
        figure_code: code of the problem for which its figures can't be shown, or empty.
        figure_message: what that problem is.
        seconds: processor time.
    """

    failure: Raised | None
    warnings: tuple[Warned, ...]
    values: Mapping[str, str]
    unknown: Mapping[str, str]
    unshowable: Mapping[str, str]
    figures: tuple[str, ...]
    figure_code: str
    figure_message: str
    seconds: float


def read_report(reply: Reply) -> Report | None:
    """The report in ``reply``; none where there is none, or it is not of our making.

    It isn't either where it holds more than the runner sends: the snippet has written it itself.
    """
    try:
        return _report(json.loads((reply.result or "").encode("latin-1")))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _report(data: Mapping[str, Any]) -> Report:
    return Report(
        failure=None if data["failure"] is None else _raised(data["failure"]),
        warnings=tuple(_warned(each) for each in items(data["warnings"], bounds.WARNINGS + 1)),
        values=_values(data["values"]),
        unknown=_values(data["unknown"]),
        unshowable=_values(data["unshowable"]),
        figures=tuple(_text(each) for each in items(data["drawn"]["documents"], bounds.FIGURES)),
        figure_code=_text(data["drawn"]["code"], bounds.NAME),
        figure_message=_text(data["drawn"]["message"], bounds.MESSAGE),
        seconds=number(data["seconds"]),
    )


def _raised(data: Mapping[str, Any]) -> Raised:
    return Raised(
        kind=_text(data["kind"], bounds.NAME),
        names=_names(data["names"]),
        message=_text(data["message"], bounds.MESSAGE),
        line=integer(data["line"]),
        column=integer(data["column"]),
        trace=_text(data["trace"], bounds.TRACE),
    )


def _warned(data: Any) -> Warned:  # noqa: ANN401 - anything that JSON can be
    return Warned(
        kind=_text(data["kind"], bounds.NAME),
        names=_names(data["names"]),
        message=_text(data["message"], bounds.WARNING),
        line=integer(data["line"]),
    )


def _names(found: object) -> tuple[str, ...]:
    return tuple(_text(name, bounds.NAME) for name in items(found, bounds.NAMES))


def _values(found: object) -> dict[str, str]:
    return {name: _text(text) for name, text in texts(found, bounds.VALUE).items()}


def _text(item: object, longest: float = inf) -> str:
    return visible(string(item, longest).encode("utf-8", "backslashreplace").decode())


def visible(text: str) -> str:
    r"""``text`` with an escape such as ``\x1b`` for every control character but tab and newline."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
