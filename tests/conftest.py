"""What all tests rest on, and the site as readers get it."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from built_site import REPOSITORY, Built, SiteProject
from hypothesis import HealthCheck, settings
from plain_server import served
from playwright.sync_api import Browser
from visits import Reader, launched

import distribution
from distribution import made_once
from dlprep.collection import Collection, Loader
from dlprep.execution.launch.forked import Pool
from execution.runners import Runners

HEAVY: Final = frozenset({"any_site", "browser", "runners", "small_project", "whole_site"})
"""What takes seconds to make: tests that use it are slow ones."""

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")  # a busy one is slow, and that is no fault of ours


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark as slow what uses anything heavy; in a process of many, begin what takes longest."""
    for item in items:
        if HEAVY & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    if hasattr(config, "workerinput"):
        distribution.by_length(items)
        distribution.let_first_go_before(config.workerinput["workerid"])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(
    config: pytest.Config, log: object
) -> distribution.Scheduling | None:
    """Whole files, but for one; anything else than them is as it was asked for."""
    of_files = config.getoption("dist") == "loadfile"
    return distribution.Scheduling(config, log) if of_files else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes ``-n auto`` means."""
    return distribution.processes()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the failures that content has caused, or may have, apart from those of code."""
    failed = [*terminalreporter.getreports("failed"), *terminalreporter.getreports("error")]
    if of_content := [
        report.nodeid for report in failed if "content" in getattr(report, "keywords", ())
    ]:
        terminalreporter.section("what these show depends on the questions there are")
        terminalreporter.write_line("\n".join(of_content))


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl-C reach what tests start, even where a shell in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def no_endless_work() -> Iterator[None]:
    """Fails a test that computes without end, as a regular expression may on a long text.

    It is given many times what it needs of the processor, however many others share that.
    """

    def end(_number: int, _frame: object) -> NoReturn:
        raise TimeoutError("this does not come to its end")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, 20)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="session")
def all_questions() -> Collection:
    """The questions of the repository, which take a second to read."""
    loaded = Loader().load(REPOSITORY)
    assert isinstance(loaded, Collection), loaded
    return loaded


@pytest.fixture(scope="session")
def runners() -> Iterator[Runners]:
    """Runners of snippets that stay until the end of the session."""
    with tempfile.TemporaryDirectory() as reachable:  # by every user, as pytest's folders are not
        Path(reachable).chmod(0o755)
        folder = Path(reachable, "runners")
        folder.mkdir()
        kept = Runners(folder)
        yield kept
        kept.close()
        assert list(folder.iterdir()) == []


@pytest.fixture
def lent_runners(runners: Runners) -> Iterator[None]:
    """Has whatever this process executes use runners that are there already."""
    with runners.lent():
        yield


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> SiteProject:
    """The small project after its first build. Its files are not to be changed."""
    root = made_once(tmp_path_factory, "small", lambda root: _build(SiteProject.small(root)))
    return SiteProject(root)


@pytest.fixture(scope="session")
def built(small_project: SiteProject) -> Built:
    """The site of the small project."""
    return Built(0, "", small_project.root / "site")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of all questions of the repository."""
    root = made_once(tmp_path_factory, "whole", lambda root: _build(SiteProject.whole(root)))
    return Built(0, "", root / "site")


def _build(project: SiteProject) -> None:
    built = project.build()
    assert built.ok, built.output


@pytest.fixture(params=["built", pytest.param("whole_site", marks=pytest.mark.content)])
def any_site(request: pytest.FixtureRequest) -> Built:
    """The small site, and then that of all questions."""
    site: Built = request.getfixturevalue(request.param)
    return site


@pytest.fixture
def project(tmp_path: Path, small_project: SiteProject) -> SiteProject:
    """A small project to do anything with, whose snippets need not run again."""
    return SiteProject.small(tmp_path / "project", cache=small_project.cache)


@pytest.fixture
def cold(project: SiteProject) -> SiteProject:
    """A small project none of whose snippets the cache knows."""
    for path in (project.root / ".cache/dlprep").glob("snippets-*/*/*"):
        path.unlink()
    return project


@pytest.fixture
def runner_events(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A ``start`` and a ``stop`` for each runner of snippets, as they happen."""
    happened: list[str] = []
    start, stop = Pool.__enter__, Pool.__exit__

    def noting_start(runner: Pool) -> Pool:
        happened.append("start")
        return start(runner)

    def noting_stop(runner: Pool, *raised: Any) -> None:  # noqa: ANN401 # as it is called
        happened.append("stop")
        stop(runner, *raised)

    monkeypatch.setattr(Pool, "__enter__", noting_start)
    monkeypatch.setattr(Pool, "__exit__", noting_stop)
    return happened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with launched() as opened:
        yield opened


@pytest.fixture(scope="session")
def reader(browser: Browser, built: Built) -> Iterator[Reader]:
    """A reader of the small project's site."""
    with served(built.site) as home:
        yield Reader(browser, home)
