"""What every page of a built site must be, read from its files."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element, fromstring

import pytest
from built_site import Built
from html_page import leaves_site

QUESTIONS = ("sigmoid", "relu", "backpropagation", "seeds")
MOVED = "rectifier"
LANGUAGES = (("ko", ""), ("en", "en/"))
PAGES = (
    *("", "glossary/", "tags/", "map/", "revision/", "contributing/", "study/"),
    *("chapters/basics/", "chapters/training/"),
)
SITE = "https://dlprep.example/"


def test_every_page_is_there_in_both_languages(built: Built) -> None:
    wanted = [*PAGES, *(f"questions/{question}/" for question in (*QUESTIONS, MOVED))]
    pages = {f"{folder}{path}index.html" for _, folder in LANGUAGES for path in wanted}
    assert {page.path for page in built.pages()} == pages | {"404.html", "en/404.html"}


@pytest.mark.parametrize(("language", "folder"), LANGUAGES)
def test_pages_say_their_language(any_site: Built, language: str, folder: str) -> None:
    pages = [page for page in any_site.pages() if page.path.startswith("en/") == bool(folder)]
    assert {page.one("html")["lang"] for page in pages} == {language}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_switch_stays_on_the_question(built: Built, question: str) -> None:
    links = {
        folder: built.page(f"{folder}questions/{question}").one("a", class_="dl-languages__link")
        for _, folder in LANGUAGES
    }
    assert {folder: link["hreflang"] for folder, link in links.items()} == {"": "en", "en/": "ko"}
    assert urljoin(f"/questions/{question}/", links[""]["href"]) == f"/en/questions/{question}/"
    assert urljoin(f"/en/questions/{question}/", links["en/"]["href"]) == f"/questions/{question}/"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_search_engines_are_told_of_both_languages(built: Built, folder: str) -> None:
    links = built.page(f"{folder}questions/relu").all("link", rel="alternate ")
    assert {link["hreflang"]: link["href"] for link in links} == {
        "x-default": f"{SITE}questions/relu/",
        "ko": f"{SITE}questions/relu/",
        "en": f"{SITE}en/questions/relu/",
    }


def _sitemap(built: Built, path: str) -> dict[str | None, Element]:
    """The entry of each page in the sitemap at ``path``."""
    sitemap = fromstring(built.files()[path])  # noqa: S314 - our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {url.findtext(f"{space}loc"): url for url in sitemap.iter(f"{space}url")}


def test_the_sitemap_lists_each_page_in_each_language_with_its_translations(built: Built) -> None:
    entries = _sitemap(built, "sitemap.xml")
    paths = [*PAGES, *(f"questions/{question}/" for question in QUESTIONS)]
    assert entries.keys() == {f"{SITE}{folder}{path}" for _, folder in LANGUAGES for path in paths}
    assert _sitemap(built, "en/sitemap.xml").keys() == {f"{SITE}en/{path}" for path in paths}
    for _, folder in LANGUAGES:
        links = entries[f"{SITE}{folder}questions/seeds/"].iter(
            "{http://www.w3.org/1999/xhtml}link"
        )
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("ko", f"{SITE}questions/seeds/"),
            ("x-default", f"{SITE}questions/seeds/"),
            ("en", f"{SITE}en/questions/seeds/"),
        ]


def test_crawlers_are_led_to_the_sitemap_of_all_languages(built: Built) -> None:
    files = built.files()
    assert files["robots.txt"].decode() == (
        f"User-agent: *\nAllow: /\nSitemap: {SITE}sitemap.xml\n"
    )
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
    assert [path for path in files if path.endswith("robots.txt")] == ["robots.txt"]


def test_words_of_the_interface_are_in_the_language(built: Built) -> None:
    assert "30초 답변" in built.page("questions/relu").text
    assert "The first 30 seconds" in built.page("en/questions/relu").text
    for folder, word in (("", "질문과 용어 검색"), ("en/", "Search questions and terms")):
        search = built.page(f"{folder}questions/relu").one("input", class_="md-search__input")
        assert search["placeholder"] == word


def test_error_pages_are_in_the_language_and_work_at_any_address(built: Built) -> None:
    korean, english = built.html("404.html"), built.html("en/404.html")
    for page, home in ((korean, "/"), (english, "/en/")):
        ours = [link["href"] for link in page.all("link", rel="stylesheet")]
        assert ours
        assert all(address.startswith("/assets/") for address in ours)
        assert page.one("a", class_="md-header__button")["href"] == f"{home}."


def test_error_pages_say_it_in_both_languages(built: Built) -> None:
    for folder, languages in (("", ["ko", "en"]), ("en/", ["en", "ko"])):
        page = built.html(f"{folder}404.html")
        assert "페이지를 찾을 수 없습니다" in page.article
        assert "Page not found" in page.article
        assert [part["lang"] for part in page.all("div", class_="dl-missing")] == languages
        homes = {urljoin(SITE, link["href"]) for link in page.all("a")}
        assert homes >= {SITE, f"{SITE}en/"}


def test_error_pages_have_a_title_of_their_own(built: Built) -> None:
    for folder, title in (("", "페이지를 찾을 수 없습니다"), ("en/", "Page not found")):
        page = built.html(f"{folder}404.html")
        name = built.page(folder).one("meta", property="og:site_name")["content"]
        assert f"<title>{title} · {name}</title>" in page.source
        assert f"<title>{name}</title>" in built.page(folder).source


def test_each_language_has_a_search_index_of_its_own(built: Built) -> None:
    files = built.files()
    titles = {
        language: [
            page["title"] for page in json.loads(files[f"{folder}search/{language}.json"])["pages"]
        ]
        for language, folder in LANGUAGES
    }
    assert titles == {
        "ko": [
            "시그모이드의 미분은?",
            "ReLU는 왜 쓰나요?",
            "역전파가 무엇인가요?",
            "시드를 왜 고정하나요?",
        ],
        "en": ["What is the derivative of the sigmoid?", "Why ReLU?", "Why fix seeds?"],
    }


@pytest.mark.parametrize("folder", ["", "en/"])
def test_material_is_given_nothing_to_index(built: Built, folder: str) -> None:
    assert json.loads(built.files()[f"{folder}search/search_index.json"])["docs"] == []


def test_the_languages_share_scripts_styles_fonts_and_figures(any_site: Built) -> None:
    paths = any_site.files().keys()
    kinds = (".js", ".css", ".woff2", ".svg")
    assert [path for path in paths if path.startswith("en/") and path.endswith(kinds)] == []
    assert {path for path in paths if path.endswith("study/index.json")} == {"study/index.json"}


def test_what_readers_choose_holds_in_all_languages(any_site: Built) -> None:
    for page in any_site.pages():
        (scope,) = re.findall(r'__md_scope=new URL\("([^"]*)"', page.source)
        assert urljoin(f"{SITE}{page.path}", scope) == SITE, page.path


def test_what_no_page_loads_is_not_there(any_site: Built) -> None:
    files = any_site.files()
    scripts = {path for path in files if path.startswith("assets/javascripts/")}
    assert {re.sub(r"\.[0-9a-f]+\.", ".", path) for path in scripts} == {
        "assets/javascripts/bundle.min.js"
    }
    assert [path for path in files if path.endswith(".map") or "assets/images/" in path] == []
    assert [path for path in scripts if b"sourceMappingURL" in files[path]] == []


def test_what_shows_nothing_is_not_written(built: Built) -> None:
    for page in built.pages():
        assert not re.search(r"\n([ \t]*\n){4}", page.source), page.path
    code = built.page("questions/sigmoid")
    assert code.all("span", class_="nb")
    assert [*code.all("span", class_="n"), *code.all("span", class_="w")] == []


def test_no_formula_is_left_unrendered(any_site: Built) -> None:
    for page in any_site.pages():
        assert "$" not in page.prose, page.path
        assert "```" not in page.prose, page.path
        assert len(page.all("span", class_="katex-mathml")) == len(page.all("math")), page.path


def test_formulas_are_mathml_and_html(built: Built) -> None:
    for folder in ("", "en/"):
        page = built.page(f"{folder}questions/sigmoid")
        assert len(page.all("math")) == 2
        assert len(page.all("span", class_="katex-display")) == 1


def test_values_and_output_come_from_the_run(built: Built) -> None:
    page = built.page("en/questions/sigmoid")
    assert "The largest value is 0.25." in page.text
    assert "0.2500" in page.text


def test_a_page_tells_on_how_many_seeds_its_code_holds(built: Built) -> None:
    assert "시드 20개 중 20개에서 성립" in built.page("questions/seeds").text
    assert "holds on 20 of 20 seeds" in built.page("en/questions/seeds").text


def test_a_figure_is_a_file_of_the_site_with_an_alternative(built: Built) -> None:
    page = built.page("questions/sigmoid")
    figures = [image for image in page.all("img") if "assets/figures/" in image["src"]]
    assert {figure["alt"] for figure in figures} == {"원점에서 가장 높은 곡선"}
    for figure in figures:
        path = unquote(urljoin("/questions/sigmoid/", figure["src"])).lstrip("/")
        assert b"<svg" in built.files()[path]


def test_a_missing_translation_is_asked_for_and_shown_in_the_other_language(built: Built) -> None:
    page = built.page("en/questions/backpropagation")
    assert "연쇄 법칙을 뒤에서 앞으로 적용하는 일입니다." in page.text
    assert "has not been translated into English yet" in page.text
    assert any(
        link["href"].endswith("/edit/main/questions/training/backpropagation.yml")
        for link in page.all("a")
    )


def test_the_edit_link_leads_to_the_question_file(built: Built) -> None:
    edit = "https://github.com/dlprep/dlprep/edit/main/"
    for path, file in (
        ("questions/sigmoid", "questions/basics/sigmoid.yml"),
        ("en/questions/sigmoid", "questions/basics/sigmoid.yml"),
        ("contributing", "docs/ko/contributing.md"),
        ("en/contributing", "docs/en/contributing.md"),
    ):
        assert edit + file in {link["href"] for link in built.page(path).all("a")}, path


def test_code_has_elements_only_for_what_has_a_colour_of_its_own(built: Built) -> None:
    page = built.page("questions/relu")
    assert 'class="mi">' in page.source
    assert not [kind for kind in "nopw" if f'<span class="{kind}">' in page.source]


def test_nothing_leads_to_the_machine_that_built_it(any_site: Built) -> None:
    named = ("127.0.0.1", "localhost")
    for page in any_site.pages():
        assert [a for _, a in page.addresses() if any(name in a for name in named)] == [], page.path


def test_no_page_asks_another_host_for_anything(any_site: Built) -> None:
    for page in any_site.pages():
        for element, address in page.addresses():
            if element.tag in {"a", "form"} or element["rel"] in {"canonical", "alternate "}:
                continue
            assert not leaves_site(address), (page.path, element)
    for path, content in any_site.files().items():
        if path.endswith(".css"):
            addresses = re.findall(r"url\(\s*['\"]?([^)'\"]+)", content.decode())
            assert not [a for a in addresses if leaves_site(a) and not a.startswith("data:")], path


def test_every_link_leads_somewhere(any_site: Built) -> None:
    assert any_site.broken_links(SITE) == []


def test_no_mark_for_the_converter_of_markdown_is_left(any_site: Built) -> None:
    for page in any_site.pages():
        assert [each for each in page.elements if "markdown" in each.attributes] == [], page.path


def test_planned_questions_have_no_page_but_the_map(built: Built) -> None:
    named = [page.path for page in built.pages() if "gelu" in page.path + page.source.lower()]
    assert named == ["en/map/index.html", "map/index.html"]


def test_nothing_is_written_beside_the_site(built: Built) -> None:
    entries = {entry.name for entry in built.site.parent.iterdir()}
    assert entries == {".cache", "docs", "mkdocs.yml", "questions", "site", "templates"}
    assert not [path for path in built.files() if path.startswith(".")]
