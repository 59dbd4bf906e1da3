"""The search under `mkdocs serve`, under instant navigation, and where its results lead."""

from __future__ import annotations

import json

import pytest
from built_site import Built, SiteProject
from plain_server import served
from playwright.sync_api import Browser, Page, expect
from search_box import SearchBox
from visits import Reader

pytestmark = pytest.mark.browser

SIGMOID = "questions/basics/sigmoid.yml"

OFFERED = """async ([engine, address]) => {
  const { createEngine } = await import(engine);
  const index = await (await fetch(address)).json();
  const searching = createEngine(index);
  const queries = index.pages.flatMap((page) => [...(page.headings ?? []), ...(page.points ?? [])]);
  const offered = {};
  for (const query of queries) {
    for (const { id, sections } of searching.search(query).results) {
      offered[id] = [...(offered[id] ?? []), ...sections.map(({ anchor }) => anchor)];
    }
  }
  return offered;
}"""
"""What the engine offers for every heading and key point of the index: anchors, by page."""


@pytest.mark.parametrize(("folder", "language"), [("", "ko"), ("en/", "en")])
def test_every_section_offered_is_there(
    browser: Browser, any_site: Built, folder: str, language: str
) -> None:
    with served(any_site.site) as home, Reader(browser, home).visit(folder) as tab:
        index = f"{home}{folder}search/{language}.json"
        addresses = [f"{home}assets/dlprep/search/engine.js", index]
        offered: dict[str, list[str]] = tab.page.evaluate(OFFERED, addresses)
    ids = {name: any_site.page(f"{folder}questions/{name}").ids for name in offered}
    assert sum(map(len, offered.values())) > 0
    assert {
        name: missing for name, anchors in offered.items() if (missing := set(anchors) - ids[name])
    } == {}


def test_every_question_is_in_the_index_of_its_languages(any_site: Built) -> None:
    for language, folder in (("ko", ""), ("en", "en/")):
        index = json.loads(any_site.files()[f"{folder}search/{language}.json"])
        for page in index["pages"]:
            html = any_site.page(f"{folder}questions/{page['id']}")
            assert "lang" not in html.all("h1")[0].attributes, page["id"]


@pytest.mark.slow
def test_an_edit_is_found_once_the_page_has_reloaded(
    project: SiteProject, browser: Browser
) -> None:
    with (
        project.serving() as server,
        Reader(browser, server.url, "load").visit("questions/relu/") as tab,
    ):
        box = SearchBox(tab.page)
        box.search("아나콘다")
        expect(box.status).to_have_text("검색어에 맞는 질문이나 용어가 없습니다")
        with tab.page.expect_navigation():
            project.edit(SIGMOID, "aliases: [로지스틱", "aliases: [아나콘다, 로지스틱")
        box.search("아나콘다")
        box.expect_first(f"{server.url}questions/sigmoid/")
        assert "rebuilt " in server.output


@pytest.mark.slow
def test_instant_navigation_keeps_the_search(project: SiteProject, browser: Browser) -> None:
    project.edit("mkdocs.yml", "  features:\n", "  features:\n    - navigation.instant\n")
    with served(project.root / "site") as home:
        project.environment["DLPREP_SITE_URL"] = home  # Material goes by the sitemap
        assert project.build().ok
        _walk_by_searching(Reader(browser, home))


def _walk_by_searching(reader: Reader) -> None:
    with reader.visit("en/questions/relu/") as tab:
        tab.page.evaluate("globalThis.sameDocument = true")
        _find(tab.page, "sigmoid", f"{tab.home}en/questions/sigmoid/")
        _find(tab.page, "seeds", f"{tab.home}en/questions/seeds/")
        expect(tab.page.locator("h1[id]")).to_have_text("Why fix seeds?")
        assert tab.page.evaluate("globalThis.sameDocument") is True
        _find(tab.page, "연쇄 법칙", f"{tab.home}questions/backpropagation/")
        expect(tab.page.locator("h1[id]")).to_have_text("역전파가 무엇인가요?")
        assert tab.faults == []


def _find(page: Page, words: str, address: str) -> None:
    box = SearchBox(page)
    box.open()
    box.field.fill(words)
    box.expect_first(address)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}**")
    page.wait_for_timeout(500)  # a moment after each navigation Material closes the search
