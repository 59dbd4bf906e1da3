"""The page for studying, as it is for readers without scripts."""

from __future__ import annotations

from made_executed import executed, page, question


def test_without_scripts_it_tells_how_to_practise_and_leads_to_what_there_is() -> None:
    made = page(executed(question("level: advanced")), "study.md")
    assert made.title == "Practice"
    place, _, inside = made.markdown.partition('<div class="dl-study__plain" markdown="1">')
    assert 'data-failed="What practice needs could not be loaded.' in place
    assert inside.count('<li markdown="span">Read only the question') == 1
    assert "[Revision](revision.md)" in inside
    assert "[All questions](tags.md)" in inside
    assert "[Advanced](tags.md#level-advanced)" in inside
    assert "[Basic]" not in inside
