"""A question page as a whole, and what of it other pages show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_executed import RAN, SYLLABUS, TEMPLATES, answer, executed, page, question, squeezed

from dlprep.model import Language
from dlprep.problems import Refusal
from dlprep.rendering import Page, PageCache, Site, render, render_question
from dlprep.stages import Executed

FULL = """
level: advanced
tags: [gradient]
related: [step]
short:
  en: |
    First "sentence" with $`x`$.
    Second.
  ko: 짧은 답입니다.
answer:
  en: |
    ## Why

    Because.
  ko: |
    ## 이유

    그래서입니다.
key_points: [{ko: 요점입니다., en: A point.}]
wrong_answers: [{claim: {ko: 틀린 말., en: A claim.}, why: {ko: 틀렸습니다., en: It is wrong.}}]
follow_ups: [{question: {ko: 그러면?, en: And then?}, answer: {ko: 이렇습니다., en: This.}}]
references:
  - authors: "A. O'Hara, B_c, et al."
    title: On [brackets] & *stars*
    venue: NeurIPS
    year: 2015
    url: https://en.wikipedia.org/wiki/Softmax_(function)
"""


def full() -> Page:
    child = question("parent: gradient\nlevel: intermediate", name="step")
    return page(executed(question(FULL), child), "questions/gradient.md")


def test_the_whole_page() -> None:
    head, _, text = full().markdown.partition("structured_data: ")
    assert squeezed(head + text[text.index("---") :]) == squeezed(
        """\
---
description: "First \\"sentence\\" with x. Second."
question: gradient
---

<p class="dl-meta" data-question="gradient" markdown="span">\
[Foundations](../chapters/basics/index.md) \
<span class="dl-level dl-level--advanced">Advanced</span> [Gradients](../tags.md#gradient)</p>

# What is a gradient?

<div class="dl-practice" data-words='{"start": "Say it first", \
"note": "Hides the answer and counts 30 seconds.", \
"failed": "What practice needs could not be loaded. Try to reload the page."}'></div>

<nav class="dl-parts" aria-label="Parts of this page">
<a href="#key-points">Key points</a>
<a href="#wrong-answers">Wrong answers</a>
<a href="#follow-ups">Follow-ups</a>
</nav>

<section class="dl-short" markdown="1">

## The first 30 seconds { #short }

First "sentence" with $`x`$.
Second.

</section>

## Why

Because.

<section class="dl-points" markdown="1">

## Do not leave out { #key-points }

<ul markdown="1">
<li data-item="61cd69a4" markdown="block">

A point.

</li>
</ul>

</section>

## Wrong answers you will hear { #wrong-answers }

<div class="dl-wrong" markdown="1">
<div class="dl-wrong__claim" data-item="8fe31e1e" markdown="1">

A claim.

</div>
<div class="dl-wrong__why" markdown="1">

It is wrong.

</div>
</div>

## Follow-up questions { #follow-ups }

<ul class="dl-questions" markdown="1">
<li markdown="span">[What is a gradient?](../questions/step.md) \
<span class="dl-level dl-level--intermediate">Intermediate</span></li>
</ul>

<details class="dl-more" markdown="1">
<summary data-item="1bda5af8" markdown="span">And then?</summary>
<div markdown="1">

This.

</div>
</details>

## See also { #related }

<ul class="dl-questions" markdown="1">
<li markdown="span">[What is a gradient?](../questions/step.md) \
<span class="dl-level dl-level--intermediate">Intermediate</span></li>
</ul>

## References { #references }

<ol class="dl-references" markdown="1">
<li markdown="span">A. O'Hara, B&#95;c, et al. [On &#91;brackets&#93; &#38; &#42;stars&#42;]\
(<https://en.wikipedia.org/wiki/Softmax_(function)>). <cite>NeurIPS</cite>, 2015.</li>
</ol>

<div class="dl-note" role="dialog" aria-labelledby="dl-note-name" tabindex="-1" popover="auto" \
hidden markdown="1">
<p class="dl-note__name" id="dl-note-name"></p>
<p class="dl-note__meaning"></p>
<p class="dl-note__more" markdown="span">[See the glossary](../glossary.md)</p>
</div>"""
    )


def test_only_the_parts_that_there_are_are_named_at_the_top() -> None:
    markdown = page(executed(question()), "questions/gradient.md").markdown
    assert "dl-parts" not in markdown
    one = question("key_points: [{ko: 요점입니다., en: A point.}]")
    points = page(executed(one), "questions/gradient.md").markdown
    assert (
        '<nav class="dl-parts" aria-label="Parts of this page">\n<a href="#key-points">' in points
    )
    assert "#follow-ups" not in points


def test_what_the_page_is() -> None:
    made = full()
    assert made.path == "questions/gradient.md"
    assert made.title == "What is a gradient?"
    assert made.edit == "questions/basics/gradient.yml"


def test_sections_without_content_are_left_out() -> None:
    assert answer("") == "A long answer."


def test_the_question_before_is_linked_under_the_title() -> None:
    made = executed(question(), question("parent: gradient", name="step"))
    assert (
        '<p class="dl-parent" markdown="span">Follows up: '
        "[What is a gradient?](../questions/gradient.md)</p>\n"
    ) in page(made, "questions/step.md").markdown


def test_a_long_short_answer_is_cut_for_the_description() -> None:
    made = executed(question(f"short: {{en: {'word ' * 60}end}}"))
    description = page(made, "questions/gradient.md").markdown.splitlines()[1]
    assert description == f'description: "{"word " * 30}word word…"'.replace("word word…", "word…")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("question_id", ["gradient", "step"])
def test_one_page_alone_is_the_same_as_in_the_site(language: Language, question_id: str) -> None:
    child = question("parent: gradient", name="step")
    made = executed(question(FULL), child)
    alone = render_question(
        made, question_id, language, templates=TEMPLATES, edit_base="https://e/"
    )
    assert alone == page(made, f"questions/{question_id}.md", language, edit_base="https://e/")


def test_rendering_twice_gives_the_same() -> None:
    made = executed(question(FULL), question("parent: gradient", name="step"))
    assert render(made, "ko", templates=TEMPLATES) == render(made, "ko", templates=TEMPLATES)


BODY = [
    "short: {en: Other.}",
    "answer: {en: Other.}",
    "key_points: [{en: Other.}]",
    "aliases: [other]",
    "related: [step]",
    "references: [{authors: A, title: T, venue: V, year: 2000, url: 'https://e.org'}]",
]
OUTSIDE = [
    "question: {en: Other?}",
    "level: advanced",
    "tags: [unused]",
    "parent: step",
    "snippets: {peak: {code: 'x'}}",
]


def structures(yaml: str) -> dict[str, tuple[object, ...]]:
    step = question(name="step")
    made = executed(question(yaml), step, runs={"peak": RAN})
    return {each: page(made, "questions/gradient.md", each).structure for each in ("ko", "en")}


@pytest.mark.parametrize("yaml", BODY)
def test_a_change_of_the_body_changes_no_other_page_but_its_text(yaml: str) -> None:
    assert structures(yaml) == structures("")
    assert others(yaml) == others("")


@pytest.mark.parametrize("yaml", OUTSIDE)
def test_a_change_that_others_show_is_a_change_of_structure(yaml: str) -> None:
    if "snippets" in yaml:
        yaml = "snippets:\n  peak:\n    code: |\n      x = 1\nanswer:\n  en: |\n    [[peak]]\n"
    assert structures(yaml) != structures("")


def others(yaml: str) -> list[Page]:
    made = executed(question(yaml), question(name="step"))
    rendered = render(made, "en", templates=TEMPLATES)
    assert not isinstance(rendered, Refusal)
    return [
        replace(each, markdown="")
        for each in rendered.pages
        if each.path != "questions/gradient.md"
    ]


def test_a_cache_makes_only_what_changed() -> None:
    cache = PageCache()
    step = question("parent: gradient", name="step")
    first = rendered(cache, executed(question(FULL), step))
    again = rendered(cache, executed(question(FULL), step))
    assert again == first
    assert all(one is other for one, other in zip(questions(first), questions(again), strict=True))
    changed = rendered(cache, executed(question(FULL.replace("Because", "Since")), step))
    assert [
        one is other for one, other in zip(questions(first), questions(changed), strict=True)
    ] == [
        False,
        False,
    ]
    assert changed == rendered(
        PageCache(), executed(question(FULL.replace("Because", "Since")), step)
    )


@pytest.mark.parametrize(
    "change",
    [
        {"questions": (question(), question("question: {en: Other?}", name="step"))},
        {"syllabus": SYLLABUS.replace("Gradients", "Slopes")},
        {"syllabus": SYLLABUS.replace("Foundations", "Basics")},
        {"questions": (question(), question("parent: gradient", name="step"))},
        {"edit_base": "https://e.org/"},
    ],
    ids=["title of a related page", "tag", "chapter", "new child", "place to edit"],
)
def test_a_cache_gives_what_rendering_anew_gives(change: dict[str, Any]) -> None:
    cache = PageCache()
    both = (question("related: [step]"), question(name="step"))
    rendered(cache, executed(*both))
    edit_base = change.pop("edit_base", "")
    chosen = (both[0], change.pop("questions", both)[1])
    made = executed(*chosen, **change)
    assert rendered(cache, made, edit_base) == rendered(PageCache(), made, edit_base)


def test_a_draft_says_that_it_is_not_finished() -> None:
    cache = PageCache()
    made = executed(question())
    checked = replace(made.checked, drafts=frozenset({question().path}))
    finished, draft, again = (
        questions(rendered(cache, each))[0] for each in (made, replace(made, checked=checked), made)
    )
    note = (
        '<p class="dl-wanted" markdown="span">This question is not finished: dlprep check tells '
        "what is left to do. Until then the site cannot be published with it.</p>\n\n"
    )
    assert note in draft.markdown
    assert draft.markdown.replace(note, "") == finished.markdown == again.markdown


def test_a_cache_does_not_care_whether_a_run_was_cached() -> None:
    cache = PageCache()
    yaml = "snippets:\n  peak:\n    code: |\n      x = 1\nanswer:\n  en: |\n    [[peak]]\n"
    first, again, other = (
        questions(rendered(cache, executed(question(yaml), runs={"peak": run})))[0]
        for run in (RAN, replace(RAN, cached=True), replace(RAN, stdout="other"))
    )
    assert again is first
    assert other != first


def test_a_cache_follows_the_glossary() -> None:
    cache, terms = PageCache(), "terms:\n  - {id: sum, ko: 합, en: sum, definition: {en: %s.}}\n"
    yaml = "answer: {en: A sum.}"
    first, again, other = (
        questions(rendered(cache, executed(question(yaml), glossary=terms % meaning)))[0]
        for meaning in ("All", "All", "Everything")
    )
    assert again is first
    assert other.markdown == first.markdown.replace('"All."', '"Everything."')


def test_a_cache_forgets_what_is_gone() -> None:
    cache = PageCache()
    rendered(cache, executed(question(), question(name="step")))
    rendered(cache, executed(question()))
    assert set(cache._pages._entries) == {("en", "gradient")}


def rendered(cache: PageCache, made: Executed, edit_base: str = "") -> Site:
    result = render(made, "en", templates=TEMPLATES, edit_base=edit_base, cache=cache)
    assert isinstance(result, Site)
    return result


def questions(site: Site) -> list[Page]:
    return [each for each in site.pages if each.path.startswith("questions/")]
