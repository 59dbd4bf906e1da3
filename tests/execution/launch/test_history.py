"""What took long last time comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlprep.execution import History, Settings, run_snippets
from dlprep.execution.plan import plan_snippets
from dlprep.project import CacheFolder
from execution.snippets import checked, question, snippet

ASKED = checked(question(*(snippet(f"print({name!r})\n", name=name) for name in "abc")))
NAMES = ["one.a", "one.b", "one.c"]


def ordered(history: History) -> list[str]:
    return [one.name for one in history.longest_first(plan_snippets(ASKED))]


def noted(folder: Path, **seconds: float) -> History:
    history = History(CacheFolder(folder).durations)
    for name, each in seconds.items():
        history.note(f"one.{name}", each)
    return history


def test_without_a_history_snippets_keep_their_order(tmp_path: Path) -> None:
    assert ordered(History(CacheFolder(tmp_path).durations)) == NAMES


def test_the_longest_comes_first_and_what_never_ran_before_it(tmp_path: Path) -> None:
    noted(tmp_path, a=1.0, c=2.0).keep()
    assert ordered(History(CacheFolder(tmp_path).durations)) == ["one.b", "one.c", "one.a"]


def test_the_last_run_counts(tmp_path: Path) -> None:
    noted(tmp_path, a=1.0, b=2.0, c=3.0).keep()
    noted(tmp_path, b=4.0).keep()
    assert ordered(History(CacheFolder(tmp_path).durations)) == ["one.b", "one.c", "one.a"]


def test_snippets_run_longest_first(tmp_path: Path) -> None:
    noted(tmp_path, a=1.0, b=2.0, c=3.0).keep()
    ended: list[str] = []
    run_snippets(
        ASKED,
        Settings(workers=1),
        cache=CacheFolder(tmp_path),
        progress=lambda _done, _total, name: ended.append(name),
    )
    assert ended == NAMES[::-1]


def test_runs_are_remembered(tmp_path: Path) -> None:
    run_snippets(ASKED, Settings(workers=1), cache=CacheFolder(tmp_path))
    assert set(History(CacheFolder(tmp_path).durations)._seconds) == set(NAMES)


def test_another_history_adds_what_is_not_known_here(tmp_path: Path) -> None:
    noted(tmp_path / "other", a=1.0, b=2.0).keep()
    history = noted(tmp_path, a=5.0, c=0.0)
    history.join(CacheFolder(tmp_path / "other").durations)
    assert ordered(history) == ["one.a", "one.b", "one.c"]


def test_no_more_is_remembered_than_is_of_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.execution.launch.history._MOST", 2)
    noted(tmp_path, a=1.0, b=2.0, c=3.0).keep()
    assert set(History(CacheFolder(tmp_path).durations)._seconds) == {"one.b", "one.c"}


@pytest.mark.parametrize("text", ["", "[1]", '{"one.a": "x"}', '{"one.a": -1}', "[" * 100_000])
def test_a_history_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "seconds.json").write_text(text, "utf-8")
    assert ordered(History(CacheFolder(tmp_path).durations)) == NAMES


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    noted(tmp_path / "file", a=1.0).keep()
    assert (tmp_path / "file").read_text("utf-8") == ""
