"""Which snippets are tried, and what must be in order before."""

from __future__ import annotations

import pytest
from built_site import SiteProject

from dlprep import rules, trials
from dlprep.execution import Settings, Shard
from dlprep.math import KatexUnavailableError
from dlprep.problems import Refusal
from dlprep.project import Project
from dlprep.stages import SnippetId
from dlprep.trials import Choice

RELU = "questions/basics/relu.yml"
EVERYTHING = {("sigmoid", "slope"), ("relu", "clip"), ("seeds", "drawn")}
DRAWN = Choice(named=frozenset({("seeds", "drawn")}))


def tried(project: SiteProject, choice: Choice) -> set[SnippetId]:
    outcomes = trials.try_out(Project(project.root), Settings(), choice)
    assert not isinstance(outcomes, Refusal)
    return set(outcomes.runs)


def test_snippets_that_are_named_are_tried_without_checking_other_questions(
    project: SiteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_checker: object, _collection: object) -> None:
        raise AssertionError("every question is checked")

    monkeypatch.setattr(rules.Checker, "check", check)
    project.edit(RELU, "음수는 0이 됩니다.", "음수는 0이 됩니다. $5")
    outcomes = trials.try_out(Project(project.root), Settings(), DRAWN)
    assert not isinstance(outcomes, Refusal)
    assert (set(outcomes.runs), outcomes.warnings) == ({("seeds", "drawn")}, ())


def test_snippets_are_tried_without_katex(
    project: SiteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise KatexUnavailableError("the markdown-katex package is gone. Install it anew.")

    monkeypatch.setattr(rules.Checker, "problems_of", none)
    assert tried(project, DRAWN) == {("seeds", "drawn")}


def test_shards_together_are_everything(project: SiteProject) -> None:
    shards = [tried(project, Choice(shard=Shard(number, 2))) for number in (1, 2)]
    assert sorted(map(len, shards)) == [1, 2]
    assert shards[0] | shards[1] == EVERYTHING


def test_a_shard_is_the_same_whatever_the_cache_knows(
    project: SiteProject, cold: SiteProject
) -> None:
    half = Choice(shard=Shard(1, 2))
    assert tried(cold, half) == tried(project, half)


def test_a_shard_of_snippets_that_are_named_has_none_of_the_others(project: SiteProject) -> None:
    shards = [tried(project, Choice(named=DRAWN.named, shard=Shard(n, 2))) for n in (1, 2)]
    assert shards[0] ^ shards[1] == {("seeds", "drawn")}


def test_for_a_shard_everything_must_be_in_order(
    project: SiteProject, runner_events: list[str]
) -> None:
    project.edit(RELU, "음수는 0이 됩니다.", "음수는 0이 됩니다. $5")
    for number in (1, 2):
        problems = trials.try_out(Project(project.root), Settings(), Choice(shard=Shard(number, 2)))
        assert isinstance(problems, Refusal)
        assert "bare-dollar" in [problem.code for problem in problems.problems]
    assert runner_events == []


def test_a_runner_is_started_only_for_a_shard_of_which_something_is_not_known(
    project: SiteProject, runner_events: list[str]
) -> None:
    project.edit(RELU, "print(", "print(1, ")
    for shard in (Shard(number, 3) for number in (1, 2, 3)):
        runner_events.clear()
        changed = ("relu", "clip") in tried(project, Choice(shard=shard))
        assert runner_events == (["start", "stop"] if changed else [])
