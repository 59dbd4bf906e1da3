"""The map of the syllabus."""

from __future__ import annotations

from made_executed import GLOSSARY, SYLLABUS, executed, page, question, squeezed

from dlprep.model import Question


def drawn(*questions: Question, syllabus: str = SYLLABUS) -> str:
    return page(executed(*questions, syllabus=syllabus), "map.md").markdown


def test_the_map_says_what_is_written_and_what_is_not() -> None:
    shown = squeezed(drawn(question(), question("question: {en: Step?}", name="step")))
    assert shown.split("# Map")[1].strip() == squeezed(
        """\
<p class="dl-lead">2 of 4 questions are written. A follow-up stands below the question \
that it follows.</p>

<div class="dl-map" markdown="1">
<section markdown="1">

## [Foundations](chapters/basics/index.md) <span class="dl-map__count">2/3</span> { #basics }

- [What is a gradient?](questions/gradient.md) \
<span class="dl-level dl-level--basic">Basic</span>
- <span class="dl-map__planned"><span>unwritten</span> \
<span>not written yet</span></span>
- [Step?](questions/step.md) <span class="dl-level dl-level--basic">Basic</span>

</section>
<section markdown="1">

## Later <span class="dl-map__count">0/1</span> { #later }

- <span class="dl-map__planned"><span>also unwritten</span> \
<span>not written yet</span></span>

</section>
</div>"""
    )


def test_a_follow_up_stands_below_its_question() -> None:
    shown = drawn(question(), question("parent: gradient", name="step"))
    assert "\n    - [What is a gradient?](questions/step.md) <span" in shown
    assert shown.count("questions/step.md") == 1


def test_a_follow_up_of_another_chapter_names_its_question() -> None:
    syllabus = SYLLABUS.replace("{planned: also-unwritten}", "step").replace(", step]", "]", 1)
    shown = drawn(question(), question("parent: gradient", "step", "later"), syllabus=syllabus)
    assert (
        '<span class="dl-map__parent">Follows up: '
        "[What is a gradient?](questions/gradient.md)</span>"
    ) in shown


def test_an_unwritten_question_has_the_name_of_its_term_or_the_words_of_its_id() -> None:
    glossary = GLOSSARY.replace("id: sigmoid", "id: unwritten")
    made = page(executed(question(), glossary=glossary), "map.md", "ko").markdown
    assert '<span class="dl-map__planned"><span>시그모이드</span> <span>아직' in made
    assert '<span class="dl-map__planned"><span lang="en">also unwritten</span> <span>아직' in made
