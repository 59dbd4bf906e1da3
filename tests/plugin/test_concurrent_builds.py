"""Builds that run at once, or were killed, never leave readers half a site."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from built_site import Built, SiteProject, Tree, tree

WAITS = "; this one waits for its end"


@pytest.fixture
def whole(project: SiteProject) -> Tree:
    """The site of the project when nothing else is built."""
    assert project.build().ok
    site = tree(project.root / "site")
    (project.root / "site").rename(project.root / "elsewhere")
    return site


def _both(project: SiteProject, delay: float) -> list[Built]:
    with ThreadPoolExecutor() as threads:
        first = threads.submit(project.build)
        time.sleep(delay)
        second = threads.submit(project.build)
        return [first.result(), second.result()]


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.3, 0.8])
def test_two_builds_at_once_publish_the_whole_site(
    project: SiteProject, whole: Tree, delay: float
) -> None:
    for built in _both(project, delay):
        assert built.ok, built.output
        assert "Traceback" not in built.output
    assert tree(project.root / "site") == whole


def test_what_a_killed_build_left_is_gone_after_the_next(project: SiteProject, whole: Tree) -> None:
    site = project.root / "site"
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project.root,
        env=project._environment(),
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait_for(site)
        process.kill()
    assert [entry.name[:14] for entry in sorted(site.iterdir())] == [
        ".dlprep-build-",
        ".dlprep-lock",
    ]
    built = project.build()
    assert built.ok, built.output
    assert WAITS not in built.output
    assert tree(site) == whole


def _wait_for(site: Path) -> None:
    end = time.monotonic() + 60
    while not list(site.glob(".dlprep-build-*/new/assets")):
        assert time.monotonic() < end, "the build did not begin"
        time.sleep(0.01)


def test_a_site_from_which_something_was_removed_is_not_published(project: SiteProject) -> None:
    project.write("site/index.html", "the previous one")
    project.write(
        "gone.py",
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'questions/relu/index.html').unlink()\n",
    )
    project.setting("hooks", "[gone.py]")
    built = project.build()
    assert built.status == 1
    assert (
        f"{project.root / 'site'}: 2 files of the new site, such as index.html, were removed while "
        "it was built. Does anything else write there? The previous site is unharmed."
        in built.output
    )
    assert tree(project.root / "site") == {"index.html": b"the previous one"}
