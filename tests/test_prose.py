"""What our Markdown consists of; that markdown-katex agrees is shown with the rule math_markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.prose import (
    BareDollar,
    CodeSpan,
    Fence,
    Heading,
    InlineMath,
    Insertion,
    Link,
    RawHtml,
    Span,
    UnclosedMath,
    fences,
    insertions,
    scan,
)

MARKUP = (
    *("`", "``", "```", "```math\n", "~~~", "$", "$`", "`$", "[[a]]", "[[a.b:.1f]]", "[a](b)"),
    *("[", "](", ")", "![", "<b>", "<!--", "\\", "# ", "##", "\n", "\n\n", "    ", "가", "x"),
)
LONG = 400_000
"""Characters: so many that an expression which tries all of them again at each would not end."""
texts = st.lists(st.sampled_from(MARKUP) | st.text(max_size=3), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("그냥 글 *강조*", (), id="text"),
        pytest.param("a `b` c", (CodeSpan(2, 5, "b"),), id="code"),
        pytest.param("`` a`b ``", (CodeSpan(0, 9, " a`b "),), id="code with a back-tick"),
        pytest.param("`a\nb`", (CodeSpan(0, 5, "a\nb"),), id="code over two lines"),
        pytest.param("`a\n\nb`", (), id="no code over paragraphs"),
        pytest.param("$`x^2`$", (InlineMath(0, 7, "x^2", 2),), id="formula"),
        pytest.param("$``a`b``$", (InlineMath(0, 9, "a`b", 3),), id="formula with a back-tick"),
        pytest.param("`$x$`", (CodeSpan(0, 5, "$x$"),), id="code with dollars"),
        pytest.param("$`x` y", (UnclosedMath(0, 6),), id="unclosed formula"),
        pytest.param("$`x\ny`$", (UnclosedMath(0, 3), BareDollar(6, 7)), id="formula in two lines"),
        pytest.param("$`a``b`$", (UnclosedMath(0, 8),), id="formula cut by back-ticks"),
        pytest.param("$5 \\$6", (BareDollar(0, 1),), id="dollars"),
        pytest.param("[[a-1]]", (Insertion(0, 7, "a-1", None, alone=True),), id="snippet"),
        pytest.param(
            "값 [[a.b[0]:.1f]].", (Insertion(2, 16, "a", "b[0]:.1f", alone=False),), id="value"
        ),
        pytest.param("`[[a]]` \\[[a]]", (CodeSpan(0, 7, "[[a]]"),), id="no insertion"),
        pytest.param(
            "[글 `c`](question:a#b)",
            (Link(0, 21, "글 `c`", "question:a#b", 8, image=False), CodeSpan(3, 6, "c")),
            id="link",
        ),
        pytest.param(
            '![그림](a_(b).svg "제목")',
            (Link(0, 21, "그림", "a_(b).svg", 6, image=True),),
            id="image",
        ),
        pytest.param("<br/> 1 < 2", (RawHtml(0, 5, "<br/>"),), id="HTML"),
        pytest.param("<!-- a -->", (RawHtml(0, 4, "<!--"),), id="comment"),
        pytest.param("## 제목 ##", (Heading(0, 8, 2, "제목"),), id="heading"),
        pytest.param("#1위", (Heading(0, 3, 1, "1위"),), id="heading by accident"),
        pytest.param(
            "# a $`x`$", (Heading(0, 9, 1, "a $`x`$"), InlineMath(4, 9, "x", 6)), id="in heading"
        ),
        pytest.param(
            "```python\n$`x`$\n```",
            (Fence(0, 19, "python", "$`x`$\n", 0, closed=True),),
            id="fence",
        ),
        pytest.param(
            "~~~ math \n x\n~~~", (Fence(0, 16, "math", " x\n", 0, closed=True),), id="tildes"
        ),
        pytest.param(
            "  ```math\n  x\n   y\n\n  ```\n`a`",
            (Fence(0, 25, "math", "x\n y\n\n", 2, closed=True), CodeSpan(26, 29, "a")),
            id="indented fence",
        ),
        pytest.param("```\n# a", (Fence(0, 7, "", "# a", 0, closed=False),), id="endless fence"),
        pytest.param("```", (Fence(0, 3, "", "", 0, closed=False),), id="empty fence"),
    ],
)
def test_spans(text: str, spans: tuple[Span, ...]) -> None:
    assert scan(text) == spans


def test_a_longer_fence_may_contain_a_shorter_one() -> None:
    (fence,) = fences("````\n```\na\n```\n````")
    assert fence.body == "```\na\n```\n"


def test_insertions_in_a_formula_keep_the_offsets_of_the_text() -> None:
    text = "[[no]] $`x = [[a.b:.1f]]`$ [[no]]"
    assert list(insertions(text, 9, 24)) == [Insertion(13, 24, "a", "b:.1f", alone=False)]


@given(texts)
def test_spans_lie_in_the_text_in_their_order(text: str) -> None:
    spans = scan(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))


@given(texts)
def test_formulas_stand_where_they_are_said_to(text: str) -> None:
    for span in scan(text):
        if isinstance(span, InlineMath):
            assert text[span.tex_start :].startswith(span.tex)
            assert text[span.start : span.tex_start].strip("`") == "$"
            assert text[span.end - 1] == "$"


@given(texts)
def test_what_is_not_nested_does_not_overlap(text: str) -> None:
    flat = [span for span in scan(text) if not isinstance(span, Heading | Link)]
    ends = [span.end for span in flat]
    assert all(end <= later.start for end, later in zip(ends, flat[1:], strict=False))


@pytest.mark.parametrize("stuff", ["# ", "#\t", "`", "$`", "[", "[[a.", "<a", "~~~", "\n", "`a``b"])
@pytest.mark.usefixtures("no_endless_work")
def test_the_end_of_a_long_text_is_reached(stuff: str) -> None:
    text = "#" + stuff * (LONG // len(stuff)) + "x"
    assert all(span.end <= len(text) for span in scan(text))
