from re import findall

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown
from rule_cases import found

from dlprep.math import Engine, KatexExtension
from dlprep.math.formulas import formulas
from dlprep.math.katex import Rendered
from dlprep.model import Text
from dlprep.problems import Place
from dlprep.rules import math_markup
from dlprep.rules.pieces import Piece

APART = (
    "Keep code and formulas apart: no dollar touches a back-tick of code, and no formula stands in"
    " the text of an image."
)
LINES = (
    "Begin all of its lines in the first column; those of a list item four spaces further in than"
    " the item."
)
AMBIGUOUS = "markdown-katex would find other formulas in this line than the ones meant -> " + APART
FRAGMENTS = (
    *("$`x`$", "$``y``$", "$`z", "`$", "`code`", "`$`", "``b``", "$", "\\$", "`", "``", "\\"),
    *(
        "```math\na\n```",
        "\n\n```math\nb\n\n c\n```\n\n",
        "\n\n~~~math\nd\n~~~\n\n",
        "```math",
        "```",
    ),
    *("- a\n\n    ```math\n    e\n    ```\n\n", "\n\n```python\n$`f`$\n```\n\n", "```\n", "````\n"),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "가",
        " ",
        ". ",
        "**",
        "# ",
        "[t](u)",
        "![$`g`$](h)",
        "[$`i`$](j)",
    ),
)


def said(text: str) -> list[str]:
    """What the rule says about an answer whose first character stands at 3:5."""
    lines = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    problems = found(math_markup, f"answer:\n  ko: |\n{lines}\n")
    return [problem.removeprefix("sigmoid.yml:") for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "값은 $`x`$이고 `코드`와 $``a`b``$도 있습니다. $`y`$",
        "앞\n\n```math\na\n\nb\n```\n\n뒤",
        "- 목록\n\n    ```math\n    x\n      y\n    ```",
        "- 목록\n\n    - 안\n\n        ~~~math\n        z\n        ~~~",
        "1. 하나\n\n    ```math\n    x\n    ```",
        "```python\nprint('$`x')\n```",
        "`` ```math `` 울타리와 `$`x",
        "[글 $`x`$](question:a)",
    ],
)
def test_accepts(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "값 $`x",
            "3:7: the formula that begins here is not closed on its line -> Close it with a"
            " back-tick and a dollar, as in $`x`$; a formula of several lines stands in a ```math"
            " fence.",
            id="unclosed",
        ),
        pytest.param(
            "값 $`x`",
            "3:7: the formula that begins here is not closed on its line -> Close it with a"
            " back-tick and a dollar, as in $`x`$; a formula of several lines stands in a ```math"
            " fence.",
            id="dollar missing at the line's end",
        ),
        pytest.param(
            "## 값 $`x`$",
            "3:10: a formula in a heading spoils the heading's address and its menu entry"
            " -> Say it in words, and put the formula into the text below.",
            id="heading",
        ),
        pytest.param(
            "앞\n\n```math\nx\n",
            "5:5: the formula that begins here is never closed: its TeX would be shown as it stands"
            " -> End it with a line of the same marks, indented like the first.",
            id="endless fence",
        ),
        pytest.param(
            "앞\n```math\nx\n```\n\n뒤",
            "4:5: the formula touches the text before or after it and would break the paragraph"
            " -> Put a blank line before and after it.",
            id="touches the text before",
        ),
        pytest.param(
            "앞\n\n```math\nx\n```\n뒤",
            "5:5: the formula touches the text before or after it and would break the paragraph"
            " -> Put a blank line before and after it.",
            id="touches the text after",
        ),
        pytest.param(
            "```math {}\nx\n```",
            "3:12: `{}` on the fence's first line would be part of the formula"
            " -> Write nothing but ```math there; the formula begins on the next line.",
            id="options",
        ),
        pytest.param(
            "```mathematica\nx\n```",
            "3:12: `ematica` on the fence's first line would be part of the formula"
            " -> Write nothing but ```math there; the formula begins on the next line.",
            id="another word",
        ),
        pytest.param(
            "글\n\n  ```math\n  x\n  ```",
            "5:7: the formula would not be shown: its fence is indented but belongs to no list item"
            f" -> {LINES}",
            id="indented",
        ),
        pytest.param(
            "- 글\n\n  ```math\n  x\n  ```",
            "5:7: the formula would not be shown: its fence is indented but belongs to no list item"
            f" -> {LINES}",
            id="indented too little for its list",
        ),
        pytest.param(
            "- 글\n\n    ```math\n  x\n    ```",
            "5:9: the formula would not be shown: its fence has a line that is indented less than"
            f" its first -> {LINES}",
            id="a line further out",
        ),
        pytest.param(
            "```math\nx\n  ```",
            "5:5: the formula would not be shown: its fence ends in other marks than it begins with"
            f" -> {LINES}",
            id="end indented",
        ),
        pytest.param(
            "```math\nx\n````",
            "5:5: the formula would not be shown: its fence ends in other marks than it begins with"
            f" -> {LINES}",
            id="end longer",
        ),
        pytest.param(
            "> ```math\n> x\n> ```",
            f"3:7: the formula would not be shown: its fence does not begin its line -> {LINES}",
            id="quotation",
        ),
        pytest.param("글\n`$`와 `$`", f"4:5: {AMBIGUOUS}", id="dollars as code"),
        pytest.param("`a`$`x`$", f"3:5: {AMBIGUOUS}", id="code touches a formula"),
        pytest.param("$`x`$ ![$`y`$](z.svg)", f"3:5: {AMBIGUOUS}", id="image"),
        pytest.param("\\$`x`$", f"3:5: {AMBIGUOUS}", id="escaped dollar"),
        pytest.param("글\n`코드\n$`x`$ 코드`", f"5:5: {AMBIGUOUS}", id="code over lines"),
        pytest.param("```코드``` 글\n\n$`x`$", f"5:5: {AMBIGUOUS}", id="looks like a fence"),
    ],
)
def test_refuses(text: str, problem: str) -> None:
    assert said(text) == [problem]


class Numbering(Engine):
    """Renders each formula as its own source, so that it can be found again in a page."""

    def render(self, tex: str, *, display: bool) -> Rendered:
        return Rendered(f"<katex {display:d} {tex.encode().hex()}>")


def shown(page: str) -> list[tuple[str, bool]]:
    """The formulas of a page in their order."""
    found = findall(r"<katex (\d) ([0-9a-f]*)>", page)
    return [(bytes.fromhex(tex).decode(), display == "1") for display, tex in found]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_an_accepted_text_shows_exactly_the_formulas_that_are_meant(text: str) -> None:
    piece = Piece("answer", "ko", Text(text, Place("a.yml")))
    if list(math_markup.check_piece(piece)):
        return
    page = markdown(
        text, extensions=[KatexExtension(Numbering()), "pymdownx.superfences", "tables"]
    )
    meant = [(formula.tex, formula.display) for formula in formulas(text, piece.spans)]
    assert shown(page) == meant
