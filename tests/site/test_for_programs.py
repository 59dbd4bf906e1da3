"""What a built site has for programs that read it: copies in Markdown and what leads to them."""

from __future__ import annotations

import json
import re

import pytest
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


def test_each_question_page_tells_its_question_and_answer(any_site: Built) -> None:
    for page in any_site.pages():
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.source)
        if page.all("p", class_="dl-meta"):
            (data,) = map(json.loads, found)
            assert data["@type"] == "QAPage"
            assert data["inLanguage"] == page.one("html")["lang"]
            assert data["mainEntity"]["acceptedAnswer"]["text"], page.path
        else:
            assert found == [], page.path


def test_the_answer_has_its_values(built: Built) -> None:
    source = built.page("en/questions/sigmoid").source
    assert '"text":"The sigmoid has a derivative of at most 1/4."' in source


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_shared_link_shows_a_preview(built: Built, folder: str) -> None:
    own = f"{folder}questions/relu/"
    for url, preview in (
        (own, f"{own}preview.png"),
        (f"{folder}glossary/", f"{folder}preview.png"),
    ):
        page = built.page(url)
        assert page.one("meta", property="og:image")["content"] == SITE + preview
        assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"
        assert built.files()[preview].startswith(b"\x89PNG")
    alternative = built.page(own).one("meta", property="og:image:alt")["content"]
    assert alternative == built.page(own).one("meta", property="og:title")["content"]


def test_the_home_page_is_shared_by_the_name_of_the_site(built: Built) -> None:
    titles = [
        built.page(folder).one("meta", property="og:title")["content"] for folder in ("", "en/")
    ]
    assert titles == ["딥러닝 면접 질문", "DL Interviews"]


def test_icons_lie_once_at_the_root(built: Built) -> None:
    icons = {path for path in built.files() if path.endswith((".ico", "icon.png", "2.png"))}
    assert icons == {
        "apple-touch-icon.png",
        "favicon.ico",
        "icon-192.png",
        "icon-512.png",
    }
