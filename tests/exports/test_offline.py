"""What lets readers keep a site: lists of files, a worker of their build, manifests."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest

from dlprep.exports.offline import farewell, offline_files

SITE: Final = {
    "index.html": "첫 쪽",
    "404.html": "없는 쪽",
    "preview.png": "",
    "assets/dlprep/page.js": "page",
    "assets/figures/a.svg": "<svg/>",
    "assets/figures/b.png": "",
    "questions/relu/index.html": "ReLU",
    "questions/relu/index.md": "# ReLU",
    "questions/relu/preview.png": "",
    "study/index.html": "연습",
    "study/index.json": "{}",
    "search/ko.json": "{}",
    "sitemap.xml": "",
    "robots.txt": "",
    "downloads/dlprep-ko.zip": "",
    "en/index.html": "Home",
    "en/404.html": "Missing",
    "en/questions/relu/index.html": "ReLU",
    "en/study/index.html": "Practice",
    "en/search/en.json": "{}",
    "sw.js": "of an earlier build",
    "manifest.webmanifest": "{}",
    "offline/ko.json": "{}",
    ".dlprep-lock": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in SITE.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def listed(site: Path, language: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(offline_files(site)[f"offline/{language}.json"])
    return made


def paths(site: Path, language: str) -> list[str]:
    return sorted(path for path, _ in listed(site, language)["files"])


def test_each_language_has_its_pages_and_what_all_share(site: Path) -> None:
    assert paths(site, "ko") == [
        "",
        "assets/dlprep/page.js",
        "assets/figures/a.svg",
        "assets/figures/b.png",
        "questions/relu/",
        "search/ko.json",
        "study/",
        "study/index.json",
    ]
    assert paths(site, "en") == [
        "assets/dlprep/page.js",
        "assets/figures/a.svg",
        "assets/figures/b.png",
        "en/",
        "en/questions/relu/",
        "en/search/en.json",
        "en/study/",
        "study/index.json",
    ]


def test_a_file_is_known_by_what_is_in_it(site: Path) -> None:
    digest = sha256("연습".encode()).hexdigest()[:16]
    assert ["study/", digest] in listed(site, "ko")["files"]


def test_a_changed_page_makes_another_build_and_another_worker(site: Path) -> None:
    before = offline_files(site)
    assert offline_files(site) == before
    build = listed(site, "ko")["build"]
    assert listed(site, "en")["build"] == build
    assert f'const BUILD = "{build}";' in before["sw.js"].decode()
    (site / "en/index.html").write_text("New", "utf-8")
    assert listed(site, "ko")["build"] != build
    assert offline_files(site)["sw.js"] != before["sw.js"]


def test_each_language_begins_with_practice_on_a_home_screen(site: Path) -> None:
    made = offline_files(site)
    korean, english = (
        json.loads(made[path]) for path in ("manifest.webmanifest", "en/manifest.webmanifest")
    )
    assert (korean["start_url"], korean["scope"]) == ("study/", "./")
    assert (english["start_url"], english["scope"]) == ("study/", ".././")
    assert [icon["src"] for icon in english["icons"]] == ["../icon-192.png", "../icon-512.png"]


def test_the_worker_of_a_site_that_is_not_kept_goes_away() -> None:
    (worker,) = farewell().values()
    assert "unregister" in worker.decode()
    assert "respondWith" not in worker.decode()
