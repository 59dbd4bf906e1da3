"""Pictures as files: their form, that they are the same each time, and that they are kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from dlprep import drawings
from dlprep.drawings import Drawings, Preview
from dlprep.drawings.mark import mark
from dlprep.pipeline import ASSETS

PREVIEW = Preview("GRPO는 무엇이고 PPO와 어떻게 다른가요?", "딥러닝 면접 질문", "정렬 · 심화")
LONG = Preview(
    "배치 정규화로 학습한 모델을 실제로 쓸 때 주의할 점은? " * 4, "딥러닝", "규제 · 중급"
)


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


@pytest.mark.parametrize("preview", [PREVIEW, LONG], ids=["short", "long"])
def test_a_preview_is_a_small_picture_of_the_size_asked_for(
    preview: Preview, tmp_path: Path
) -> None:
    picture = Drawings().preview(preview, tmp_path)
    assert (opened(picture).format, opened(picture).size) == ("PNG", (1200, 630))
    assert len(picture) <= 25_000


def test_nothing_is_written_into_the_margins(tmp_path: Path) -> None:
    for preview in (PREVIEW, LONG):
        picture = opened(Drawings().preview(preview, tmp_path)).convert("L")
        column = ImageChops.invert(picture.crop((0, 0, 1200, 600))).getbbox()
        assert column is not None
        left, top, right, bottom = column
        assert left >= 80
        assert right <= 1200 - 40
        assert top >= 40
        assert bottom <= 600


def test_different_texts_are_different_pictures(tmp_path: Path) -> None:
    had = Drawings()
    previews = [
        PREVIEW,
        Preview("?", PREVIEW.site, PREVIEW.facts),
        Preview(PREVIEW.title, "!", PREVIEW.facts),
    ]
    assert len({had.preview(preview, tmp_path) for preview in previews}) == 3


def test_a_picture_is_the_same_each_time_it_is_drawn(tmp_path: Path) -> None:
    first, second = (Drawings().preview(PREVIEW, tmp_path / name) for name in ("one", "two"))
    assert first == second


def test_a_kept_picture_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Drawings().preview(PREVIEW, tmp_path)
    monkeypatch.setattr(drawings, "_draw_preview", lambda _: b"drawn again")
    assert Drawings().preview(PREVIEW, tmp_path) == first
    assert Drawings().preview(LONG, tmp_path) == b"drawn again"


def test_icons_have_the_sizes_that_are_asked_for(tmp_path: Path) -> None:
    icons = {name: opened(icon) for name, icon in Drawings().icons(tmp_path).items()}
    assert {name: (icon.format, icon.size) for name, icon in icons.items()} == {
        "apple-touch-icon.png": ("PNG", (180, 180)),
        "icon-192.png": ("PNG", (192, 192)),
        "icon-512.png": ("PNG", (512, 512)),
        "favicon.ico": ("ICO", (48, 48)),
    }
    assert icons["favicon.ico"].info["sizes"] == {(16, 16), (32, 32), (48, 48)}


@pytest.mark.browser
def test_the_mark_is_the_one_that_pages_show(browser: Browser) -> None:
    side = 240
    svg = (ASSETS / "mark.svg").read_text("utf-8").replace("<svg ", f'<svg width="{side}" ', 1)
    page = browser.new_page(viewport={"width": side, "height": side})
    page.set_content(f"<body style='margin:0'>{svg}</body>")
    shown = opened(page.screenshot()).convert("RGB")
    page.close()
    paper, ink = Image.new("RGB", (side, side), "white"), Image.new("RGB", (side, side), "#3448c5")
    drawn = Image.composite(ink, paper, mark(side).pierced)
    difference = ImageStat.Stat(ImageChops.difference(shown, drawn)).mean
    assert max(difference) < 0.5
