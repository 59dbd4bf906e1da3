"""Home, chapters, and the navigation between all pages."""

from __future__ import annotations

import pytest
from made_executed import (
    FIGURE,
    RAN,
    SYLLABUS,
    executed,
    page,
    question,
    site,
    squeezed,
)

from dlprep.model import Language, Question
from dlprep.rendering import NavigationItem
from dlprep.stages import Run

TWO = (question("level: advanced"), question("question: {ko: 걸음?, en: '`a < b`?'}", name="step"))


def test_a_chapter_lists_its_written_questions_in_reading_order() -> None:
    made = page(executed(*TWO), "chapters/basics/index.md")
    assert (made.title, made.edit) == ("Foundations", "questions/syllabus.yml")
    assert squeezed(made.markdown) == squeezed(
        """\
---
description: "What comes first."
---

# Foundations

<p class="dl-lead">What comes first.</p>

<p class="dl-facts" markdown="span"><span>2 questions</span> <span>2 min read</span> \
[Revision](../../revision.md#chapter-basics)</p>

<ol class="dl-rows dl-rows--numbered" markdown="1">
<li markdown="1">
<p class="dl-row__title" markdown="span">[What is a gradient?](../../questions/gradient.md)</p>
<p class="dl-row__lead" markdown="span">A short answer.</p>
<p class="dl-facts" markdown="span"><span class="dl-level dl-level--advanced">Advanced</span> \
<span>1 min read</span></p>
</li>
<li markdown="1">
<p class="dl-row__title" markdown="span">[`a < b`?](../../questions/step.md)</p>
<p class="dl-row__lead" markdown="span">A short answer.</p>
<p class="dl-facts" markdown="span"><span class="dl-level dl-level--basic">Basic</span> \
<span>1 min read</span></p>
</li>
</ol>"""
    )


def chapter(*questions: Question, language: Language = "en") -> str:
    return page(executed(*questions), "chapters/basics/index.md", language).markdown


def test_a_list_names_what_had_better_be_read_first() -> None:
    first, second = question(), question("related: [gradient]", name="step")
    assert (
        '<p class="dl-before" markdown="span">Read first: '
        "[What is a gradient?](../../questions/gradient.md)</p>"
    ) in chapter(first, second)


def test_what_follows_a_question_need_not_be_read_first() -> None:
    first, second = question("related: [step]"), question(name="step")
    assert "dl-before" not in chapter(first, second)


def test_a_parent_is_named_once_and_first() -> None:
    syllabus = SYLLABUS.replace("step]", "slope, step]")
    last = question("parent: slope\nrelated: [gradient, slope]", name="step")
    made = executed(
        question(), question("question: {en: Slope?}", name="slope"), last, syllabus=syllabus
    )
    line = page(made, "chapters/basics/index.md").markdown.split("Read first: ")[1].split("\n")[0]
    assert [each.split("]")[0] for each in line.split("[")[1:]] == ["Slope?", "What is a gradient?"]


def test_a_list_has_the_first_sentence_of_an_answer_with_its_values() -> None:
    yaml = """
        short: {en: "It is `a. b` or [[peak.top:.2f]]. Then it goes on."}
        snippets:
          peak:
            code: |
              top = 0.25
    """
    made = executed(question(yaml), runs={"peak": RAN})
    assert ('<p class="dl-row__lead" markdown="span">It is `a. b` or 0.25.</p>') in page(
        made, "chapters/basics/index.md"
    ).markdown


def test_a_chapter_without_a_written_question_is_on_the_map_only() -> None:
    rendered = site(executed(*TWO))
    assert "chapters/later/index.md" not in {each.path for each in rendered.pages}
    assert [each.path for each in rendered.pages if "Later" in each.markdown] == ["map.md"]


def test_planned_questions_are_on_the_map_only() -> None:
    rendered = site(executed(*TWO))
    assert [each.path for each in rendered.pages if "unwritten" in each.markdown] == ["map.md"]


def test_the_navigation() -> None:
    assert site(executed(*TWO), "ko").navigation == (
        NavigationItem("홈", "index.md"),
        NavigationItem(
            "기본 개념",
            None,
            (
                NavigationItem("기본 개념", "chapters/basics/index.md"),
                NavigationItem("경사란?", "questions/gradient.md"),
                NavigationItem("걸음?", "questions/step.md"),
            ),
        ),
        NavigationItem("연습", "study.md"),
        NavigationItem("질문 목록", "tags.md"),
        NavigationItem("전체 지도", "map.md"),
        NavigationItem("한눈에 복습", "revision.md"),
        NavigationItem("용어집", "glossary.md"),
        NavigationItem("기여하기", "contributing.md"),
    )


def test_pages_are_the_same_in_both_languages() -> None:
    made = executed(*TWO)
    korean, english = site(made, "ko"), site(made, "en")
    assert [each.path for each in korean.pages] == [each.path for each in english.pages]
    assert korean.shared == english.shared


def test_home_says_how_much_there_is_and_where_to_start() -> None:
    yaml = """
        answer:
          en: |
            [[peak]]
        snippets:
          peak:
            alt: {en: A curve}
            code: |
              x = 1
    """
    run = Run(stdout="", figures=(FIGURE, FIGURE))
    made = page(executed(question(yaml), *TWO[1:], runs={"peak": run}), "index.md")
    assert "[Start with the first question](questions/gradient.md){ .dl-button }" in made.markdown
    assert (
        '<p class="dl-totals">2 questions · 1 executed snippet · 2 figures · 3 terms</p>'
    ) in made.markdown
    assert "[Foundations](chapters/basics/index.md) <span>2 questions</span>" in made.markdown
    assert made.edit is None


def test_home_leads_to_the_questions_of_each_level_that_has_some() -> None:
    made = page(executed(*TWO), "index.md").markdown
    assert '<span class="dl-level dl-level--basic">[Basic](tags.md#level-basic)</span>' in made
    assert '<span class="dl-level dl-level--intermediate">Intermediate</span>' in made


def test_home_without_any_question() -> None:
    nothing = SYLLABUS.replace("gradient, {planned: unwritten}, step", "{planned: a}")
    made = executed(syllabus=nothing)
    assert "dl-button" in page(executed(), "index.md").markdown
    assert "dl-button" not in page(made, "index.md").markdown


@pytest.mark.parametrize(
    ("language", "said"),
    [("ko", "준비한 질문 2개에 모두 답을 달았습니다."), ("en", "all 2. Read them in order")],
)
def test_home_says_that_nothing_is_missing_once_that_is_so(language: Language, said: str) -> None:
    begun = SYLLABUS.replace("{planned: unwritten}, ", "")
    complete = begun.replace("{planned: also-unwritten}", "")
    assert said in page(executed(*TWO, syllabus=complete), "index.md", language).markdown
    assert (
        "2"
        not in page(executed(*TWO, syllabus=begun), "index.md", language)
        .markdown.split("#chapters")[1]
        .split("<ol")[0]
    )


def test_home_shows_the_first_answer_that_has_a_figure() -> None:
    yaml = """
        answer: {en: "[[peak]]"}
        snippets:
          peak:
            alt: {en: A curve}
            code: |
              x = 1
    """
    drawn = question(yaml, name="step")
    made = executed(drawn, question(), runs={"peak": Run(stdout="", figures=(FIGURE,))})
    sample = page(made, "index.md").markdown.split("dl-sample")[1:]
    assert "[What is a gradient?](questions/step.md)" in "".join(sample)
    assert "![A curve](assets/figures/step/peak-1." in "".join(sample)


def test_home_without_any_figure_shows_no_answer() -> None:
    assert "dl-sample" not in page(executed(*TWO), "index.md").markdown
