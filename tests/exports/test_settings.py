"""The settings for other generators, and the sites that these make with them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest
from built_site import REPOSITORY, Built, SiteProject
from click.testing import CliRunner
from html_page import Html
from mkdocs.utils.yaml import yaml_load

from dlprep.cli import main
from dlprep.exports.settings import settings
from dlprep.model import LANGUAGES
from dlprep.rendering.site import NavigationItem, Site

SITE: Final = Site(
    language="en",
    pages=(),
    navigation=(
        NavigationItem("Home", "index.md"),
        NavigationItem("A < B & C", None, (NavigationItem("Why?", "questions/a.md"),)),
    ),
)
GENERATORS: Final = ("mkdocs", "properdocs", "zensical")
GUIDES: Final = [REPOSITORY / "docs" / language / "generators.md" for language in LANGUAGES]
COMMAND: Final = re.compile(
    r"^\$ (?P<generator>\w+) (?P<arguments>build -f (?:ko|en)\.yml)$", re.MULTILINE
)


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml_load(text)
    return found


def test_settings_name_the_folders_and_words_of_the_language() -> None:
    found = read(settings(SITE))
    assert (found["docs_dir"], found["site_dir"]) == ("en", "site/en")
    assert found["theme"]["language"] == "en"
    assert found["site_name"] == "DL Interviews"
    assert [link["link"] for link in found["extra"]["alternate"]] == ["../ko/", "../en/"]


def test_the_navigation_is_written_as_themes_show_it() -> None:
    assert read(settings(SITE))["nav"] == [
        {"Home": "index.md"},
        {"A &lt; B &amp; C": [{"Why?": "questions/a.md"}]},
    ]


def test_pages_are_read_and_look_as_in_our_own_build() -> None:
    """What the plugin adds there stands here."""
    found, ours = read(settings(SITE)), read((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert found["markdown_extensions"] == [*ours["markdown_extensions"], "dlprep.math"]
    assert found["extra_css"] == ["assets/katex/katex.min.css", *ours["extra_css"]]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.parent.name)
def test_the_guides_name_the_commands_of_every_generator(guide: Path) -> None:
    assert sorted(COMMAND.findall(guide.read_text("utf-8"))) == [
        (generator, f"build -f {language}.yml")
        for generator in GENERATORS
        for language in sorted(LANGUAGES)
    ]


@pytest.fixture(scope="module")
def rendered(small_project: SiteProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project as `dlprep render` writes it."""
    folder = tmp_path_factory.mktemp("rendered") / "tree"
    root = str(small_project.root)
    result = CliRunner().invoke(main, ["--root", root, "render", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module", params=GENERATORS)
def made(
    request: pytest.FixtureRequest, rendered: Path, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """Both languages as the guide says that another generator makes them."""
    folder = tmp_path_factory.mktemp(request.param) / "tree"
    shutil.copytree(rendered, folder)
    for generator, arguments in COMMAND.findall(GUIDES[0].read_text("utf-8")):
        if generator == request.param:
            make(generator, folder, *arguments.split())
    return Built(0, "", folder / "site")


def make(generator: str, folder: Path, *arguments: str) -> None:
    """Run a generator in ``folder``; a warning is a failure."""
    done = subprocess.run(
        [sys.executable, "-m", generator, *arguments, "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def formulas(pages: Iterable[Html], folder: str) -> dict[str, int]:
    """How many formulas each page below ``folder`` has, by its path there."""
    inside = {page.path.removeprefix(folder): page for page in pages if folder in page.path}
    return {path: len(page.all("math")) for path, page in inside.items()}


@pytest.mark.slow
def test_other_generators_make_every_page_with_every_formula(made: Built, built: Built) -> None:
    korean = [page for page in built.pages() if not page.path.startswith("en/")]
    assert formulas(made.pages(), "ko/") == formulas(korean, "")
    assert formulas(made.pages(), "en/") == formulas(built.pages(), "en/")
    assert sum(formulas(made.pages(), "en/").values()) > 0


@pytest.mark.slow
def test_other_generators_make_no_broken_link(made: Built) -> None:
    broken = made.broken_links()
    assert [link for link in broken if not link[0].endswith("404.html")] == []


@pytest.mark.slow
@pytest.mark.parametrize("generator", GENERATORS)
def test_the_address_of_the_site_stands_in_a_file_that_inherits(
    generator: str, rendered: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tree"
    shutil.copytree(rendered, folder)
    for language in LANGUAGES:
        own = f"INHERIT: {language}.yml\nsite_url: https://dl.example/{language}/\n"
        (folder / f"own.{language}.yml").write_text(own, "utf-8")
        make(generator, folder, "build", "-f", f"own.{language}.yml")
    built = Built(0, "", folder / "site")
    canonical = built.page("ko/questions/sigmoid").one("link", rel="canonical")
    assert canonical["href"] == "https://dl.example/ko/questions/sigmoid/"
    assert built.broken_links() == []
