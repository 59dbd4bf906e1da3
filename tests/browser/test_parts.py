"""What is asked for most lies below the answer, and one tap from the top of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from visits import DESKTOP, PHONE, Reader

pytestmark = pytest.mark.browser

PARTS = {
    "": ("이 페이지의 구성", "꼭 말해야 할 것", "자주 하는 오답", "꼬리 질문"),
    "en/": ("Parts of this page", "Key points", "Wrong answers", "Follow-ups"),
}
ANCHORS = ("key-points", "wrong-answers", "follow-ups")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("folder", PARTS)
def test_each_part_is_one_tap_away(
    reader: Reader,
    folder: str,
    scripts: bool,  # noqa: FBT001 # a parameter
) -> None:
    name, *parts = PARTS[folder]
    with reader.visit(f"{folder}questions/sigmoid/", width=PHONE, scripts=scripts) as tab:
        bar = tab.page.get_by_role("navigation", name=name)
        expect(bar).to_be_in_viewport(ratio=1)
        for part, anchor in zip(parts, ANCHORS, strict=True):
            bar.get_by_role("link", name=part).click()
            expect(tab.page.locator(f"#{anchor}")).to_be_in_viewport()
            assert tab.page.url.endswith(f"#{anchor}")


def test_a_desk_has_the_list_of_contents_instead(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/", width=DESKTOP) as tab:
        expect(tab.page.locator(".dl-parts")).to_be_hidden()
        expect(tab.page.locator(".md-sidebar--secondary")).to_be_visible()
