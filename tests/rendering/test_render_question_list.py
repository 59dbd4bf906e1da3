"""The one list of all questions, and the index of what it is filtered by."""

from __future__ import annotations

from made_executed import executed, page, question, squeezed

TWO = (question("level: advanced"), question("question: {ko: 걸음?, en: '`a < b`?'}", name="step"))


def listed() -> str:
    return squeezed(page(executed(*TWO), "tags.md").markdown)


def test_each_question_is_there_once_in_reading_order() -> None:
    rows = listed().split("<ol")[1].split("</ol>")[0]
    assert rows == (
        """ class="dl-rows dl-rows--numbered" markdown="1">
<li class="dl-filtered" id="q-gradient" data-level="advanced" data-tag="gradient" markdown="1">
<p class="dl-row__title" markdown="span">[What is a gradient?](questions/gradient.md)</p>
<p class="dl-facts" markdown="span"><span class="dl-level dl-level--advanced">Advanced</span> \
[Foundations](chapters/basics/index.md) \
<span class="dl-tag">[Gradients](tags.md#gradient)</span></p>
</li>
<li class="dl-filtered" id="q-step" data-level="basic" data-tag="gradient" markdown="1">
<p class="dl-row__title" markdown="span">[`a < b`?](questions/step.md)</p>
<p class="dl-facts" markdown="span"><span class="dl-level dl-level--basic">Basic</span> \
[Foundations](chapters/basics/index.md) \
<span class="dl-tag">[Gradients](tags.md#gradient)</span></p>
</li>
"""
    )


def test_the_index_has_the_levels_and_tags_that_are_in_use() -> None:
    assert listed().split("## Index by level and tag { #index }")[1].strip() == (
        """\
<dl markdown="1">
<dt id="level-basic">Basic</dt>
<dd><a href="#q-step">2</a></dd>
<dt id="level-advanced">Advanced</dt>
<dd><a href="#q-gradient">1</a></dd>
<dt id="gradient">Gradients</dt>
<dd><a href="#q-gradient">1</a>, <a href="#q-step">2</a></dd>
</dl>

</section>"""
    )


def test_the_form_offers_what_the_index_has() -> None:
    form = listed().split("<form")[1].split("</form>")[0]
    assert form.count("<option") == 2 + 3
    assert '<option value="advanced" data-anchor="level-advanced">Advanced</option>' in form
    assert '<option value="gradient" data-anchor="gradient">Gradients</option>' in form
