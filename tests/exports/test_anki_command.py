"""`dlprep export anki`: what it writes, says and refuses."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from built_site import SiteProject, tree
from click.testing import CliRunner, Result

from dlprep.cli import main

NAMES = ["dlprep-en.apkg", "dlprep-ko-en.apkg", "dlprep-ko.apkg"]


@pytest.fixture(autouse=True)
def date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small project is in no repository."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910500")
    monkeypatch.delenv("DLPREP_SITE_URL", raising=False)


def export(project: SiteProject, folder: Path, *options: str) -> Result:
    arguments = ["--root", str(project.root), "export", "anki", str(folder), *options]
    return CliRunner().invoke(main, arguments)


def addresses(package: Path) -> set[str]:
    """The sites that the cards of a package link to."""
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        collection = archive.read("collection.anki2").decode("utf-8", "replace")
    return set(re.findall(r'href="(https://[^/]+/)(?:en/)?questions/', collection))


def test_every_edition_is_written_the_same_each_time(
    small_project: SiteProject, tmp_path: Path
) -> None:
    done = export(small_project, tmp_path / "a" / "decks")
    assert done.exit_code == 0, done.output
    assert re.findall(r"(dlprep-\S+): (.*?), \d+\.\d MB", done.stdout) == [
        ("dlprep-ko.apkg", "6 cards, 1 figure"),
        ("dlprep-en.apkg", "6 cards, 1 figure"),
        ("dlprep-ko-en.apkg", "3 cards, 0 figures"),
    ]
    export(small_project, tmp_path / "b")
    written = tree(tmp_path / "a" / "decks")
    assert sorted(written) == NAMES
    assert written == tree(tmp_path / "b")


def test_links_lead_to_the_address_in_the_settings(
    small_project: SiteProject, tmp_path: Path
) -> None:
    export(small_project, tmp_path)
    assert addresses(tmp_path / "dlprep-en.apkg") == {"https://dlprep.example/"}


def test_links_lead_to_the_address_that_is_given(
    small_project: SiteProject, tmp_path: Path
) -> None:
    export(small_project, tmp_path, "--site-url", "https://other.example")
    assert addresses(tmp_path / "dlprep-en.apkg") == {"https://other.example/"}


def test_without_an_address_nothing_is_written(project: SiteProject, tmp_path: Path) -> None:
    settings = project.text("mkdocs.yml")
    project.write("mkdocs.yml", re.sub(r"^site_url:.*\n", "", settings, flags=re.MULTILINE))
    done = export(project, tmp_path / "decks")
    assert done.exit_code == 2
    assert "mkdocs.yml has no site_url to link to. Give one with --site-url." in done.stderr
    assert not (tmp_path / "decks").exists()


def test_without_a_history_nothing_is_written(
    small_project: SiteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    done = export(small_project, tmp_path / "decks")
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "Error: Nothing was written: there is no git history that tells when questions changed "
        "(not a git repository"
    )
    assert not (tmp_path / "decks").exists()


def test_a_missing_extra_is_named_with_how_to_get_it(
    small_project: SiteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    monkeypatch.delitem(sys.modules, "dlprep.exports.anki.apkg", raising=False)
    monkeypatch.delattr("dlprep.exports.anki.apkg", raising=False)
    done = export(small_project, tmp_path / "decks")
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: cards for Anki are made with genanki, which is not installed. "
        "Install it with: pip install 'dlprep[export]'\n"
    )


def test_what_is_not_committed_is_named(project: SiteProject, tmp_path: Path) -> None:
    author = ("-c", "user.name=Someone", "-c", "user.email=someone@dl.example")
    for arguments in (("init",), ("add", "questions"), (*author, "commit", "--message=all")):
        subprocess.run(["git", *arguments], cwd=project.root, check=True, capture_output=True)
    quiet = export(project, tmp_path)
    project.edit("questions/basics/relu.yml", "음수", "0보다 작은 값")
    done = export(project, tmp_path)
    assert (quiet.exit_code, quiet.stderr.strip(), done.exit_code) == (0, "", 0)
    assert done.stderr.strip() == (
        "Anki will not see what changed since the last commit: questions/basics/relu.yml."
    )


def test_a_faulty_question_is_reported_and_nothing_written(
    project: SiteProject, tmp_path: Path
) -> None:
    project.edit("questions/basics/relu.yml", "level: ", "level: too ")
    done = export(project, tmp_path / "decks")
    assert done.exit_code == 1
    assert "questions/basics/relu.yml:1:8" in done.stderr
    assert not (tmp_path / "decks").exists()
