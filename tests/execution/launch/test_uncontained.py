"""The one line that says what is not contained, and when it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlprep.execution import Level, Settings, run_snippets
from dlprep.execution.containment import landlock
from dlprep.execution.launch import dispatch
from dlprep.execution.launch.uncontained import describe_gaps
from dlprep.execution.wire.messages import Ready
from dlprep.project import CacheFolder
from execution.snippets import checked, question, snippet

_OPEN = "network, this user's files and its other processes are NOT protected from snippets"
_LACKS_LANDLOCK = {"full": "no namespaces", "filters": "no Landlock"}


@pytest.mark.parametrize(
    ("platform", "root", "gaps"),
    [
        ("linux", False, _OPEN),
        ("linux", True, f"{_OPEN}, nor is the number of processes bounded"),
        ("darwin", False, f"{_OPEN}, nor are memory and the number of processes bounded"),
        (
            "win32",
            False,
            f"{_OPEN}, nor are memory, processor time and the number of processes bounded",
        ),
    ],
)
def test_limits_alone(platform: str, gaps: str, *, root: bool) -> None:
    ready = Ready(level="limits", missing=_LACKS_LANDLOCK)
    assert describe_gaps(ready, root=root, platform=platform) == (
        f"containment is limits, not full: {gaps} (no namespaces)"
    )


@pytest.mark.parametrize(("version", "signals"), [(2, True), (3, True), (6, False)])
@pytest.mark.parametrize(
    ("root", "lacks"),
    [
        (False, "shared memory and a loopback"),
        (True, "processes, shared memory and a loopback"),
    ],
)
def test_filters(
    monkeypatch: pytest.MonkeyPatch, version: int, lacks: str, *, signals: bool, root: bool
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: version)
    open_signals = "signals to this user's other processes are not blocked; " if signals else ""
    emptied = "this user's files can be EMPTIED by snippets; " if version < 3 else ""
    assert describe_gaps(Ready(level="filters"), root=root, platform="linux") == (
        "containment is filters, not full: "
        f"the size of all temporary files together is not bounded; {emptied}{open_signals}"
        f"snippets that need {lacks} fail (a lower level was asked for)"
    )


def test_the_layer_that_was_asked_for_and_is_missing_is_the_reason() -> None:
    said = describe_gaps(Ready(level="limits", missing={"filters": "no Landlock"}))
    assert said.endswith(" (no Landlock)")


def test_nothing_is_said_where_everything_is_contained() -> None:
    assert describe_gaps(Ready(level="full")) == ""


def _told(tmp_path: Path, code: str, contain: Level | None, *, twice: bool = False) -> list[str]:
    told: list[str] = []
    settings = Settings(contain=contain, note=lambda line, _level: told.append(line))
    outcomes = run_snippets(
        checked(question(snippet(code))),
        settings,
        cache=CacheFolder(tmp_path / "cache"),
        twice=twice,
    )
    assert outcomes.problems == ()
    return [line.partition(":")[0] for line in told]


@pytest.mark.slow
def test_it_is_said_when_snippets_are_executed(tmp_path: Path) -> None:
    assert _told(tmp_path, "print(1)", Level.LIMITS) == ["containment is limits, not full"]
    assert _told(tmp_path, "print(1)", Level.LIMITS) == []  # it came from the cache
    assert _told(tmp_path, "print(2)", Level.FILTERS) == ["containment is filters, not full"]


@pytest.mark.slow
def test_it_is_said_where_nothing_can_be_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "FORKS", False)
    assert _told(tmp_path, "print(1)", None) == ["containment is limits, not full"]
