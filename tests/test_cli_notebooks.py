"""The command line: `dlprep export notebooks`."""

import json
import sys
from pathlib import Path

import pytest
from built_site import SiteProject, tree
from click.testing import CliRunner, Result

from dlprep.cli import main


def export(project: SiteProject, folder: Path) -> Result:
    arguments = ["--root", str(project.root), "export", "notebooks", str(folder)]
    return CliRunner().invoke(main, [*arguments, "--site-url", "https://site.example"])


def test_notebooks_are_written_once_and_removed_with_their_question(
    project: SiteProject, tmp_path: Path
) -> None:
    folder = tmp_path / "notebooks"
    assert (
        export(project, folder).stdout == f"{folder}: 10 files written, 0 unchanged, 0 removed.\n"
    )
    before = tree(folder)
    assert json.loads(before["ko/relu.ipynb"])["metadata"]["dlprep"]["page"] == (
        "https://site.example/questions/relu/"
    )
    (folder / "ko/mine.ipynb").write_text("{}")
    assert (
        export(project, folder).stdout == f"{folder}: 0 files written, 10 unchanged, 0 removed.\n"
    )
    (project.root / "questions/training/seeds.yml").unlink()
    (project.root / "questions/training/seeds.seeds.json").unlink()
    syllabus = project.root / "questions/syllabus.yml"
    syllabus.write_text(syllabus.read_text("utf-8").replace("seeds", "planned: seeds"), "utf-8")
    assert export(project, folder).stdout == f"{folder}: 2 files written, 6 unchanged, 2 removed.\n"
    assert set(before) - set(tree(folder)) == {"en/seeds.ipynb", "ko/seeds.ipynb"}
    assert (folder / "ko/mine.ipynb").exists()


def test_without_the_extra_the_command_says_how_to_get_it(
    project: SiteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    result = export(project, tmp_path / "notebooks")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(
        "Error: notebooks are made with nbformat, which is not installed. "
        "Install it with: pip install 'dlprep[export]'\n"
    )
    assert not (tmp_path / "notebooks").exists()


def test_notebooks_need_an_address_to_link_to(project: SiteProject, tmp_path: Path) -> None:
    (project.root / "mkdocs.yml").unlink()
    arguments = ["--root", str(project.root), "export", "notebooks", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: mkdocs.yml has no site_url to link to. Give one with --site-url.\n"
    )
