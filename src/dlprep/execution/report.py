"""Reads what a snippet's process reported, trusting none of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dlprep.execution.protocol import Raised, Reply, Warned

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
    """The report in ``reply``; none where there is none, or it is not of our making."""
    try:
        return _report(json.loads((reply.result or "").encode("latin-1")))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _report(data: Mapping[str, Any]) -> Report:
    return Report(
        failure=None if data["failure"] is None else _raised(data["failure"]),
        warnings=tuple(_warned(warning) for warning in data["warnings"]),
        values=_texts(data["values"]),
        unknown=_texts(data["unknown"]),
        unshowable=_texts(data["unshowable"]),
        figures=_strings(data["drawn"]["documents"]),
        figure_code=_string(data["drawn"]["code"]),
        figure_message=_string(data["drawn"]["message"]),
        seconds=_number(data["seconds"]),
    )


def _raised(data: Mapping[str, Any]) -> Raised:
    return Raised(
        kind=_string(data["kind"]),
        names=_strings(data["names"]),
        message=_string(data["message"]),
        line=_integer(data["line"]),
        column=_integer(data["column"]),
        trace=_string(data["trace"]),
    )


def _warned(data: Mapping[str, Any]) -> Warned:
    return Warned(
        kind=_string(data["kind"]),
        names=_strings(data["names"]),
        message=_string(data["message"]),
        line=_integer(data["line"]),
    )


def _strings(items: object) -> tuple[str, ...]:
    if not isinstance(items, list):
        raise TypeError(items)
    return tuple(_string(item) for item in items)


def _texts(items: object) -> dict[str, str]:
    if not isinstance(items, dict):
        raise TypeError(items)
    return {name: _string(text) for name, text in items.items()}


def _string(item: object) -> str:
    if not isinstance(item, str):
        raise TypeError(item)
    return visible(item.encode("utf-8", "backslashreplace").decode())


def visible(text: str) -> str:
    r"""``text`` with an escape such as ``\x1b`` for every control character but tab and newline."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _integer(item: object) -> int:
    if not isinstance(item, int) or isinstance(item, bool):
        raise TypeError(item)
    return item


def _number(item: object) -> float:
    if not isinstance(item, float | int) or not 0 <= item < float("inf"):
        raise TypeError(item)
    return float(item)
