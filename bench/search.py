"""The site's own search beside Material's, on the same pages, in a real browser.

Two sites are built from a copy of the project: the one that readers get, and the finished Markdown
of both languages with Material's search plugin as it comes. Each is served, and every query of the
tests is put into the search field of its home page.

- Recall at one and five and the mean reciprocal rank, for each kind of query. A page counts once,
  whatever its sections; results in the other language and near terms do not count. Material finds
  chapters, the glossary and tags too: "questions only" passes over them.
- Bytes of the index, as it is and compressed, and what ours comes to with more questions: leaving
  out each question in turn shows what one adds.
- Time from going to the field of a page that has loaded, nothing of it in the cache, to the first
  result on the screen; time from a key to the answer; and both with a large number of made-up
  pages, which have the words of the real ones in disorder, one in ten of them misspelt.

Usage: python bench/search.py [--pages 3000] [--questions 67]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from build import REPOSITORY, copied
from dlprep.model import LANGUAGES, Language
from search_field import Answer, Opening, field, question_of
from searched_sites import OURS, Searched, built_sites, compressed, expected_size

sys.path += [str(REPOSITORY / "tests" / "search"), str(REPOSITORY / "tests" / "site")]

from plain_server import served  # found by the line above, as those below
from relevance import SETS, Figures, Outcome, Row, by_category, rows
from visits import launched

VISITS: Final = 7
FIRST_QUERY: Final[dict[Language, str]] = {"ko": "신경망", "en": "neural network"}
SAMPLE: Final = 40
"""Queries that are asked of the large index, in each language."""

Answers = dict[Row, Answer]
"""What a search says to each query."""


def main(pages: int, questions: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="dlprep-bench-") as name, launched() as browser:
        folder = Path(name)
        sites = built_sites(copied(REPOSITORY, folder / "project"))
        asked = _rows(sites[0])
        answers = {site.name: _all_answers(browser, site, asked) for site in sites}
        _report_recall(answers, asked)
        _report_sizes(sites, questions)
        _report_times(browser, sites, answers)
        for site in sites:
            for language in LANGUAGES:
                large = site.enlarged(folder / f"{site.folder.name}-{language}", language, pages)
                _report_large(browser, large, language, asked, pages)


def _rows(ours: Searched) -> dict[str, list[Row]]:
    """The queries of each set that concern questions that exist."""
    existing = {page["id"] for page in ours.index("ko")["pages"]}
    return {name: rows(name, existing) for name in SETS}


def _all_answers(browser: Browser, site: Searched, asked: dict[str, list[Row]]) -> Answers:
    every = [row for some in asked.values() for row in some]
    return {
        row: answer
        for language in LANGUAGES
        for row, answer in _answers(browser, site, language, every).items()
    }


def _answers(browser: Browser, site: Searched, language: Language, asked: Sequence[Row]) -> Answers:
    """What a site's search says to the queries in one language."""
    with served(site.folder) as home, field(browser, home, language) as there:
        there.open(FIRST_QUERY[language])
        return {row: there.ask(row.query) for row in asked if row.site == language}


def _report_recall(answers: dict[str, Answers], asked: dict[str, list[Row]]) -> None:
    for name, some in asked.items():
        print(f"\n{name}: {len(some)} queries that concern questions that exist")
        columns = {
            **{site: _outcomes(some, answers[site], questions=False) for site in answers},
            "… questions only": _outcomes(some, list(answers.values())[-1], questions=True),
        }
        print(f"  {'':14}{'':>5}" + "".join(f"{site:^25}" for site in columns))
        print(f"  {'':14}{'count':>5}" + f"{'R@1':>9}{'R@5':>8}{'MRR':>8}" * len(columns))
        for category in ("all", *by_category(columns[OURS])):
            figures = [
                Figures.of(o for o in column if category in {"all", o.row.category})
                for column in columns.values()
            ]
            cells = "".join(f"{f.first:9.3f}{f.five:8.3f}{f.reciprocal:8.3f}" for f in figures)
            print(f"  {category:14}{figures[0].count:5}{cells}")


def _outcomes(some: list[Row], answers: Answers, *, questions: bool) -> list[Outcome]:
    """The questions found; other pages keep their places, unless only questions count."""
    found = {row: [(question_of(path), path) for path in answers[row].pages] for row in some}
    return [
        Outcome(row, tuple(q or path for q, path in pages if q or not questions))
        for row, pages in found.items()
    ]


def _report_sizes(sites: Sequence[Searched], questions: int) -> None:
    print("\nindex, bytes")
    for site in sites:
        for language in LANGUAGES:
            data = (site.folder / site.indexes[language]).read_bytes()
            line = f"  {site.name:<16}{language}{len(data):12,}{compressed(data):12,} compressed"
            if site.name == OURS:
                size = expected_size(json.loads(data), questions)
                line += f", about {size:,.0f} at {questions} questions"
            print(line)


def _report_times(browser: Browser, sites: Sequence[Searched], answers: dict[str, Answers]) -> None:
    print("\ntimes, milliseconds")
    for site in sites:
        for language in LANGUAGES:
            with served(site.folder) as home:
                shown = [_opened(browser, home, language)[0].shown for _ in range(VISITS)]
            _row(f"{site.name}, {language}: field to first result", shown)
        _row(f"{site.name}: key to answer", [a.took for a in answers[site.name].values()])


def _opened(
    browser: Browser, home: str, language: Language, asked: Sequence[Row] = ()
) -> tuple[Opening, float, list[float]]:
    """Going to the field for the first time, setting up, and the times of further queries."""
    with field(browser, home, language) as there:
        opening = there.open(FIRST_QUERY[language])
        return opening, there.set_up(), [there.ask(row.query).took for row in asked]


def _report_large(
    browser: Browser, site: Searched, language: Language, asked: dict[str, list[Row]], pages: int
) -> None:
    """With many made-up pages. Ours fetches its index when it is set up, Material's before."""
    own = [row for some in asked.values() for row in some if row.site == language]
    with served(site.folder) as home:
        opening, set_up, times = _opened(browser, home, language, own[:: len(own) // SAMPLE])
    size = compressed((site.folder / site.indexes[language]).read_bytes())
    print(f"  {site.name}, {language}, {pages} made-up pages, {size:,} bytes compressed")
    print(f"    set up{opening.ready if site.name == OURS else set_up:10.0f}")
    print(f"    field to first result{opening.shown:10.0f}")
    _row("  key to answer", times)


def _row(label: str, times: Sequence[float]) -> None:
    """Print the middle of some times and what one in twenty exceeds."""
    late = statistics.quantiles(times, n=20, method="inclusive")[-1]
    print(f"  {label:44}{statistics.median(times):8.1f} median{late:8.1f} 95%  ({len(times)})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Our search beside Material's.")
    parser.add_argument("--pages", type=int, default=3000, help="made-up pages of a large site")
    parser.add_argument("--questions", type=int, default=67, help="to reckon our index's size at")
    options = parser.parse_args()
    main(options.pages, options.questions)
