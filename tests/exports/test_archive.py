"""A built site in a ZIP, which is read from a disk."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import unquote, urljoin
from zipfile import ZipFile

import pytest
from built_site import Built
from html_page import Html
from playwright.sync_api import Browser, expect

from dlprep.exports.archive import archive
from dlprep.model import LANGUAGES, Language

HOME = "https://one.example/site/"


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    asked: Language = request.param
    return asked


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_every_link_leads_to_a_file_or_to_the_site(built: Built, language: Language) -> None:
    files = opened(archive(built.site, language, HOME))
    pages = {
        path: Html(data.decode(), path) for path, data in files.items() if path.endswith("html")
    }
    assert len(pages) > 10
    local = [
        (path, urljoin(f"/{path}", address).lstrip("/").split("#")[0])
        for path, page in pages.items()
        for _, address in page.addresses()
        if not address.startswith(("#", "https://", "http://", "data:", "mailto:"))
    ]
    assert local
    assert [(path, target) for path, target in local if unquote(target) not in files] == []
    scripts = re.compile(r"<script(?![^>]*ld\+json)")
    assert [path for path, page in pages.items() if scripts.search(page.source)] == []


def test_it_is_the_same_twice_and_says_where_to_begin(built: Built, language: Language) -> None:
    made = archive(built.site, language, HOME)
    assert archive(built.site, language, HOME) == made
    start = {"ko": "index.html", "en": "en/index.html"}[language]
    note = opened(made)[f"dlprep-{language}/README.txt"].decode()
    assert start in note
    assert HOME in note
    assert f"dlprep-{language}/{start}" in opened(made)


@pytest.mark.browser
def test_it_is_read_from_a_disk(built: Built, browser: Browser, tmp_path: Path) -> None:
    with ZipFile(io.BytesIO(archive(built.site, "en", HOME))) as file:
        file.extractall(tmp_path)
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto((tmp_path / "dlprep-en/en/chapters/basics/index.html").as_uri())
    page.get_by_role("link", name="Why ReLU?").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why ReLU?")
    size = page.locator("h1").evaluate("heading => getComputedStyle(heading).fontSize")
    assert float(size.removesuffix("px")) > 20  # the styles are there
    page.close()
    assert faults == []
