"""The page to revise from."""

from __future__ import annotations

from made_executed import RAN, executed, page, question, squeezed


def test_a_card_has_the_short_answer_and_the_key_points() -> None:
    yaml = """
        short: {en: "It is [[peak.top:.2f]]."}
        key_points: [{en: First.}, {ko: 둘째.}]
        snippets:
          peak:
            code: |
              top = 0.25
    """
    made = page(executed(question(yaml), runs={"peak": RAN}), "revision.md").markdown
    section = made.split("<section")[1].split("</section>")[0]
    assert squeezed(section) == squeezed(
        """\
 class="dl-cards dl-filtered-group" markdown="1">

## Foundations { #chapter-basics }

<article class="dl-card dl-filtered" data-chapter="basics" data-level="basic" markdown="1">

### [What is a gradient?](questions/gradient.md) { #gradient }

It is 0.25.

<ul markdown="1">
<li markdown="block">

First.

</li>
<li lang="ko" markdown="block">

둘째.

</li>
</ul>
</article>""".lstrip()
    )


def test_a_chapter_can_be_chosen_by_its_anchor() -> None:
    made = page(executed(question()), "revision.md").markdown
    assert '<option value="basics" data-anchor="chapter-basics">Foundations</option>' in made
    assert "[Foundations](#chapter-basics)" in made
    assert "Later" not in made
