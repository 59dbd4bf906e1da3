import pytest
from rule_cases import found

from dlprep.rules import thousands_separator


@pytest.mark.parametrize(
    ("text", "right"), [("1000장", "1,000"), ("약 65504", "65,504"), ("20000", "20,000")]
)
def test_tells_the_number_with_its_comma(text: str, right: str) -> None:
    digits = right.replace(",", "")
    assert found(thousands_separator, f"key_points: [{{ko: '{text}', en: One.}}]") == [
        f"sigmoid.yml:1:{20 + text.index(digits)}: {digits} has no comma -> Write {right}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1,000장",
        "999",
        "2012년",
        "1986, 1998",
        "2015–2020",
        "RTX 4090",
        "arXiv:1502.01852",
        "0.1234",
        "GPT-4000",
        "65504.5e3",
        "`1000`",
        "$`1000`$",
        "[글](question:sigmoid-1000)",
    ],
)
def test_accepts_years_names_and_code(text: str) -> None:
    assert found(thousands_separator, f"key_points: [{{ko: '{text}', en: One.}}]") == []
