"""The site works wherever it is served from."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import urljoin

import pytest
from built_site import SiteProject, tree


def _switch(project: SiteProject, page: str) -> str:
    link = project.build().html(page).one("a", class_="dl-languages__link")
    return urljoin(f"https://host/{page}", link["href"])


@pytest.mark.parametrize("url", ["", "https://host/", "https://host/interviews/"])
def test_the_switch_works_below_any_address(project: SiteProject, url: str) -> None:
    project.setting("site_url", f'"{url}"')
    switched = _switch(project, "questions/relu/index.html")
    assert switched == "https://host/en/questions/relu/"


@pytest.mark.parametrize(
    ("url", "korean", "english"),
    [
        ("", "/", "/en/"),
        ("https://host/", "/", "/en/"),
        ("https://host/interviews/", "/interviews/", "/interviews/en/"),
    ],
)
def test_error_pages_know_where_the_site_is(
    project: SiteProject, url: str, korean: str, english: str
) -> None:
    built = project.setting("site_url", f'"{url}"').build()
    for page, home, other in (("404.html", korean, english), ("en/404.html", english, korean)):
        html = built.html(page)
        styles = [link["href"] for link in html.all("link", rel="stylesheet")]
        assert all(address.startswith(f"{korean}assets/") for address in styles), styles
        assert html.one("a", class_="md-header__button")["href"] == f"{home}."
        switch = html.one("a", class_="dl-languages__link")["href"]
        assert urljoin("https://host/some/where", switch) == f"https://host{other}"


@pytest.mark.parametrize("url", ["https://me.github.io/prep", "https://me.github.io/prep/"])
def test_the_environment_says_where_site_and_repository_are(project: SiteProject, url: str) -> None:
    project.environment |= {"DLPREP_SITE_URL": url, "DLPREP_REPO_URL": "https://github.com/me/prep"}
    built = project.build()
    assert built.ok, built.output
    assert [path for path, content in built.files().items() if b"dlprep.example" in content] == []
    page = built.page("en/questions/relu")
    canonical = page.one("link", rel="canonical")["href"]
    assert canonical == "https://me.github.io/prep/en/questions/relu/"
    edit = "https://github.com/me/prep/edit/main/questions/basics/relu.yml"
    assert edit in {link["href"] for link in page.all("a")}


def test_without_an_address_there_is_no_sitemap_entry(project: SiteProject) -> None:
    built = project.setting("site_url", '""').build()
    assert "<loc>" not in built.files()["sitemap.xml"].decode()


def test_pages_can_be_files_instead_of_folders(project: SiteProject) -> None:
    project.setting("use_directory_urls", "false")
    assert _switch(project, "questions/relu.html") == "https://host/en/questions/relu.html"


@pytest.mark.parametrize(
    ("folder", "settings"),
    [(".", "mkdocs.yml"), ("..", "project/mkdocs.yml"), ("docs", "../mkdocs.yml")],
)
def test_the_settings_may_be_named_from_anywhere(
    project: SiteProject, small_project: SiteProject, folder: str, settings: str
) -> None:
    built = project.build("--config-file", settings, folder=folder)
    assert built.ok, built.output
    assert built.files() == tree(small_project.root / "site")


def test_two_cold_builds_in_different_folders_are_identical(
    tmp_path: Path, small_project: SiteProject
) -> None:
    other = SiteProject.small(tmp_path / "a" / "folder elsewhere")
    other.environment["TZ"] = "Asia/Seoul"
    built = other.build()
    assert built.ok, built.output
    assert built.files() == tree(small_project.root / "site")


def test_a_site_from_a_repository_has_a_feed_of_new_questions(project: SiteProject) -> None:
    person = ("-c", "user.name=A", "-c", "user.email=a@host")
    for command in (("init", "-q"), ("add", "questions"), ("commit", "-q", "-m", "all")):
        subprocess.run(["git", *person, *command], cwd=project.root, check=True)
    built = project.build()
    for folder, title in (("", "새 질문 피드"), ("en/", "Feed of new questions")):
        page = built.page(f"{folder}questions/relu")
        announced = page.one("link", type="application/atom+xml")
        assert (announced["href"], announced["title"]) == ("../../feed.xml", title)
        assert page.one("a", type="application/atom+xml")["href"] == "../../feed.xml"
        feed = built.files()[f"{folder}feed.xml"].decode()
        assert f"<id>https://dlprep.example/{folder}questions/relu/</id>" in feed


def test_a_site_from_no_repository_says_why_it_has_no_feed(project: SiteProject) -> None:
    built = project.build()
    reason = f"There is no feed of new questions: git knows no history of {project.root}"
    assert reason in built.output
    assert built.page("").all("link", type="application/atom+xml") == []
    assert "feed.xml" not in built.files()
