"""A translation's pages lead to files at the root of the whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dlprep.plugin.shared_files import (
    SharedFile,
    lead_to_root,
    root_of_all,
    shared_file,
    tidy_theme_files,
)


def _config(language: str, theme: Path) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "site", "site_dir": "site/en", "theme": {"name": "material"}})
    config.validate()
    config.theme["language"] = language
    config.theme.dirs = [str(theme)]
    return config


@pytest.fixture
def english(tmp_path: Path) -> MkDocsConfig:
    """The settings of a translation's build."""
    return _config("en", tmp_path)


@pytest.fixture
def files(english: MkDocsConfig) -> Files:
    """A style that is shared and one that is not."""
    own = File("assets/own.css", "docs", english.site_dir, use_directory_urls=True)
    return Files([shared_file(english, "assets/a/page.css"), own])


@pytest.mark.parametrize(
    ("url", "written", "wanted"),
    [
        ("questions/relu/", '"../../assets/a/page.css"', '"../../../assets/a/page.css"'),
        ("questions/relu.html", '"../assets/a/page.css"', '"../../assets/a/page.css"'),
        ("./", "'assets/a/page.css'", "'../assets/a/page.css'"),
        ("/dlprep/en/", '"/dlprep/en/assets/a/page.css"', '"/dlprep/assets/a/page.css"'),
        ("a/", "url(../assets/a/page.css)", "url(../../assets/a/page.css)"),
        ("a/", '"../assets/a/page.css?x=1"', '"../../assets/a/page.css?x=1"'),
    ],
)
def test_an_address_of_a_shared_file_leads_to_the_root(
    files: Files, url: str, written: str, wanted: str
) -> None:
    assert lead_to_root(f"<p {written}>", url, files) == f"<p {wanted}>"


@pytest.mark.parametrize(
    "written",
    [
        '"../../assets/own.css"',  # of the language
        '"../assets/a/page.css"',  # another place
        "../../assets/a/page.css",  # a text
        '"../../assets/a/page.css.map"',  # no file
    ],
)
def test_everything_else_stays(files: Files, written: str) -> None:
    assert lead_to_root(f"<p>{written}", "questions/relu/", files) == f"<p>{written}"


@pytest.mark.parametrize(
    ("base", "root"),
    [("../..", "../../../"), (".", "../"), ("/en/", "/"), ("/dlprep/en/", "/dlprep/")],
)
def test_the_root_of_all_is_above_that_of_a_translation(
    english: MkDocsConfig, base: str, root: str
) -> None:
    assert root_of_all(english, base) == root


@pytest.mark.parametrize(("base", "root"), [("../..", "../../"), (".", "./"), ("/", "/")])
def test_the_root_of_all_is_that_of_the_default_language(
    tmp_path: Path, base: str, root: str
) -> None:
    assert root_of_all(_config("ko", tmp_path), base) == root


def _theme(folder: Path, config: MkDocsConfig) -> Files:
    contents = {
        "assets/javascripts/bundle.js": "run()\n//# sourceMappingURL=bundle.js.map\n",
        "assets/javascripts/bundle.js.map": "{}",
        "assets/javascripts/lunr/min/lunr.ko.min.js": "",
        "assets/javascripts/workers/search.js": "",
    }
    for path, content in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    own = File("assets/own.js.map", "docs", config.site_dir, use_directory_urls=True)
    return Files([own, *(File(path, str(folder), config.site_dir, True) for path in contents)])  # noqa: FBT003


def test_the_default_language_has_what_pages_load(tmp_path: Path) -> None:
    config = _config("ko", tmp_path)
    files = _theme(tmp_path, config)
    tidy_theme_files(files, config)
    assert [file.src_uri for file in files] == ["assets/own.js.map", "assets/javascripts/bundle.js"]
    assert files.src_uris["assets/javascripts/bundle.js"].content_string == "run()\n"


def test_a_translation_copies_nothing_of_the_theme(tmp_path: Path, english: MkDocsConfig) -> None:
    files = _theme(tmp_path, english)
    tidy_theme_files(files, english)
    shared = files.src_uris["assets/javascripts/bundle.js"]
    assert isinstance(shared, SharedFile)
    assert shared.dest_uri == "../assets/javascripts/bundle.js"
    shared.copy_file()
    assert not Path(shared.abs_dest_path).exists()
