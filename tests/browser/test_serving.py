"""`mkdocs serve` while someone writes: edits show at once, mistakes do not take the site down."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import SiteProject
from playwright.sync_api import Browser, expect
from visits import Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RELU = "questions/basics/relu.yml"


def test_an_edit_shows_in_the_browser_by_itself(project: SiteProject, browser: Browser) -> None:
    with (
        project.serving() as server,
        Reader(browser, server.url, "load").visit("questions/relu/") as tab,
    ):
        project.edit(RELU, "음수는 0이 됩니다.", "음수는 남지 않습니다.")
        expect(tab.page.get_by_text("음수는 남지 않습니다.")).to_be_visible()
        assert "rebuilt 1 of " in server.output
        tab.page.goto(f"{server.url}en/questions/relu/")
        expect(tab.page.get_by_text("Negative numbers become 0.")).to_be_visible()


def test_the_last_good_site_answers_while_something_is_broken(project: SiteProject) -> None:
    with project.serving() as server:
        good = server.get("questions/relu/")
        project.edit(RELU, "level: intermediate", "level: hard")
        server.wait_for(
            "The site stays as it was until this is mended; browsers reload it unchanged."
        )
        assert f"{RELU}:1:8: " in server.output
        assert _same_but_for_reload_script(server.get("questions/relu/"), good)
        assert server.get("en/questions/relu/")[0] == 200
        project.edit(RELU, "level: hard", "level: advanced")
        server.wait_for("Reloading browsers", times=2)
        status, page = server.get("questions/relu/")
        assert status == 200
        assert "심화" in page
        assert "127.0.0.1" not in page + server.get("en/")[1] + server.get("sitemap.xml")[1]


def _same_but_for_reload_script(one: tuple[int, str], other: tuple[int, str]) -> bool:
    (status, page), (other_status, other_page) = one, other
    return status == other_status and (
        page.split("livereload")[0] == other_page.split("livereload")[0]
    )


def test_who_serves_sees_a_draft_that_no_build_takes(project: SiteProject) -> None:
    project.write(RELU, project.text(RELU).partition("references:")[0] + "references: []\n")
    place = f"{RELU}:{project.line(RELU, 'references:')}:13"
    with project.serving() as server:
        assert f"{place}: warning: references: " in server.output
        assert "아직 다 쓰지 않은 질문입니다." in server.get("questions/relu/")[1]
        assert "아직 다 쓰지 않은 질문입니다." not in server.get("questions/sigmoid/")[1]
    built = project.build()
    assert built.status == 1
    assert f"{place}: references: " in built.output


def test_a_broken_theme_leaves_the_last_good_site_too(project: SiteProject) -> None:
    with project.serving() as server:
        text = project.text("templates/overrides/main.html")
        project.write("templates/overrides/main.html", f"{text}{{% endfor %}}")
        server.wait_for(
            "The site stays as it was until this is mended; browsers reload it unchanged."
        )
        assert server.get("questions/relu/")[0] == 200
        assert server.get("en/")[0] == 200
        project.write("templates/overrides/main.html", text)
        server.wait_for("Reloading browsers", times=2)
        assert server.get("questions/relu/")[0] == 200


def test_a_new_question_and_a_new_figure_appear(project: SiteProject) -> None:
    with project.serving() as server:
        text = project.text("questions/training/seeds.yml")
        project.write("questions/basics/gelu.yml", text)
        project.edit("questions/syllabus.yml", "planned: gelu", "gelu")
        server.wait_for("Reloading browsers")
        assert server.get("questions/gelu/")[0] == 200
        assert server.get("en/questions/gelu/")[0] == 200


@pytest.mark.parametrize(
    "file", ["templates/question.md.j2", "docs/en/contributing.md", "mkdocs.yml"]
)
def test_everything_a_page_is_made_of_is_watched(project: SiteProject, file: str) -> None:
    with project.serving() as server:
        project.write(file, project.text(file) + "\n")
        server.wait_for("Reloading browsers")


def test_a_problem_at_the_start_ends_the_server(project: SiteProject) -> None:
    project.edit(RELU, "level: intermediate", "level: hard")
    with pytest.raises(AssertionError, match=f"{RELU}:1:8: "), project.serving() as server:
        assert server.process.wait() == 1


@pytest.mark.parametrize("words", ["Serving on", "Building documentation"])
def test_a_server_that_is_told_to_end_leaves_nothing_behind(
    project: SiteProject, tmp_path: Path, words: str
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    project.environment["TMPDIR"] = str(temporary)
    with project.serving(until=words) as server:
        assert [entry.name[:7] for entry in temporary.iterdir()] == ["mkdocs_"]
        server.process.terminate()
        assert server.process.wait(timeout=120) == (0 if words == "Serving on" else 1)
    assert list(temporary.iterdir()) == []
    assert "Traceback" not in server.output
