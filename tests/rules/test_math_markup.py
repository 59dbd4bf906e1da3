from re import findall

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from dlprep.math import Engine, KatexExtension
from dlprep.math.formulas import formulas
from dlprep.math.katex import Rendered
from dlprep.model import Text
from dlprep.problems import Place
from dlprep.rules import math_markup
from dlprep.rules.text_fields import TextField

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
    field = TextField("answer", "ko", Text(text, Place("a.yml")))
    if list(math_markup.check_text(field)):
        return
    page = markdown(
        text, extensions=[KatexExtension(Numbering()), "pymdownx.superfences", "tables"]
    )
    meant = [(formula.tex, formula.display) for formula in formulas(text, field.spans)]
    assert shown(page) == meant
