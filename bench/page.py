"""A page on a phone and at a desk: what it costs to open, what is cut off, where its lines break.

- Of some pages, in both languages, the medians of first visits with nothing in the cache: requests,
  kilobytes as they were sent (compressed), nodes, largest contentful paint, layout shift, and the
  time for which long tasks block the page. A phone has a quarter of this machine's processor and a
  slow network (1.6 Mbit/s, 150 ms); a desk has all of it.
- Of all questions, everything unfolded, at the widths of phones and of a desk: blocks that are
  wider than their place, with a sign of it and without, and lines that end where they must not.

Usage: python bench/page.py [--site SITE] [--visits 5] [PAGE …]

Without SITE, which is a folder that is built already, a copy of the project is built. With --visits
0 the layout alone is looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from itertools import product
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from playwright.sync_api import Browser

from build import REPOSITORY, copied, run
from dlprep.model import LANGUAGES, Language
from visited_page import Compressing, Opening, Screen, opened

sys.path.append(str(REPOSITORY / "tests" / "site"))

from layout import WIDTHS, Finding, findings  # found by the line above, as those below
from plain_server import served
from visits import launched

PAGES: Final = (
    "",
    "chapters/activations/",
    "questions/relu-problems/",
    "questions/backpropagation/",
    "questions/gpu-memory/",
    "glossary/",
)
SCREENS: Final = (Screen("phone", 390, 844, phone=True), Screen("desk", 1440, 900, phone=False))
FOLDERS: Final[dict[Language, str]] = {"ko": "", "en": "en/"}
VISITS: Final = 5
HEADS: Final = ("requests", "kB", "nodes", "LCP ms", "CLS", "blocking ms")
CUT: Final = ("output", "code", "formula", "table", "figure")
FAULTS: Final = {
    "wide": "pages wider than the screen",
    "hidden": "other things cut off",
    "torn": "particles and signs torn off",
    "broken": "words broken",
    "code": "names in code broken",
}

Count = Counter[tuple[str, Language, int]]
"""How many there are of each row, in a language and at a width."""


def main(site: Path | None, visits: int, pages: Sequence[str]) -> None:
    """Measure and print."""
    with _built(site) as folder, launched() as browser, served(folder, Compressing) as home:
        if visits:
            _report_openings(browser, home, visits, pages)
        _report_layout(browser, home, folder)


@contextmanager
def _built(site: Path | None) -> Iterator[Path]:
    """The site, made of a copy of the project where there is none."""
    if site is not None:
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="dlprep-bench-") as name:
        project = copied(REPOSITORY, Path(name, "project"))
        run(project, [sys.executable, "-m", "mkdocs", "build", "--quiet"])
        yield project / "site"


def _report_openings(browser: Browser, home: str, visits: int, pages: Sequence[str]) -> None:
    print(f"First visits, medians of {visits}\n")
    print(f"{'':41}" + "".join(f"{head:>12}" for head in HEADS))
    for path, language, screen in product(pages, LANGUAGES, SCREENS):
        place = FOLDERS[language] + path
        opening = opened(browser, urljoin(home, place), screen, visits)
        print(f"{place or 'home':34}{screen.name:7}" + "".join(_figures(opening)))


def _figures(opening: Opening) -> Iterator[str]:
    for head, value in zip(HEADS, astuple(opening), strict=True):
        yield f"{value:12.{4 if head == 'CLS' else 0}f}"


def _report_layout(browser: Browser, home: str, site: Path) -> None:
    names = sorted(page.parent.name for page in site.glob("questions/*/index.html"))
    count = Count()
    with browser.new_page() as page:
        for language, name in product(LANGUAGES, names):
            found = findings(page, home, f"{FOLDERS[language]}questions/{name}/")
            count.update((_row(each), language, each.width) for each in found)
    print(f"\nLayout of {len(names)} questions, everything unfolded\n")
    _print_count(count)


def _row(finding: Finding) -> str:
    if finding.what == "cut":
        return (
            f"{finding.kind}, wider than its place, {'with' if finding.cue else 'without'} a sign"
        )
    return FAULTS[finding.what]


def _print_count(count: Count) -> None:
    columns = [(language, width) for language in LANGUAGES for width in sorted(WIDTHS)]
    print(f"{'':46}" + "".join(f"{language:>4}{width:>5}" for language, width in columns))
    for row in _rows():
        print(f"{row:46}" + "".join(f"{count[row, *column]:9}" for column in columns))


def _rows() -> Iterator[str]:
    for sign in ("without", "with"):
        yield from (f"{kind}, wider than its place, {sign} a sign" for kind in CUT)
    yield from FAULTS.values()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A page on a phone and at a desk.")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--visits", type=int, default=VISITS)
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    options = parser.parse_args()
    main(options.site, options.visits, options.pages or PAGES)
