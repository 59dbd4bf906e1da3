import pytest
from rule_cases import found

from dlprep.rules import fence_options


def short(*lines: str) -> str:
    return "\n".join(["short:", "  en: |", *(f"    {line}" for line in lines)])


@pytest.mark.parametrize("first", ["```", "```python", "~~~ c++", "````text", "```math"])
def test_accepts_a_language_alone(first: str) -> None:
    marks = first[: first.count(first[0])]
    assert (
        found(fence_options, short(first, "```x title='y'" if "~" in first else "x", marks)) == []
    )


@pytest.mark.parametrize("line", ["```x``` is code", "``` ` ``` = a back-tick", "a ```x y=``` b"])
def test_accepts_code_in_a_sentence(line: str) -> None:
    assert found(fence_options, short(line)) == []


@pytest.mark.parametrize(
    ("first", "column", "options"),
    [
        ("```{.python #short .x}", 8, "{.python #short .x}"),
        ("``` {.python}", 9, "{.python}"),
        ("```python {#short}", 15, "{#short}"),
        ('~~~python title="A block"', 15, 'title="A block"'),
        ('```python linenums="1"', 15, 'linenums="1"'),
        ('```python title="`x`"', 15, 'title="`x`"'),
        ("```python x title='`'", 15, "x title='`'"),
        ("```python hl_lines", 15, "hl_lines"),
        ('    ```python title="x"', 19, 'title="x"'),
        ('> ```python title="x"', 17, 'title="x"'),
    ],
)
def test_refuses_anything_else(first: str, column: int, options: str) -> None:
    closing = "~~~" if first.startswith("~") else "```"
    assert found(fence_options, short("Text.", "", first, "x", closing)) == [
        (
            f"sigmoid.yml:5:{column}: `{options}` on the block's first line would change the "
            "page's HTML -> Write nothing but the language there, as in ```python."
        )
    ]
