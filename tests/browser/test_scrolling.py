"""What is wider than the screen scrolls: with a shadow at its edge, and by the keyboard too."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect
from visits import DESKTOP, Reader, Scheme, Visit

pytestmark = pytest.mark.browser

NARROW = 320
GROUND = {"light": (247, 248, 250), "dark": (27, 31, 39)}  # of code


@pytest.fixture(params=["light", "dark"])
def tab(reader: Reader, request: pytest.FixtureRequest) -> Iterator[Visit]:
    scheme: Scheme = request.param
    with reader.visit("questions/seeds/", width=NARROW, scheme=scheme) as tab:
        tab.page.locator(".dl-code > summary").first.click()
        yield tab
        assert tab.faults == []


def code(tab: Visit) -> Locator:
    block = tab.page.locator(".dl-code pre > code").first
    assert block.evaluate("it => it.scrollWidth > it.clientWidth")
    return block


def edges(block: Locator) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours of the first and the last column of pixels, half way down the padding."""
    shown = Image.open(BytesIO(block.screenshot())).convert("RGB")
    pixels = (shown.getpixel((x, 4)) for x in (0, shown.width - 1))
    left, right = (pixel for pixel in pixels if isinstance(pixel, tuple))
    return left, right


def test_a_shadow_lies_where_there_is_more(tab: Visit, request: pytest.FixtureRequest) -> None:
    block, ground = code(tab), GROUND[request.node.callspec.params["tab"]]
    left, right = edges(block)
    assert left == ground
    assert right != ground
    block.evaluate("it => it.scrollTo({left: it.scrollWidth, behavior: 'instant'})")
    left, right = edges(block)
    assert left != ground
    assert right == ground


def test_it_is_a_named_stop_of_the_keyboard_while_it_scrolls(tab: Visit) -> None:
    block = code(tab)
    expect(block).to_have_attribute("tabindex", "0")
    expect(block).to_have_role("group")
    caption = tab.page.locator(".dl-snippet figcaption").first.text_content() or ""
    expect(block).to_have_accessible_name(caption.strip())
    block.focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.wait_for_function("it => it.scrollLeft > 0", arg=block.element_handle())
    tab.page.set_viewport_size({"width": 4 * DESKTOP, "height": 800})
    expect(block).not_to_have_attribute("role", "group")


def test_axe_finds_no_region_out_of_reach(tab: Visit) -> None:
    expect(code(tab)).to_have_role("group")
    assert tab.violations() == []
