"""The theme's files: legible colours, and nothing from another host."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "src/dlprep/assets"
FILES = sorted([*ASSETS.rglob("*"), *(ROOT / "templates").rglob("*"), ROOT / "mkdocs.yml"])
# Links that a reader may follow and namespaces, none of which a page loads.
LEFT_ALONE = re.compile(
    r"https://creativecommons\.org/licenses/by-sa/4\.0/|http://www\.w3\.org/[\w/]+"
    r"|http://www\.sitemaps\.org/schemas/sitemap/0\.9"
    r"|https://colab\.research\.google\.com/github/"
    r"|https://dlprep\.example/|https://github\.com/dlprep/dlprep"
)


@pytest.mark.parametrize("path", [path for path in FILES if path.is_file()], ids=lambda p: p.name)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = LEFT_ALONE.sub("", path.read_text())
    assert re.findall(r"https?://\S*|@import.*|url\([\"']?//.*", text) == []


def colours(scheme: str) -> dict[str, str]:
    css = (ASSETS / "theme.css").read_text()
    start = css.index(f'[data-md-color-scheme="{scheme}"] {{')
    return dict(re.findall(r"--([\w-]+): (#\w+);", css[start : css.index("}", start)]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_text_can_be_read_on_every_ground(scheme: str) -> None:
    own = colours(scheme)
    grounds = [f"dl-{name}" for name in ("ground", "raised", "tint")]
    texts = [name for name in own if name not in {*grounds, "dl-line"}]
    assert len(texts) > 10
    pairs = product(texts, grounds)
    faint = [(text, on) for text, on in pairs if contrast(own[text], own[on]) < 4.5]
    assert faint == []
