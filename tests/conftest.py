"""Fixtures of tests that look at the site as readers get it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import Built, SmallProject, served
from playwright.sync_api import Browser
from visits import Reader, launched


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project after its first build. Its files are not to be changed."""
    project = SmallProject.at(tmp_path_factory.mktemp("small-project"))
    built = project.build()
    assert built.ok, built.output
    return project


@pytest.fixture(scope="session")
def built(small_project: SmallProject) -> Built:
    """The site of the small project."""
    return Built(0, "", small_project.root / "site")


@pytest.fixture
def project(tmp_path: Path, small_project: SmallProject) -> SmallProject:
    """A small project to do anything with, whose snippets need not run again."""
    return SmallProject.at(tmp_path / "project", cache=small_project.cache)


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
