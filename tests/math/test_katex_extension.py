import platform
import subprocess
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Extension, markdown
from markdown_katex import extension as original
from markdown_katex import wrapper

from dlprep.math import (
    BadTexError,
    Engine,
    KatexExtension,
    MathJaxExtension,
    engine,
    makeExtension,
)
from dlprep.math.extension import FoundFormula, extension_formulas
from dlprep.math.katex import Rendered

MARKUP = (
    *("$`x`$", "$``y``$", "$`z", "`$", "`a`", "`$`", "$", "`", "``", "가", "\n", "\n\n", "    "),
    *("```math\na\n```", "\n\n```math\n b\n```\n\n", "~~~math", "```", "```python\n", "- ", "# "),
)

FORMULAS = (
    r"\sigma'(x) \le 1/4",
    r"\frac{\partial L}{\partial \mathbf{w}_{ij}} = \sum_{k=1}^{n} \delta_k\, a_j",
    r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix} \xrightarrow[n \to \infty]{\text{거의}} 0",
    r"\underbrace{x + \dots + x}_{n} \ne \sqrt[3]{\widehat{abc}}",
    r"\color{blue} a \\ b \href{https://example.org}{c} < d > e & f".replace(" & f", r" \& f"),
    "가중치 é ☃ 50%",
    "",
    " x ",
    r"\text{``a''} \verb|x_1|",
)


@pytest.fixture(scope="module")
def convert() -> Callable[[str], str]:
    extension = KatexExtension(engine())

    def converted(text: str) -> str:
        return markdown(text, extensions=[extension, "pymdownx.superfences", "tables"])

    return converted


def inline(line: int, tex: str) -> FoundFormula:
    return FoundFormula(line, tex, display=False)


def displayed(line: int, tex: str) -> FoundFormula:
    return FoundFormula(line, tex, display=True)


def html(tex: str, *, display: bool = False) -> str:
    return engine().render(tex, display=display).html


def test_a_formula_in_a_sentence(convert: Callable[[str], str]) -> None:
    text = "기울기 $`\\sigma'(x)`$는 $``a`b``$와 `$x$`"
    first, second = html("\\sigma'(x)"), html("a`b")
    assert convert(text) == f"<p>기울기 {first}는 {second}와 <code>$x$</code></p>"


def test_a_displayed_formula(convert: Callable[[str], str]) -> None:
    text = "앞\n\n```math\na < b \\\\\nc\n```\n\n뒤"
    shown = html("\na < b \\\\\nc\n", display=True)
    assert convert(text) == f"<p>앞</p>\n<p>{shown}</p>\n<p>뒤</p>"


def test_a_displayed_formula_in_a_list(convert: Callable[[str], str]) -> None:
    text = "- 앞\n\n    ```math\n    a\n      b\n    ```\n\n    뒤\n"
    shown = html("\na\n  b\n", display=True)
    assert convert(text) == (f"<ul>\n<li>\n<p>앞</p>\n<p>{shown}</p>\n<p>뒤</p>\n</li>\n</ul>")


def test_a_formula_in_a_table(convert: Callable[[str], str]) -> None:
    assert html("|x|") in convert("| a | b |\n|---|---|\n| $`|x|`$ | 2 |")


def test_code_is_left_alone(convert: Callable[[str], str]) -> None:
    assert "katex" not in convert("```python\nx = '$`y`$'\n```\n\n`` $`x`$ ``")


def test_an_escaped_dollar_is_a_dollar(convert: Callable[[str], str]) -> None:
    assert convert(r"10\$") == "<p>10$</p>"


def test_bad_tex_is_raised(convert: Callable[[str], str]) -> None:
    with pytest.raises(BadTexError) as caught:
        convert("$`}`$")
    assert str(caught.value) == "KaTeX refuses the formula '}': Expected 'EOF', got '}'"


def test_no_process_is_started_and_no_other_host_is_named(
    convert: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a process")

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)
    page = convert("$`x_{77}`$") + markdown("$`x`$", extensions=[KatexExtension(Engine())])
    assert page.count("://") == page.count("http://www.w3.org/1998/Math/MathML") == 2


def test_the_extension_is_known_by_name(tmp_path: Path) -> None:
    page = markdown(
        "$`x`$",
        extensions=["dlprep.math"],
        extension_configs={"dlprep.math": {"cache": str(tmp_path)}},
    )
    assert page == f"<p>{html('x')}</p>"
    assert len(list(tmp_path.glob("*/*"))) == 1
    assert isinstance(makeExtension(), KatexExtension)


def test_documents_do_not_share_formulas() -> None:
    extension = KatexExtension(engine())
    markdown("$`x`$", extensions=[extension])
    marker = f"tmp_inline_md_katex_{original.make_marker_id('inlinex')}"
    assert markdown(marker, extensions=[extension]) == f"<p>{marker}</p>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "a $`x`$ b $`y`$\n$`z`$",
            [inline(0, "x"), inline(0, "y"), inline(1, "z")],
        ),
        ("\n```math\nx\n```\n", [displayed(3, "\nx\n")]),
        ("    ```math\n      x\n    ```", [displayed(2, "\n  x\n")]),
        ("`$` and `$`", [inline(0, " and ")]),
        ("```math\nx", []),
        ("$`x`$\n$`y`", [inline(0, "x"), inline(1, "")]),
    ],
)
def test_what_markdown_katex_finds(text: str, found: list[FoundFormula]) -> None:
    assert extension_formulas(text) == found


class Spelling(Engine):
    """Renders each formula as what it was given."""

    def render(self, tex: str, *, display: bool) -> Rendered:
        return Rendered(spelled(tex, {"display-mode": display}))


def spelled(tex: str, options: dict[str, bool]) -> str:
    return f"<i>{tex.encode().hex()} {options.get('display-mode', False)}</i>"


def page(extension: Extension, text: str) -> str:
    """The page, without the names that formulas have on the way, where the original spoils them."""
    try:
        return sub(r"katex_[0-9a-f]{20,}", "", markdown(text, extensions=[extension]))
    except IndexError:  # the original's answer to a dollar that nothing closes
        return "fails"


@given(st.lists(st.sampled_from(MARKUP), max_size=15).map("".join))
def test_formulas_go_where_the_original_puts_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrapper, "_PARSED_OPTIONS", {"strict": ""})  # else it starts a process
        patch.setattr(wrapper, "tex2html", spelled)
        expected = page(original.KatexExtension(insert_fonts_css=False), text)
    assert page(KatexExtension(Spelling()), text) == expected


@pytest.mark.slow
@pytest.mark.skipif(
    (platform.system(), platform.machine()) != ("Linux", "x86_64"),
    reason="the packaged command exists for other machines only",
)
@pytest.mark.parametrize("display", [False, True])
def test_the_html_is_that_of_the_packaged_command(tmp_path: Path, *, display: bool) -> None:
    executable = Path(str(resources.files("markdown_katex"))) / (
        "bin/katex_v0.15.1_node10_x86_64-Linux"
    )
    for number, tex in enumerate(FORMULAS):
        source, target = tmp_path / f"{number}.tex", tmp_path / f"{number}.html"
        source.write_text(tex)
        options = ["--display-mode"] if display else []
        files = ["--input", str(source), "--output", str(target)]
        subprocess.run([str(executable), *options, *files], check=True)
        assert target.read_text().strip() == html(tex, display=display)


def test_formulas_may_be_left_to_mathjax() -> None:
    text = "가 $`a < b & c`$, $``x`y``$\n\n- 목록\n\n    ```math\n    \\frac{1}{2} > 0\n    ```\n"
    done = markdown(text, extensions=[MathJaxExtension(), "pymdownx.superfences"])
    assert done == (
        "<p>가 \\(a &lt; b &amp; c\\), \\(x`y\\)</p>\n<ul>\n<li>\n<p>목록</p>\n"
        "<p>\\[\\frac{1}{2} &gt; 0\\]</p>\n</li>\n</ul>"
    )
