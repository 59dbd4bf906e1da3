"""What a question's page tells search engines."""

from __future__ import annotations

import json
from typing import Any

import yaml
from made_executed import executed, question, site

from dlprep.model import Language
from dlprep.stages import Executed, Run


def data(made: Executed, language: Language = "en", home: str = "") -> dict[str, Any]:
    pages = {page.path: page for page in site(made, language, home=home).pages}
    read: dict[str, Any] = json.loads(block(pages["questions/gradient.md"].markdown))
    return read


def block(markdown: str) -> str:
    """The data block that the theme puts into the head, from the page's front matter."""
    text: str = yaml.safe_load(markdown.split("---")[1])["structured_data"]
    return text


def test_the_short_answer_is_the_accepted_one() -> None:
    assert data(executed(), "ko", home="https://host/") == {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "inLanguage": "ko",
        "mainEntity": {
            "@type": "Question",
            "name": "경사란?",
            "inLanguage": "ko",
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": "짧은 답입니다.",
                "inLanguage": "ko",
                "url": "https://host/questions/gradient/#short",
            },
        },
    }


def test_without_an_address_of_the_site_the_answer_has_none() -> None:
    assert "url" not in data(executed())["mainEntity"]["acceptedAnswer"]


def test_each_text_says_which_language_it_is_in() -> None:
    entity = data(executed(question("short: {ko: 우리말뿐.}")))["mainEntity"]
    assert entity["inLanguage"] == "en"
    assert entity["acceptedAnswer"]["inLanguage"] == "ko"


def test_texts_are_plain_and_have_their_values() -> None:
    yaml = """
    short:
      ko: 답.
      en: The `top` is **[[a.top:.2f]]**, $`x_1`$, [[a.kind]].
    answer:
      ko: "[[a]]"
      en: "[[a]]"
    snippets:
      a:
        code: |
          print(1)
    """
    run = Run(stdout="", values={"top:.2f": "0.25", "kind": "a_<b>*"})
    entity = data(executed(question(yaml), runs={"a": run}))["mainEntity"]
    assert entity["acceptedAnswer"]["text"] == "The top is 0.25, x_1, a_<b>*."


def test_no_text_ends_the_block_or_means_anything_to_markdown() -> None:
    made = executed(question("question: {ko: 답., en: 'A </script> \\$`x`$ & ``` <!--'}"))
    pages = {page.path: page for page in site(made).pages}
    assert not set("<&`$") & set(block(pages["questions/gradient.md"].markdown))
    assert "</script>" in data(made)["mainEntity"]["name"]
