"""What `dlprep check` takes for the anchors of a page are those that the page has."""

from __future__ import annotations

import re
from typing import Final

from built_site import Built, SiteProject
from html_page import Html

from dlprep import pipeline
from dlprep.anchors import anchors
from dlprep.model import LANGUAGES
from dlprep.project import Project
from dlprep.stages import Checked

_WITH_ANCHOR: Final = re.compile(r"h[1-6]|figure")

HEADINGS: Final = """\
answer:
  en: |
    ## Short

    ## Why `a<b` is *not* **b** & [linked](https://example.org/)? ##

    ### Short

    ## 같은 값 (1.5)

    [TOC]

    [[slope]]

    It is [[slope.peak:.2f]]; see [above](#short_1) and [next](question:relu#snippet-clip).
"""


def _found(page: Html) -> set[str]:
    return {e["id"] for e in page.elements if _WITH_ANCHOR.fullmatch(e.tag) and e["id"]}


def _assert_known(site: Built) -> None:
    checked = pipeline.check(Project(site.site.parent))
    assert isinstance(checked, Checked)
    questions = checked.collection.questions
    parents = {question.parent.value for question in questions if question.parent}
    for question in questions:
        for language in LANGUAGES:
            folder = "" if language == "ko" else f"{language}/"
            known = anchors(question, language, has_children=question.id in parents)
            assert set(known) == _found(site.page(f"{folder}questions/{question.id}"))
            assert len(known) == len(set(known))


def test_every_anchor_of_a_page_is_known(any_site: Built) -> None:
    _assert_known(any_site)


def test_headings_of_every_kind(project: SiteProject) -> None:
    file = "questions/basics/sigmoid.yml"
    text = re.sub(r"^answer:\n(?:  .*\n|\n)+", HEADINGS, project.text(file), flags=re.MULTILINE)
    built = project.write(file, text).build()
    assert built.ok, built.output
    _assert_known(built)
    assert "[TOC]" in built.page("en/questions/sigmoid").article
