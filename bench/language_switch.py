"""What a reader downloads who opens a page and then the same one in the other language.

The server lets browsers keep everything for ten minutes, as GitHub Pages does. Kilobytes are as
they were sent, compressed; scripts and workers that a page loads are in them.

Usage: python bench/language_switch.py --site SITE [PAGE …]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from playwright.sync_api import Browser

from build import REPOSITORY
from visited_page import QUIET, Compressing, watched

sys.path.append(str(REPOSITORY / "tests" / "site"))

from plain_server import served  # found by the line above, as the next
from visits import launched

PAGES: Final = ("", "questions/relu-problems/", "questions/backpropagation/", "glossary/")


class Kept(Compressing):
    """Serves files that browsers may keep for a while."""

    def end_headers(self) -> None:
        """Say so in every answer."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


def main(site: Path, pages: Sequence[str]) -> None:
    """Measure and print."""
    print(f"{'page':34}{'first, kB':>12}{'switch, kB':>12}{'requests':>12}")
    with launched() as browser, served(site, Kept) as home:
        for path in pages:
            first, switch = _visited(browser, home, path)
            sent = [size for size in switch if size]
            kilobytes = f"{sum(first) / 1000:12.0f}{sum(sent) / 1000:12.0f}"
            print(f"{path or 'home':34}{kilobytes}{len(sent):12}")


def _visited(browser: Browser, home: str, path: str) -> tuple[list[float], list[float]]:
    """The bytes of each answer to a first visit, and to the switch of language after it."""
    context = browser.new_context()
    page = context.new_page()
    received = watched(context.new_cdp_session(page))
    page.goto(urljoin(home, path), wait_until="networkidle")
    page.wait_for_timeout(QUIET)
    first = received.copy()
    page.click(".dl-languages__link")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)
    context.close()
    return first, received[len(first) :]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What a switch of language downloads.")
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    options = parser.parse_args()
    main(options.site, options.pages or PAGES)
