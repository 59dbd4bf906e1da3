"""The glossary: its order, and which questions explain a term."""

from __future__ import annotations

from made_executed import GLOSSARY, executed, page, question, squeezed


def test_the_glossary_in_korean_has_hangul_first() -> None:
    assert squeezed(page(executed(), "glossary.md", "ko").markdown) == squeezed(
        """\
# 용어집

<p class="dl-lead">이 사이트에서 쓰는 용어와 그 뜻입니다. 면접에서는 한국어와 영어가 \
섞여 나오므로 두 이름을 함께 적었습니다.</p>

<form class="dl-filter" aria-label="골라 보기" hidden>
<label>용어 찾기 <input type="search" name="term" autocomplete="off" spellcheck="false"></label>
<output name="count" data-one="용어 &#123;&#125;개" data-other="용어 &#123;&#125;개"></output>
<button type="reset" hidden>모두 보기</button>
</form>

<ul class="dl-initials" markdown="1">
<li markdown="span">[ㄱ](#initial-1)</li>
<li markdown="span">[ㅅ](#initial-2)</li>
<li markdown="span">[A](#initial-3)</li>
</ul>

<section class="dl-filtered-group" markdown="1">

## ㄱ { #initial-1 }

<dl class="dl-terms" markdown="1">
<div class="dl-filtered" markdown="1">
<dt id="gradient">기울기 <span lang="en">gradient</span></dt>
<dd>방향입니다.</dd>
</div>
</dl>

</section>
<section class="dl-filtered-group" markdown="1">

## ㅅ { #initial-2 }

<dl class="dl-terms" markdown="1">
<div class="dl-filtered" markdown="1">
<dt id="sigmoid">시그모이드 <span lang="en">sigmoid</span></dt>
<dd>0과 1 사이입니다.</dd>
<dd class="dl-also">다른 표기: S자 함수, 로지스틱</dd>
</div>
</dl>

</section>
<section class="dl-filtered-group" markdown="1">

## A { #initial-3 }

<dl class="dl-terms" markdown="1">
<div class="dl-filtered" markdown="1">
<dt id="adam">Adam <span lang="en">Adam</span></dt>
</div>
</dl>

</section>"""
    )


def test_the_glossary_in_english_is_alphabetical() -> None:
    terms = "".join(
        f"  - {{id: t{number}, ko: 가, en: {name}}}\n"
        for number, name in enumerate(["zeta", "Alpha", "beta", "0-1 loss", "alpha b"])
    )
    made = page(executed(glossary=f"terms:\n{terms}"), "glossary.md", "en")
    shown = [line for line in made.markdown.splitlines() if line.startswith(("## ", "<dt"))]
    assert [line.removeprefix("<dt ").split(" <")[0].split(" { ")[0] for line in shown] == [
        "## A",
        'id="t1">Alpha',
        'id="t4">alpha b',
        "## B",
        'id="t2">beta',
        "## Z",
        'id="t0">zeta',
        "## Digits and symbols",
        'id="t3">0-1 loss',
    ]


def test_doubled_consonants_stand_with_the_plain_ones() -> None:
    terms = "terms:\n  - {id: a, ko: 쌍봉, en: a}\n  - {id: b, ko: 사건, en: b}\n"
    shown = page(executed(glossary=terms), "glossary.md", "ko").markdown
    assert shown.count("\n## ") == 1
    assert "## ㅅ {" in shown


def explained(*answers: str) -> list[str]:
    """The questions that are said to explain the sigmoid, of some with these answers."""
    questions = [
        question(f"question: {{en: 'Q{number}?'}}\nanswer: {{en: '{text}'}}", name=f"q{number}")
        for number, text in enumerate(answers)
    ]
    names = ", ".join(one.id for one in questions)
    syllabus = (
        "tags: {gradient: {en: G}}\n"
        f"chapters: [{{id: basics, title: {{en: B}}, summary: {{en: S}}, questions: [{names}]}}]\n"
    )
    made = page(executed(*questions, syllabus=syllabus), "glossary.md").markdown
    found = made.split("<details")[1].split("</details>")[0] if "<details" in made else ""
    return [each.split("]")[0] for each in found.split("[")[1:]]


def test_a_term_leads_to_the_questions_that_use_it_in_reading_order() -> None:
    assert explained("A sigmoid.", "Nothing.", "Sigmoids and a sigmoid.") == ["Q0?", "Q2?"]


def test_a_term_leads_to_the_three_questions_that_say_most_of_it() -> None:
    twice = "A sigmoid, the sigmoid."
    assert explained("A sigmoid.", twice, twice, twice) == ["Q1?", "Q2?", "Q3?"]


def test_a_term_in_code_or_in_a_formula_is_not_explained() -> None:
    assert explained("Call `sigmoid` of $`sigmoid`$.") == []


def test_an_ambiguous_term_leads_to_no_question() -> None:
    ambiguous = GLOSSARY.replace("    en: gradient\n", "    en: gradient\n    ambiguous: a fade\n")
    made = executed(question(), glossary=ambiguous)
    assert "Explained in" not in page(made, "glossary.md").markdown
    assert "Explained in" in page(executed(question()), "glossary.md").markdown


def test_the_glossary_may_be_empty() -> None:
    made = page(executed(glossary="terms: []\n"), "glossary.md")
    assert "##" not in made.markdown
    assert "terms" not in page(executed(glossary="terms: []\n"), "index.md").markdown
    assert GLOSSARY.startswith("terms:")
