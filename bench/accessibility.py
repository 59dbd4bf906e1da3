"""What axe finds fault with on every page of a built site: desk and phone, light and dark.

Everything is unfolded, and laid out as if the reader had come by it. Axe reads no MathML: a heading
of a table that is a formula alone gets its TeX beside it for this. Ends with status 1 where there
is anything.

Usage: python bench/accessibility.py --site SITE [--part 1/2]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build import REPOSITORY

sys.path.append(str(REPOSITORY / "tests" / "site"))

from plain_server import served  # found by the line above, as those below
from visits import DESKTOP, PHONE, Reader, Scheme, launched

WIDTHS: Final = (DESKTOP, PHONE)
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")


_OPEN: Final = """
() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("th annotation")) {
    one.closest("th").append(one.textContent);
  }
  document.head.append(Object.assign(document.createElement("style"), {
    textContent: "* { content-visibility: visible !important; }",
  }));
}
"""
_NEXT_BUT_ONE_FRAME: Final = """
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
"""


def main(site: Path, part: int, parts: int) -> int:
    """Look at each page and print; how many violations there are."""
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    count = 0
    with launched() as browser, served(site) as home:
        for page in pages[part - 1 :: parts]:
            for violation in _violations(Reader(browser, home), page.removesuffix("index.html")):
                count += 1
                print(f"{page}: {violation}", flush=True)
    print(f"{count:6} on {len(pages[part - 1 :: parts])} pages")
    return count


def _violations(reader: Reader, path: str) -> Iterator[str]:
    with reader.visit(path) as tab:
        tab.page.evaluate(_OPEN)
        for width in WIDTHS:
            tab.page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                tab.page.emulate_media(color_scheme=scheme)
                tab.page.evaluate(_NEXT_BUT_ONE_FRAME)
                yield from (f"{width} pixels, {scheme}: {each}" for each in tab.violations())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What axe finds on every page.")
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--part", default="1/1", help="such as 1/2: the first of two halves")
    options = parser.parse_args()
    sys.exit(min(main(options.site, *map(int, options.part.split("/"))), 1))
