"""At the widths of phones and of a desk no line ends amid what belongs together, nothing is cut off
in silence, and no page scrolls sideways: on every page of questions, in both languages."""

from __future__ import annotations

import pytest
from built_site import Built
from layout import Finding, findings
from plain_server import served
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.content]


@pytest.fixture(scope="module", params=["", "en/"], ids=["ko", "en"])
def found(request: pytest.FixtureRequest, browser: Browser, whole_site: Built) -> list[Finding]:
    """What there is to say of all questions of a language."""
    names = sorted(page.parent.name for page in whole_site.site.glob("questions/*/index.html"))
    assert names
    with served(whole_site.site) as home, browser.new_page() as page:
        return [
            finding
            for name in names
            for finding in findings(page, home, f"{request.param}questions/{name}/")
        ]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("torn", id="what belongs together"),
        pytest.param("broken", id="words"),
        pytest.param("code", id="names in code"),
    ],
)
def test_no_line_ends_within(found: list[Finding], fault: str) -> None:
    assert [finding for finding in found if finding.what == fault] == []


def test_whatever_is_wider_than_its_place_says_so(found: list[Finding]) -> None:
    assert [finding for finding in found if finding.what == "hidden"] == []
    assert [finding for finding in found if finding.what == "cut" and not finding.cue] == []


def test_no_page_scrolls_sideways(found: list[Finding]) -> None:
    assert [finding for finding in found if finding.what == "wide"] == []
