"""What belongs together stands in an element that does not wrap; nothing is added to the text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Extension, markdown

from dlprep.typography import TypographyExtension, makeExtension

EXTENSIONS: list[str | Extension] = [
    "tables",
    "attr_list",
    "md_in_html",
    "dlprep.math",
    TypographyExtension(),
]
PIECES = (
    *(
        "$`x`$",
        "`a.b_c`",
        "`f()`",
        "**가 나%**",
        "[다(d)](x)",
        "(",
        ")",
        '"',
        "%",
        "는",
        "입니다",
        " ",
    ),
    *("\n\n", "x", "- ", "| a |\n|---|\n", "    ", "\\*", "&amp;", "<b>", "$", "`"),
)

INNERMOST = re.compile(r'<span class="dl-whole">((?:(?!</?span).)*)</span>')


class Text(HTMLParser):
    """The text of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of(html: str) -> str:
    reader = Text()
    reader.feed(html)
    return reader.text


def held(text: str) -> str:
    """The HTML of a paragraph: {…} for what does not wrap, ¦ where a line may end all the same."""
    html = markdown(text, extensions=EXTENSIONS).removeprefix("<p>").removesuffix("</p>")
    while html != (inner := INNERMOST.sub(r"{\1}", html)):
        html = inner
    return html.replace("<wbr />", "¦")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("입력의 81%가 그렇습니다.", "입력의 81{%가} 그렇습니다."),
        ("옵티마이저(optimizer)는", "옵티마이저(optimizer{)는}"),
        ('"아니요"라는 말과 "예"', '"아니요{"라는} 말과 "예"'),
        ("`f()`로 `n`을", "{<code>f()</code>로} <code>n</code>을"),
        ("**과매개(over-fit)**의", "{<strong>과매개¦(over-¦fit)</strong>의}"),
        ("`a-b`는 `a-b`", "{<code>{a-b}</code>는} <code>{a-b}</code>"),
        ("모드 (`a-b`)는 (`a`)는", "모드 {(<code>{a-b}</code>}{)는} (<code>a</code>{)는}"),
        ("**둘 다 93%**입니다", "{<strong>둘 ¦다 ¦93%</strong>입니다}"),
        ("[교차 검증(CV)](x)을", '{<a href="x">교차 ¦검증¦(CV)</a>을}'),
        ('<data value="1">9%</data>로', '{<data value="1">9%</data>로}'),
        ('(<data value="1">9%</data>이고', '{(<data value="1">9%</data>이고}'),
        ('**<data value="1">9%</data>**는', '{<strong><data value="1">9%</data></strong>는}'),
        ('<data value="1">9</data>배와 % 값', '<data value="1">9</data>배와 % 값'),
        ("확률 (70%) 이상, f(x) 값", "확률 (70%) 이상, f(x) 값"),
        ("a) b% (c)", "a) b% (c)"),
    ],
)
def test_a_particle_stays_with_the_sign_before_it(text: str, html: str) -> None:
    assert held(text) == html


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("값 $`n`$은", "", "은"),
        ("값 ($`n`$)에", "(", ")에"),
        ("the $`n`$th, and", "", "th,"),
        ("$`n`$, $`k`$", "", ","),
        ("식 ($`n`$ 이상)", "(", ""),
    ],
)
def test_a_formula_stays_with_what_stands_beside_it(text: str, before: str, after: str) -> None:
    html = markdown(text, extensions=EXTENSIONS)
    start = re.escape(f'<span class="dl-whole">{before}<span class="katex">')
    assert re.search(rf"{start}.*?</span></span></span>{re.escape(after)}</span>", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("top-k, top-p는 각각", "{top-k}, {top-p는} 각각"),
        ("the GPT-2 of 2019", "the {GPT-2} of 2019"),
        ("pre-trained and x-1-y", "pre-trained and x-1-y"),
    ],
)
def test_one_character_does_not_stand_alone_after_its_hyphen(text: str, html: str) -> None:
    assert held(text) == html


def test_a_formula_alone_is_left_alone() -> None:
    text = "그 $`n`$ 값\n\n```math\nx\n```\n"
    assert markdown(text, extensions=EXTENSIONS) == markdown(text, extensions=["dlprep.math"])


def test_a_long_formula_may_still_be_broken_after_its_signs() -> None:
    html = markdown("$`a = b + c`$는", extensions=EXTENSIONS)
    assert html.count('</span><wbr><span class="base">') == 2


@pytest.mark.parametrize(
    ("code", "html"),
    [
        ("no_grad", "no_grad"),
        ("nn.CrossEntropyLoss", "nn.¦CrossEntropyLoss"),
        ("max_memory_allocated()", "max_¦memory_¦allocated()"),
        ("python -m pip install", "python ¦{-m }¦pip ¦install"),
        ("a__init__b.c...d()", "a__¦init__¦b.¦c...¦d()"),
        ("Crossentropy(from_logits=True)", "Crossentropy(¦from_¦{logits=True)}"),
        ("reduce-overhead", "{reduce-overhead}"),
        ("x-y", "{x-y}"),
        ("python --nproc_per_node=4", "python ¦{--nproc_}¦per_¦{node=4}"),
    ],
)
def test_a_long_name_may_be_broken_after_dots_and_underscores(code: str, html: str) -> None:
    assert held(f"`{code}`") == f"<code>{html}</code>"


def test_a_long_name_outside_of_code_may_be_broken_there_too() -> None:
    name = "numpy.lib.sliding_window_view"
    assert held(f"[{name}](x)") == '<a href="x">numpy.¦lib.¦sliding_¦window_¦view</a>'
    assert held("i.e. snake_case a.b.c") == "i.e. snake_case a.b.c"


def test_blocks_of_code_are_left_alone() -> None:
    code = "    nn.Cross_entropy.loss(x)는 81%가\n"
    expected = "<pre><code>nn.Cross_entropy.loss(x)는 81%가\n</code></pre>"
    assert markdown(code, extensions=EXTENSIONS) == expected


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=20).map("".join))
def test_the_text_stays_as_it_is(text: str) -> None:
    plain: list[str | Extension] = ["tables", "attr_list"]
    with_it, without = (
        markdown(text, extensions=extensions) for extensions in ([*plain, makeExtension()], plain)
    )
    assert text_of(with_it) == text_of(without)
