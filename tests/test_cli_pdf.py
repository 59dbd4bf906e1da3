"""The command line: `dlprep export pdf`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import SiteProject, tree
from click.testing import CliRunner

from dlprep.cli import main


def export(project: SiteProject, *arguments: str, **variables: str) -> tuple[int, str, str]:
    """What the command says in a process of its own, for tests have one browser running."""
    command = [sys.executable, "-m", "dlprep", "--root", str(project.root), "export", "pdf"]
    environment = {**os.environ, **variables}
    done = subprocess.run(
        [*command, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_booklets_of_every_chapter_and_language_are_written(
    small_project: SiteProject, tmp_path: Path
) -> None:
    (tmp_path / "dlprep-ko-gone.pdf").write_bytes(b"")
    (tmp_path / ".dlprep-booklets").write_text("dlprep-ko-gone.pdf\n")
    status, said, _ = export(small_project, str(tmp_path))
    assert (status, said) == (0, f"{tmp_path}: 6 files written, 0 unchanged, 1 removed.\n")
    names = [
        f"dlprep-{language}-{each}.pdf"
        for language in ("en", "ko")
        for each in ("basics", "cards", "training")
    ]
    written = tree(tmp_path)
    assert sorted({*written} - {".dlprep-booklets"}) == names
    assert all(written[name].startswith(b"%PDF-") for name in names)


def test_without_a_site_the_command_says_how_to_make_one(
    project: SiteProject, tmp_path: Path
) -> None:
    site = tmp_path / "empty"
    arguments = ["--root", str(project.root), "export", "pdf", str(tmp_path), "--site", str(site)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"Error: {site} holds no built site: there is no revision/index.html. "
        "Run `mkdocs build`, or name it with --site.\n"
    )


def test_without_a_browser_the_command_says_how_to_get_one(
    small_project: SiteProject, tmp_path: Path
) -> None:
    status, said, complained = export(small_project, str(tmp_path), CHROMIUM="/nowhere/chromium")
    assert (status, said) == (1, "")
    assert complained.startswith(
        "Error: Chromium does not start. Install it, for example with `playwright install "
        "chromium`, or name it in the variable CHROMIUM. "
    )
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_command_says_how_to_get_it(
    small_project: SiteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "playwright", None)
    monkeypatch.delitem(sys.modules, "playwright.sync_api", raising=False)
    arguments = ["--root", str(small_project.root), "export", "pdf", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: booklets are made with playwright, which is not installed. "
        "Install it with: pip install 'dlprep[export]'\n"
    )
