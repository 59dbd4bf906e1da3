"""The stages in a row, and what is not done again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from built_site import SiteProject

from dlprep import execution, pipeline, rules, trials
from dlprep.execution import Level, Settings
from dlprep.math import KatexUnavailableError
from dlprep.pipeline import Memo
from dlprep.problems import Code, Place, Problem, Refusal, Severity
from dlprep.project import Project
from dlprep.stages import Executed

RELU = "questions/basics/relu.yml"
SEEDS = "questions/training/seeds.yml"
RECORD = "questions/training/seeds.seeds.json"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the costly stages, in the order in which they were really done."""
    done: list[str] = []

    def noting(module: object, name: str) -> None:
        stage = getattr(module, name)

        def noted(*arguments: object, **options: object) -> Any:  # noqa: ANN401 # any stage's
            done.append(name)
            return stage(*arguments, **options)

        monkeypatch.setattr(module, name, noted)

    noting(rules.Checker, "check")
    noting(execution, "execute")
    return done


def _refused(found: object) -> list[str]:
    assert isinstance(found, Refusal)
    return _places(found.problems)


def _places(problems: Iterable[Problem]) -> list[str]:
    return [f"{one.place}: {one.code}" for one in problems if one.severity is Severity.ERROR]


def test_what_is_in_order_is_checked(project: SiteProject) -> None:
    checked = pipeline.check(Project(project.root))
    assert not isinstance(checked, Refusal)
    assert [one.id for one in checked.collection.questions] == [
        "sigmoid",
        "relu",
        "backpropagation",
        "seeds",
    ]
    assert [warning.code for warning in checked.warnings] == ["missing-translation"]


def test_problems_of_files_and_of_rules_come_together(project: SiteProject) -> None:
    project.edit(RELU, "level: intermediate", "level: hard")
    project.edit(SEEDS, "related: [backpropagation]", "related: [backpropagatoin]")
    assert _refused(pipeline.check(Project(project.root))) == [
        f"{RELU}:1:8: bad-level",
        f"{SEEDS}:3:11: unknown-reference",
    ]


def test_a_project_without_a_syllabus_is_a_problem(tmp_path: Path) -> None:
    assert _refused(pipeline.check(Project(tmp_path))) == [
        "questions:1:1: missing-file",
        "questions/glossary.yml:1:1: missing-file",
        "questions/syllabus.yml:1:1: missing-file",
    ]


def test_katex_that_cannot_be_had_is_a_problem(
    project: SiteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise KatexUnavailableError("the markdown-katex package is gone. Install it anew.")

    monkeypatch.setattr(pipeline, "katex_assets", none)
    missing = Problem(
        code=Code("katex-unavailable"),
        place=Place("pyproject.toml"),
        message="formulas cannot be typeset with the packages that are installed",
        remedy="the markdown-katex package is gone. Install it anew.",
    )
    assert pipeline.check(Project(project.root)) == Refusal((missing,))


def test_nothing_is_done_twice_for_the_same_files(project: SiteProject, calls: list[str]) -> None:
    memo = Memo()
    first = pipeline.run(Project(project.root), memo=memo)
    assert pipeline.run(Project(project.root), memo=memo) is first
    assert calls == ["check", "execute"]


def test_a_change_is_checked_and_run(project: SiteProject, calls: list[str]) -> None:
    memo = Memo()
    pipeline.run(Project(project.root), memo=memo)
    project.edit(RELU, "음수는 0이 됩니다.", "음수는 남지 않습니다.")
    pipeline.run(Project(project.root), memo=memo)
    assert calls == ["check", "execute", "check", "execute"]


def test_a_failing_snippet_stops_the_site_not_the_rest_of_the_trial(project: SiteProject) -> None:
    project.edit(SEEDS, "print(first == second)", "assert first != second")
    line = project.line(SEEDS, "assert first != second")
    place = f"{SEEDS}:{line}:14: snippet-failed"
    assert _refused(pipeline.render_all(Project(project.root))) == [place]
    outcomes = trials.try_out(Project(project.root), Settings())
    assert not isinstance(outcomes, Refusal)
    assert _places(outcomes.problems) == [place]
    assert set(outcomes.runs) == {("sigmoid", "slope"), ("relu", "clip")}


def test_what_ran_is_asked_for_again_where_more_is_required(
    project: SiteProject, calls: list[str]
) -> None:
    memo = Memo()
    for settings in (Settings(), Settings(), Settings(require=Level.FILTERS)):
        pipeline.run(Project(project.root), memo=memo, settings=settings)
    assert calls == ["check", "execute", "execute"]


def test_what_is_slow_is_told_each_time_also_of_snippets_that_are_not_run_again(
    project: SiteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.execution.judge.duration.ADVISED", -1)
    memo = Memo()
    pipeline.run(Project(project.root), memo=memo)
    project.edit(RELU, "음수는 0이 됩니다.", "음수는 남지 않습니다.")
    pipeline.run(Project(project.root), memo=memo)
    outcomes = trials.try_out(Project(project.root), Settings())
    assert not isinstance(outcomes, Refusal)
    for warnings in (memo.warnings, outcomes.warnings):
        slow = [Path(one.place.path).stem for one in warnings if one.code == "snippet-slow"]
        assert slow == ["sigmoid", "relu", "seeds"]


def test_the_runner_gets_ready_while_the_rules_look(
    cold: SiteProject, runner_events: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = rules.Checker.check

    def noting(*arguments: Any) -> Any:  # noqa: ANN401 # as it is called
        runner_events.append("check")
        return check(*arguments)

    monkeypatch.setattr(rules.Checker, "check", noting)
    assert isinstance(pipeline.run(Project(cold.root)), Executed)
    assert runner_events == ["start", "check", "stop"]


def test_a_runner_for_snippets_that_may_not_run_is_stopped(
    cold: SiteProject, runner_events: list[str]
) -> None:
    cold.edit(RELU, "음수는 0이 됩니다.", "음수는 0이 됩니다. $5")
    assert _refused(pipeline.run(Project(cold.root))) == [f"{RELU}:8:17: bare-dollar"]
    assert runner_events == ["start", "stop"]


def test_no_runner_is_started_for_files_that_cannot_be_read(
    cold: SiteProject, runner_events: list[str]
) -> None:
    cold.edit(RELU, "level: intermediate", "level: hard")
    assert _refused(pipeline.run(Project(cold.root))) == [f"{RELU}:1:8: bad-level"]
    assert runner_events == []


def test_no_runner_is_started_where_the_cache_knows_everything(
    project: SiteProject, runner_events: list[str]
) -> None:
    assert isinstance(pipeline.run(Project(project.root)), Executed)
    assert runner_events == []


def test_progress_counts_the_snippets_that_run(project: SiteProject) -> None:
    project.edit(SEEDS, "print(first == second)", "print(second == first)")
    told: list[tuple[int, int, str]] = []
    pipeline.run(Project(project.root), progress=lambda *told_now: told.append(told_now))
    assert told == [(1, 1, "seeds.drawn")]


def test_a_record_changes_its_page_and_runs_nothing(project: SiteProject) -> None:
    memo = Memo()
    told: list[object] = []

    def page() -> str:
        sites = pipeline.render_all(
            Project(project.root), memo=memo, progress=lambda *now: told.append(now)
        )
        assert not isinstance(sites, Refusal)
        return next(one.markdown for one in sites["en"].pages if one.path == "questions/seeds.md")

    assert "holds on 20 of 20 seeds" in page()
    project.edit(RECORD, '"tried": 20', '"tried": 40, "failed": [100]')
    assert "holds on 39 of 40 seeds" in page()
    project.remove(RECORD)
    assert "of 20 seeds" not in page()
    assert told == []


def test_every_language_is_rendered(project: SiteProject) -> None:
    sites = pipeline.render_all(Project(project.root), edit_base="https://host/edit/")
    assert not isinstance(sites, Refusal)
    korean, english = sites["ko"], sites["en"]
    assert [page.path for page in korean.pages] == [page.path for page in english.pages]
    assert sites["ko"] == pipeline.render(
        Project(project.root), "ko", edit_base="https://host/edit/"
    )


def test_a_broken_template_is_one_problem_for_both_languages(project: SiteProject) -> None:
    project.write("templates/question.md.j2", "{% if %}")
    assert _refused(pipeline.render_all(Project(project.root))) == [
        str(Place("templates/question.md.j2", 1, 1)) + ": template-syntax"
    ]


def test_every_site_serves_its_own_style_and_fonts() -> None:
    assets = pipeline.assets()
    assert "assets/katex/katex.min.css" in assets
    assert {path.split("/")[1] for path in assets} == {"dlprep", "katex"}
    assert all(assets.values())


def test_only_the_snippets_of_changed_questions_are_looked_at(
    project: SiteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = Memo()
    first = pipeline.run(Project(project.root), memo=memo)
    asked: list[object] = []
    execute = execution.execute

    def noting(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 # as it is called
        asked.append(options["only"])
        return execute(*arguments, **options)

    monkeypatch.setattr(execution, "execute", noting)
    project.edit(RELU, "음수는 0이 됩니다.", "음수는 남지 않습니다.")
    second = pipeline.run(Project(project.root), memo=memo)
    assert asked == [{("relu", "clip")}]
    assert not isinstance(first, Refusal)
    assert not isinstance(second, Refusal)
    assert second.runs.keys() == first.runs.keys()
    assert second.runs["sigmoid", "slope"] is first.runs["sigmoid", "slope"]
