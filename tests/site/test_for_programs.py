"""What a built site has for programs that read it: copies in Markdown and what leads to them."""

from __future__ import annotations

import re

from built_site import Built

SITE = "https://dlprep.example/"
QUESTIONS = ("sigmoid", "relu", "backpropagation", "seeds")


def test_each_question_lies_as_markdown_beside_its_page(built: Built) -> None:
    copies = {path for path in built.files() if path.endswith(".md")}
    assert copies == {
        f"{folder}questions/{question}/index.md" for folder in ("", "en/") for question in QUESTIONS
    }


def test_copies_and_their_list_lead_to_files_of_the_site(any_site: Built) -> None:
    files = any_site.files()
    texts = [content.decode() for path, content in files.items() if path.endswith((".md", ".txt"))]
    linked = {target for text in texts for target in re.findall(rf"[(<]{SITE}([^)>\s]*)", text)}
    assert len(linked) > len(QUESTIONS)
    assert [path for path in linked if not {path, f"{path}index.html"} & files.keys()] == []


def test_a_page_leads_to_its_copy(built: Built) -> None:
    for folder in ("", "en/"):
        page = built.page(f"{folder}questions/relu")
        assert page.one("a", type="text/markdown")["href"] == "index.md"
        assert built.page(f"{folder}glossary").all("a", type="text/markdown") == []
