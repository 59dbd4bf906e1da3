"""What the server does when a file has changed and something is wrong."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn, cast

import pytest
from mkdocs.exceptions import Abort, PluginError

from dlprep.plugin.incremental import FullBuildNeededError
from dlprep.plugin.published import Published as PublishedSite
from dlprep.plugin.serving import make_rebuilder

KEPT = "The site stays as it was until this is mended; browsers reload it unchanged."


class Published:
    """A site that can be brought up to date, or not."""

    sources = SimpleNamespace(page_count=134)

    def __init__(self, rebuilt: int | Exception) -> None:
        self._rebuilt = rebuilt

    def update(self) -> int:
        if isinstance(self._rebuilt, Exception):
            raise self._rebuilt
        return self._rebuilt


def _said(caplog: pytest.LogCaptureFixture, published: Published | None, full: object) -> list[str]:
    done: list[str] = []

    def build() -> None:
        done.append("full build")
        if isinstance(full, Exception):
            raise full

    with caplog.at_level(logging.INFO, "mkdocs"):
        make_rebuilder(build, lambda: cast("PublishedSite | None", published), Path("/project"))()
    return [*done, *(record.getMessage() for record in caplog.records)]


def test_bodies_are_rebuilt_without_a_full_build(caplog: pytest.LogCaptureFixture) -> None:
    (said,) = _said(caplog, Published(2), None)
    assert re.fullmatch(r"dlprep: rebuilt 2 of 134 pages in \d+\.\d\d seconds", said)


@pytest.mark.parametrize("published", [None, Published(FullBuildNeededError())])
def test_everything_else_takes_a_full_build(
    caplog: pytest.LogCaptureFixture, published: Published | None
) -> None:
    assert _said(caplog, published, None) == ["full build"]


def test_problems_are_told_and_the_server_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    said = _said(caplog, Published(PluginError("a.yml:1:1: bad-level")), None)
    assert said == [f"dlprep: a.yml:1:1: bad-level\n{KEPT}"]


def test_what_mkdocs_has_told_is_not_told_again(caplog: pytest.LogCaptureFixture) -> None:
    said = _said(caplog, None, Abort("Aborted with a BuildError!"))
    assert said == ["full build", f"dlprep: {KEPT}"]


def test_what_the_disk_refuses_is_told_by_its_place(caplog: pytest.LogCaptureFixture) -> None:
    full = OSError(28, "No space left on device", "/project/site/index.html")
    assert _said(caplog, Published(full), None) == [
        f"dlprep: site/index.html: No space left on device. The previous site is unharmed.\n{KEPT}"
    ]


def test_a_bug_does_not_end_the_server(caplog: pytest.LogCaptureFixture) -> None:
    assert _said(caplog, None, ZeroDivisionError()) == ["full build", f"dlprep: {KEPT}"]
    assert caplog.records[0].exc_info is not None


def test_an_interruption_does_end_it() -> None:
    def interrupted() -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_rebuilder(interrupted, lambda: None, Path("/project"))()
