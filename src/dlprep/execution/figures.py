"""SVG documents as matplotlib wrote them → figures for a light and for a dark page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from dlprep.execution.palette import DARK, FOREGROUND, LIGHT
from dlprep.execution.results import Figure

LARGEST: Final = 600_000
"""Characters of one SVG document; beyond that a page becomes slow on a phone."""

_ELEMENTS: Final = frozenset(
    [
        "svg",
        "defs",
        "style",
        "g",
        "path",
        "use",
        "clipPath",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polygon",
        "polyline",
        "image",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "metadata",
        "title",
        "desc",
    ]
)
_METADATA: Final = frozenset(
    ["rdf:RDF", "cc:Work", "dc:type", "dc:format", "dc:date", "dc:creator", "cc:Agent", "dc:title"]
)
_PROLOGUE: Final = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_METADATA_ELEMENT: Final = re.compile(r" *<metadata>.*?</metadata>\n?", re.DOTALL)
_OUTSIDE: Final = re.compile(r"url\(\s*['\"]?[^#'\"\s]|javascript:|@import", re.IGNORECASE)
_ROOT: Final = re.compile(r"<svg\b")


class _UnsafeError(Exception):
    """The document holds what no figure needs."""


def fault(document: str) -> str:
    """Why ``document`` must not be shown, or an empty string if it may be.

    It came out of a process that a stranger's code ran in: an SVG document may hold scripts and
    references to other hosts, which a drawing never needs.
    """
    if len(document) > LARGEST:
        size, most = len(document) // 1000, LARGEST // 1000
        return f"its SVG takes {size} kB; a page takes {most} kB"
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _look
    parser.CharacterDataHandler = _look_at_text
    parser.EntityDeclHandler = _refuse_entity
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(document, True)  # noqa: FBT003 - expat's signature
    except _UnsafeError as error:
        return str(error)
    except (expat.ExpatError, ValueError) as error:
        return f"its SVG can't be read: {error}"
    return ""


def _look(name: str, attributes: Mapping[str, str]) -> None:
    if name not in _ELEMENTS | _METADATA:
        raise _UnsafeError(f"its SVG holds the element <{name}>")
    for attribute, value in attributes.items():
        reference = attribute in ("href", "xlink:href", "src")
        inside = value.startswith(("#", "data:image/png;base64,"))
        if attribute.startswith("on") or (reference and not inside):
            raise _UnsafeError(f"its SVG holds the attribute {attribute}")
        if _OUTSIDE.search(value):
            raise _UnsafeError(f"its SVG refers to something outside in {attribute}")


def _look_at_text(text: str) -> None:
    if _OUTSIDE.search(text):
        raise _UnsafeError("its SVG refers to something outside in its style")


def _refuse_entity(*_: object) -> None:
    raise _UnsafeError("its SVG declares an entity")


def _refuse_instruction(*_: object) -> None:
    raise _UnsafeError("its SVG holds a processing instruction")


def figure(document: str) -> Figure:
    """The two figures of a document that has no :func:`fault`."""
    neutral = _METADATA_ELEMENT.sub("", _PROLOGUE.sub("", document, count=1), count=1)
    return Figure(light=_coloured(neutral, LIGHT), dark=_coloured(neutral, DARK))


def _coloured(document: str, colours: Mapping[str, str]) -> str:
    # black is what matplotlib leaves out, so it is given as the colour to inherit
    coloured = _ROOT.sub(f'<svg fill="{FOREGROUND}"', document, count=1)
    for drawn, shown in colours.items():
        coloured = coloured.replace(drawn, shown)
    return coloured
