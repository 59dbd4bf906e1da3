"""Pages at the addresses that questions once had."""

from __future__ import annotations

from made_executed import SYLLABUS, executed, page, question, squeezed


def test_a_former_address_leads_to_the_question_of_today() -> None:
    made = executed(question(), syllabus=f"moved: {{slope: gradient}}\n{SYLLABUS}")
    moved = page(made, "questions/slope.md")
    assert moved.title == "This question has moved"
    assert squeezed(moved.markdown) == squeezed(
        """\
---
hide: [toc]
moved: ../gradient/
---

# This question has moved

It is here now: [What is a gradient?](../questions/gradient.md)
"""
    )
