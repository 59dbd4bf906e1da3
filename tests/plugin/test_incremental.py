"""Rebuilding what changed must give, byte for byte, what building everything anew gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from built_site import SiteProject, Tree, tree
from mkdocs.commands.build import build
from mkdocs.config import load_config

from dlprep.plugin import DlprepPlugin
from dlprep.plugin.incremental import FullBuildNeededError

pytestmark = pytest.mark.usefixtures("lent_runners")

SIGMOID = "questions/basics/sigmoid.yml"
RELU = "questions/basics/relu.yml"
SEEDS = "questions/training/seeds.yml"
RECORD = "questions/training/seeds.seeds.json"
SYLLABUS = "questions/syllabus.yml"

Edit = Callable[[SiteProject], object]


class Process:
    """What one process of `mkdocs serve` does, without its server."""

    def __init__(self, project: SiteProject, site: Path) -> None:
        self.project = project
        self.site = site
        config = load_config(str(project.root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        self.plugin = cast("DlprepPlugin", config.plugins["dlprep"])
        self.build()

    def build(self) -> None:
        build(load_config(str(self.project.root / "mkdocs.yml"), site_dir=str(self.site)))

    def update(self) -> int | None:
        """How many pages an incremental rebuild made, or nothing where it took a full build."""
        assert self.plugin.published is not None
        try:
            return self.plugin.published.update()
        except FullBuildNeededError:
            self.build()
            return None


def _clean(project: SiteProject, site: Path) -> Tree:
    Process(project, site)
    return tree(site)


def _body(project: SiteProject) -> None:
    for number, old in (("음수", "음수는 0이 됩니다."), ("Numbers", "Negative numbers become 0.")):
        more = f"{old}\n\n    ## {number}\n\n    **{number}** [{number}](question:sigmoid)."
        project.edit(RELU, old, more)


def _formula(project: SiteProject) -> None:
    for _ in ("ko", "en"):
        project.edit(SIGMOID, r"\sigma'(x) \le 1/4", r"\sigma'(x) \leq \frac{1}{4}")


def _figure(project: SiteProject) -> None:
    project.edit(SIGMOID, "plt.plot(x, s * (1 - s))", "plt.plot(x, 2 * s)")


def _second_figure(project: SiteProject) -> None:
    project.edit(SIGMOID, "plt.plot(x,", "plt.plot(x, s)\n      plt.figure()\n      plt.plot(x,")


def _value(project: SiteProject) -> None:
    project.edit(SEEDS, "default_rng(1)", "default_rng(2)")


def _record(project: SiteProject) -> None:
    project.edit(RECORD, '"tried": 20', '"tried": 40')


def _search_words(project: SiteProject) -> None:
    project.edit(SIGMOID, "aliases: [로지스틱", "aliases: [S자 곡선, 로지스틱")


def _template(project: SiteProject) -> None:
    text = project.text("templates/question.md.j2")
    project.write("templates/question.md.j2", f"{text}\nAt the end of every question.\n")


def _nothing(project: SiteProject) -> None:
    project.write(RELU, project.text(RELU))


def _title(project: SiteProject) -> None:
    project.edit(RELU, "en: Why ReLU?", "en: Why is ReLU used?")


def _level(project: SiteProject) -> None:
    project.edit(SEEDS, "level: advanced", "level: basic")


def _short(project: SiteProject) -> None:
    project.edit(SEEDS, "To get the same result again.", "To get the very same result again.")


def _order(project: SiteProject) -> None:
    project.edit(SYLLABUS, "      - sigmoid\n      - relu\n", "      - relu\n      - sigmoid\n")


def _new_question(project: SiteProject) -> None:
    text = project.text(SEEDS).replace("시드를", "난수 시드를").replace("Why fix", "Why ever fix")
    project.write("questions/basics/gelu.yml", text)
    project.edit(SYLLABUS, "planned: gelu", "gelu")


def _question_gone(project: SiteProject) -> None:
    project.remove(SEEDS).remove(RECORD).edit(SYLLABUS, "- seeds", "- planned: seeds")


def _hand_written_page(project: SiteProject) -> None:
    project.edit("docs/en/contributing.md", "Improve", "Please improve")


def _theme(project: SiteProject) -> None:
    project.edit("templates/overrides/404.html", "<h1>", "<h1>404: ")


def _setting(project: SiteProject) -> None:
    project.setting("use_directory_urls", "false")


IN_PLACE = (_body, _formula, _figure, _value, _record, _template, _nothing)
IN_FULL = (
    _title,
    _level,
    _second_figure,  # the home page counts them
    _order,
    _new_question,
    _question_gone,
    _hand_written_page,
    _theme,
    _setting,
)
EITHER = (_short, _search_words)


@pytest.mark.parametrize("edit", [*IN_PLACE, *IN_FULL, *EITHER])
def test_a_rebuild_equals_a_clean_build(project: SiteProject, tmp_path: Path, edit: Edit) -> None:
    process = Process(project, tmp_path / "served")
    edit(project)
    in_full = process.update() is None
    assert in_full == (edit in IN_FULL) or edit in EITHER
    assert tree(process.site) == _clean(project, tmp_path / "clean")


def test_only_the_pages_that_changed_are_rebuilt(project: SiteProject, tmp_path: Path) -> None:
    process = Process(project, tmp_path / "served")
    _body(project)
    assert process.update() == 2  # one question in two languages
    assert process.update() == 0


def test_pages_that_are_gone_are_forgotten(project: SiteProject, tmp_path: Path) -> None:
    process = Process(project, tmp_path / "served")
    known = [cache.pages._entries for cache in process.plugin._memory.contents.values()]
    assert ["questions/seeds.md" in pages for pages in known] == [True, True]
    _question_gone(project)
    process.update()
    assert ["questions/seeds.md" in pages for pages in known] == [False, False]


@pytest.mark.slow
def test_many_edits_in_a_row_equal_a_clean_build(project: SiteProject, tmp_path: Path) -> None:
    process = Process(project, tmp_path / "served")
    edits = (_body, _title, _figure, _new_question, _value, _order, _second_figure, _question_gone)
    for edit in edits:
        edit(project)
        process.update()
        assert tree(process.site) == _clean_elsewhere(project, tmp_path / "clean" / edit.__name__)


def _clean_elsewhere(project: SiteProject, site: Path) -> Tree:
    """A clean build by another instance of the plugin, so that this one remembers what it did."""
    built = project.build("--site-dir", str(site))
    assert built.ok, built.output
    return tree(site)
