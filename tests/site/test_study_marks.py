"""What practice rests on stands on the pages of the built site."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Final

from built_site import Built

from dlprep import pipeline
from dlprep.model import LANGUAGES, Language
from dlprep.project import Project
from dlprep.rendering.text import value_in_prose
from dlprep.stages import Executed

VALUE: Final = re.compile(
    r'<data class="?dl-value"? value="([^"]*)" data-of="?([\w-]+)"?[^>]*>(.*?)</data>'
)
ITEM: Final = re.compile(r'data-item="?([0-9a-f]{8})\b')


def html(site: Built, question: str, language: Language) -> str:
    folder = "" if language == "ko" else f"{language}/"
    return (site.site / f"{folder}questions/{question}/index.html").read_text("utf-8")


def executed(site: Built) -> Executed:
    found = pipeline.run(Project(site.site.parent))
    assert isinstance(found, Executed)
    return found


def test_every_value_is_one_of_its_run_and_shown_as_prose_has_it(any_site: Built) -> None:
    outcome, seen = executed(any_site), 0
    for question in outcome.checked.collection.questions:
        for language in LANGUAGES:
            for value, snippet, text in VALUE.findall(html(any_site, question.id, language)):
                assert unescape(value) in outcome.runs[question.id, snippet].values.values()
                assert unescape(text) == unescape(value_in_prose(unescape(value)))
                seen += 1
    assert seen > 0


def test_items_are_the_same_in_every_language(any_site: Built) -> None:
    for question in executed(any_site).checked.collection.questions:
        korean, english = (ITEM.findall(html(any_site, question.id, each)) for each in LANGUAGES)
        count = len(question.key_points) + len(question.wrong_answers) + len(question.follow_ups)
        assert korean == english
        assert len(set(korean)) == count


def test_one_index_serves_every_language(any_site: Built) -> None:
    index = json.loads((any_site.site / "study/index.json").read_text("utf-8"))
    questions = executed(any_site).checked.collection.questions
    assert [entry["id"] for entry in index["questions"]] == [one.id for one in questions]
    assert not (any_site.site / "en/study/index.json").exists()
