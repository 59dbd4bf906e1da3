"""The README's pictures of a page: at a desk in English, on a phone in Korean.

    python bench/pictures.py site

takes them from a built site and writes them to ``docs/pictures``. What they show is what the fonts
of the machine make of it; Noto Sans CJK is what most see on Linux.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser

from build import REPOSITORY

sys.path.append(str(REPOSITORY / "tests" / "site"))

from plain_server import served  # found by the line above
from visits import launched

_FOLDER: Final = REPOSITORY / "docs" / "pictures"
_COLOURS: Final = 128
_LARGEST: Final = 150_000
"""Bytes of a picture: whoever opens the README loads all of them."""

_SCROLL: Final = """(element) => {
  const header = document.querySelector(".md-header").offsetHeight;
  scrollTo(0, element.getBoundingClientRect().top + scrollY - header - 16);
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page as it stands after ``top`` is scrolled up to its header."""

    name: str
    path: str
    top: str
    width: int
    height: int
    scale: float


SHOTS: Final = (
    Shot("desk", "en/questions/sigmoid-vs-relu/", "body", 1280, 900, 1.25),
    Shot(
        "phone",
        "questions/sigmoid-vs-relu/",
        ".dl-snippet:has(.dl-figure) .dl-output",
        390,
        844,
        1.5,
    ),
)


def take(browser: Browser, home: str, shot: Shot) -> bytes:
    """The picture as a PNG of few colours."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=shot.scale,
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(home + shot.path)
    page.wait_for_load_state("networkidle")
    page.locator(shot.top).first.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")  # figures load when they come into sight
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return _packed(picture)


def _packed(picture: Image.Image) -> bytes:
    few = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    file = BytesIO()
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def main() -> None:
    """Take every picture, and complain of one that is too large."""
    parser = argparse.ArgumentParser(description="Takes the README's pictures.")
    parser.add_argument("site", type=Path, help="the folder of a built site")
    site = parser.parse_args().site
    _FOLDER.mkdir(exist_ok=True)
    with launched() as browser, served(site) as home:
        for shot in SHOTS:
            picture = take(browser, home, shot)
            if len(picture) > _LARGEST:
                sys.exit(f"{shot.name}: {len(picture):,} bytes are more than {_LARGEST:,}")
            (_FOLDER / f"{shot.name}.png").write_bytes(picture)
            print(f"{shot.name}: {len(picture):,} bytes")


if __name__ == "__main__":
    main()
