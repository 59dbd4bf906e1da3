"""Sanitizes SVG out of a process that ran a stranger's code, so that a site may serve it.

Such a document may hold scripts and references to other hosts, which a drawing never needs. It is
parsed once and built anew of the elements and attributes that matplotlib draws with; everything
else is either not copied (prologue, comments, instructions, metadata, text) or refused. So what is
serialized is what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_SPACES: Final = {"xmlns": _SVG, "xmlns:xlink": _XLINK}
_METADATA: Final = f"{_SVG}}}metadata"
_ELEMENTS: Final = {
    f"{_SVG}}}{name}": name
    for name in (
        *("defs", "style", "g", "path", "use", "image", "rect", "clipPath", "pattern"),
        *("linearGradient", "stop", "filter", "feComposite", "feColorMatrix"),
    )
}
_ATTRIBUTES: Final = {
    **{
        name: name
        for name in (
            *("id", "type", "version", "viewBox", "width", "height", "x", "y", "transform"),
            *("d", "style", "fill", "fill-opacity", "stroke", "stroke-width", "opacity"),
            *("shape-rendering", "clip-path", "patternUnits"),
            *("gradientUnits", "x1", "y1", "x2", "y2", "offset"),
            *("filter", "in", "in2", "operator", "k2", "k3", "values"),
        )
    },
    f"{_XLINK}}}href": "xlink:href",
}
_FUNCTIONS: Final = ("matrix", "rotate", "scale", "translate")
_PNG: Final = re.compile(r"data:image/png;base64,[A-Za-z0-9+/= ]+")
_NUMBER: Final = re.compile(r"[0-9]{1,5}(\.[0-9]{1,9})?")
_DEEPEST: Final = 100
_LONGEST_NAME: Final = 40


class UnsafeError(Exception):
    """The document holds what no figure needs; its message says what."""


def sanitize(document: str) -> Element:
    """The drawing in ``document``, rebuilt of known elements, without namespaces.

    Raises:
        UnsafeError: it is no SVG, or holds what no figure needs.
    """
    read = _parse(document)
    if read.tag != f"{_SVG}}}svg":
        raise UnsafeError(f"its SVG begins with the element <{_name(read.tag)}>")
    root = Element("svg", _SPACES | _copy_attributes(read.attrib))
    root.extend(_copy_children(read, 1))
    _check_links(root)
    return root


def size(root: Element) -> tuple[float, float]:
    """Width and height in points, as the view box has them.

    Raises:
        UnsafeError: it has none, or one that matplotlib would not write.
    """
    sides = root.get("viewBox", "").split()
    if len(sides) != 4 or not all(map(_NUMBER.fullmatch, sides)):  # noqa: PLR2004 - x, y and these
        raise UnsafeError("its SVG has no view box of four numbers")
    return float(sides[2]), float(sides[3])


def serialize(root: Element) -> str:
    """The SVG document of a drawing."""
    return tostring(root, encoding="unicode")


def _parse(document: str) -> Element:
    """Parse a document; names come as ``namespace}name``."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _check_doctype
    try:
        parser.Parse(document, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError) as error:
        raise UnsafeError(f"its SVG can't be read: {error}") from error
    return builder.close()


def _check_doctype(_name: str, _system: str | None, _public: str | None, subset: int) -> None:
    if subset:  # the place for entities, whose expansion may be without end
        raise UnsafeError("its SVG has a document type of its own")


def _copy_children(parent: Element, depth: int) -> list[Element]:
    if depth > _DEEPEST:
        raise UnsafeError(f"its SVG nests more than {_DEEPEST} elements")
    return [_copy(child, depth) for child in parent if child.tag != _METADATA]


def _copy(read: Element, depth: int) -> Element:
    if read.tag not in _ELEMENTS:
        raise UnsafeError(f"its SVG holds the element <{_name(read.tag)}>")
    made = Element(_ELEMENTS[read.tag], _copy_attributes(read.attrib))
    if made.tag == "style":
        made.text = _check_references(read.text or "", "its style")
    made.extend(_copy_children(read, depth + 1))
    return made


def _copy_attributes(read: Mapping[str, str]) -> dict[str, str]:
    return {
        _known_name(name): _check_references(value, _name(name)) for name, value in read.items()
    }


def _known_name(attribute: str) -> str:
    if attribute not in _ATTRIBUTES:
        raise UnsafeError(f"its SVG holds the attribute {_name(attribute)}")
    return _ATTRIBUTES[attribute]


def _check_references(text: str, where: str) -> str:
    """``text``, if CSS can refer in it to nothing outside of the document."""
    before, *others = text.split("(")
    harmless = "\\" not in text and "@" not in text
    for after in others:
        local = before.endswith("url") and after.startswith("#")
        harmless = harmless and (local or before.endswith(_FUNCTIONS))
        before = after
    if not harmless:
        raise UnsafeError(f"its SVG may refer to something outside in {where}")
    return text


def _check_links(root: Element) -> None:
    """Refuse links but those of images to PNG data and of uses to paths.

    A use of a use could multiply without end.
    """
    owners: dict[str | None, str] = {}
    for element in root.iter():
        owners.setdefault(element.get("id"), element.tag)
    for element in root.iter():
        link = element.get("xlink:href")
        if link is None:
            continue
        used = element.tag == "use" and link[:1] == "#" and owners.get(link[1:]) == "path"
        if not used and not (element.tag == "image" and _PNG.fullmatch(link)):
            raise UnsafeError(f"its SVG holds a link in <{element.tag}> that no figure needs")


def _name(qualified: str) -> str:
    return qualified.rpartition("}")[2][:_LONGEST_NAME]
