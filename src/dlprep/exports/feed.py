"""The feed of new questions in a language, as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from dlprep.plain import unmarked
from dlprep.rendering.context import question_folder
from dlprep.rendering.passages import ProseRenderer, plain_text
from dlprep.words import words

if TYPE_CHECKING:
    from dlprep.model import Language, Question
    from dlprep.stages import Executed

PATH: Final = "feed.xml"
"""Where the feed lies below the root of its language."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_LONGEST: Final = 30
"""How many questions it has; readers come more often than so many are written."""


def feed(
    executed: Executed, language: Language, home: str, dates: Mapping[str, datetime]
) -> bytes | None:
    """The newest questions, the last one first; none where none has a date.

    ``home`` is the full address of the language's site, ``dates`` are by the path of a question's
    file. What is new is the question: that somebody has mended it since is no news.
    """
    asked = executed.checked.collection.questions
    dated = [
        (dates[question.path], question)
        for question in asked
        if question.path in dates and question.question.get(language)
    ]
    newest = sorted(dated, key=lambda each: (each[0], each[1].id), reverse=True)[:_LONGEST]
    if not newest:
        return None
    root = _head(language, home, updated=newest[0][0])
    for date, question in newest:
        root.append(_entry(executed, question, language, home, date))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _head(language: Language, home: str, *, updated: datetime) -> ET.Element:
    own = words(language)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(root, "title", own.site_name)
    _add(root, "subtitle", own.site_description)
    _add(root, "id", home)
    _add(root, "updated", updated.isoformat())
    ET.SubElement(root, "link", {"rel": "self", "href": f"{home}{PATH}"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": home, "hreflang": language})
    _add(ET.SubElement(root, "author"), "name", own.site_name)
    return root


def _entry(
    executed: Executed, question: Question, language: Language, home: str, date: datetime
) -> ET.Element:
    entry = ET.Element("entry")
    address = f"{home}{question_folder(question.id)}"
    _add(entry, "title", unmarked(question.question.shown(language).value))
    _add(entry, "id", address)
    ET.SubElement(entry, "link", {"rel": "alternate", "href": address})
    _add(entry, "published", date.isoformat())
    _add(entry, "updated", date.isoformat())
    _add(entry, "summary", _summary(executed, question, language))
    return entry


def _summary(executed: Executed, question: Question, language: Language) -> str:
    runs = {name: run for (owner, name), run in executed.runs.items() if owner == question.id}
    renderer = ProseRenderer(language=language, root="", runs=runs)
    return plain_text(renderer.passage(question.short))


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
