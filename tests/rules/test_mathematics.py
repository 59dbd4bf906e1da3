import pytest
from rule_cases import found

from dlprep.math import Engine
from dlprep.model import Text
from dlprep.problems import Place, Severity
from dlprep.rules import mathematics
from dlprep.rules.pieces import Piece

COMMANDS = "https://katex.org/docs/support_table.html"


def answer(text: str) -> str:
    """A question with this answer, whose first character stands at 3:5."""
    lines = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return f"answer:\n  ko: |\n{lines}\n"


def said(text: str) -> list[str]:
    """What the rule says, without file."""
    return [problem.removeprefix("sigmoid.yml:") for problem in found(mathematics, answer(text))]


@pytest.mark.parametrize(
    "text",
    [
        r"$`\sigma'(x) \le \frac{1}{4}`$과 $`\text{학습률} \times 50\,\%`$",
        "```math\na \\\\\nb\n```",
        r"$`a \hspace{19em} b \kern-7cm \rule{200pt}{1ex} c`$",
        "- 목록\n\n    ```math\n    \\begin{aligned} a &= b \\end{aligned}\n    ```",
        "$`x^[[peak.top:.2f]] = [[peak.top]]`$",
        r"`$x}$`와 $``\text{``a''}``$",
        "```python\n$`}`$\n```",
    ],
)
def test_accepts_what_katex_accepts(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            r"값 $`\frac{a}{`$",
            "3:18: KaTeX cannot read this formula: Unexpected end of input in a macro argument,"
            " expected '}' -> Close what is open: `{` with `}`, `\\left` with `\\right`,"
            " `\\begin` with `\\end`.",
            id="end",
        ),
        pytest.param(
            r"길이 $`x \rule{1000em}{1000em}`$",
            "3:18: `1000em` is more than the 20 em that a length may have"
            r" -> Leave room with `\quad`, or with a blank line around the formula.",
            id="length",
        ),
        pytest.param(
            r"$`\def\far{100}x \kern-\far em y`$",
            "3:7: `-100em` is more than the 20 em that a length may have"
            r" -> Leave room with `\quad`, or with a blank line around the formula.",
            id="length of a macro",
        ),
        pytest.param(
            r"$`x + \foo`$",
            "3:11: KaTeX cannot read this formula: Undefined control sequence: \\foo"
            f" -> Use a command that KaTeX knows: {COMMANDS}",
            id="unknown command",
        ),
        pytest.param(
            "\n```math\na\n  b } c\n```\n",
            "6:9: KaTeX cannot read this formula: Expected 'EOF', got '}'"
            " -> Remove the brace, or open it before with `{`.",
            id="fence",
        ),
        pytest.param(
            "- 목록\n\n    ```math\n    \\left( a\n    ```",
            "6:17: KaTeX cannot read this formula: Expected '\\right', got 'EOF'"
            f" -> Correct the formula; KaTeX's commands are listed at {COMMANDS}",
            id="end of an indented fence",
        ),
        pytest.param(
            "$`[[peak.top:.2f]] }`$",
            "3:24: KaTeX cannot read this formula: Expected 'EOF', got '}'"
            " -> Remove the brace, or open it before with `{`.",
            id="behind a value",
        ),
        pytest.param(
            "$`\U0001d465 & y`$",
            "3:9: KaTeX cannot read this formula: Expected 'EOF', got '&'"
            " -> Put the columns into an environment such as `\\begin{aligned}`.",
            id="behind a character that JavaScript counts twice",
        ),
        pytest.param(
            r"$`\text{a_b}`$",
            "3:14: KaTeX cannot read this formula: Expected 'EOF', got '_'"
            " -> Write `\\_` where an underscore is meant, as in `\\text{a\\_b}`.",
            id="underscore",
        ),
        pytest.param(
            "$`a^b^c`$",
            "3:10: KaTeX cannot read this formula: Double superscript"
            " -> Group what belongs together: `{a^b}^c` or `a^{b^c}`.",
            id="double superscript",
        ),
        pytest.param(
            r"$`x`$ $`\url{https://example.org} y`$",
            "3:13: `\\url` is refused: a formula must not bring links, images or HTML into the page"
            " -> Leave the command out; put a link beside the formula, in Markdown.",
            id="link",
        ),
        pytest.param(
            r"$`\htmlStyle{color: red}{x}`$",
            "3:7: `\\htmlStyle` is refused: a formula must not bring links, images or HTML into the"
            " page -> Leave the command out; put a link beside the formula, in Markdown.",
            id="HTML",
        ),
        pytest.param(
            "$`W - 학습률 감소 \\times x`$",
            "3:11: `학습률 감소` stands in the formula as if it were a product of variables"
            " -> Write words as text: `\\text{학습률 감소}`.",
            id="Korean",
        ),
        pytest.param(
            "$`x ☃`$",
            "3:9: KaTeX has no sign for `☃` and would leave no room for it"
            f" -> Use a command that KaTeX knows ({COMMANDS}), or write it outside the formula.",
            id="unknown sign",
        ),
        pytest.param(
            "```math\na 50% b \\\\\nc \\\\\\%\n```",
            "4:9: `%` begins a comment in TeX: what follows on this line would not be shown"
            " -> Write `\\%` for a percent sign; leave comments out of formulas.",
            id="comment",
        ),
        pytest.param(
            r"$`x \mskip3em`$",
            "3:7: LaTeX would not accept this formula: LaTeX's \\mskip supports only mu units,"
            " not em units -> Use the command that LaTeX has for this, so that readers can copy"
            " the formula.",
            id="nonstandard",
        ),
    ],
)
def test_refuses(text: str, problem: str) -> None:
    assert said(text) == [problem]


def test_each_stretch_of_words_is_one_problem() -> None:
    assert [problem.split(":")[1] for problem in said("$`손실 = 오차 \\times é`$")] == [
        "7",
        "12",
        "22",
    ]


def test_what_only_latex_would_refuse_is_a_warning() -> None:
    piece = Piece("answer", "ko", Text(r"$`x \mskip3em`$", Place("a.yml")))
    (problem,) = mathematics.check_piece(piece)
    assert problem.severity is Severity.WARNING


def test_a_text_without_exact_places_is_reported_where_it_begins() -> None:
    piece = Piece("short", "ko", Text("a $`}`$", Place("a.yml", 7, 9), exact=False))
    (problem,) = mathematics.check_piece(piece)
    assert problem.place == Place("a.yml", 7, 9)


def test_a_formula_is_rendered_once_for_the_check_and_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = Engine()
    monkeypatch.setattr(mathematics, "engine", lambda: own)
    assert said("$`x`$\n\n```math\ny\n```") == []
    monkeypatch.setattr(own, "_answer", None)
    assert own.render("x", display=False).html.startswith("<span")
    assert own.render("\ny\n", display=True).html.startswith("<span")
