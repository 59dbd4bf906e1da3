"""A question as Markdown on the clipboard."""

from __future__ import annotations

import pytest
from built_site import Built
from playwright.sync_api import expect
from visits import PHONE, Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("folder", "name", "done"),
    [("", "Markdown으로 복사", "복사했습니다"), ("en/", "Copy as Markdown", "Copied")],
)
def test_the_button_copies_the_markdown(
    reader: Reader, built: Built, folder: str, name: str, done: str
) -> None:
    path = f"{folder}questions/sigmoid/"
    with reader.visit(path, width=PHONE) as tab:
        tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.page.get_by_role("button", name=name).click()
        expect(tab.page.get_by_role("button", name=done)).to_be_visible()
        copied = tab.page.evaluate("navigator.clipboard.readText()")
        expect(tab.page.get_by_role("button", name=name)).to_be_visible()
        assert tab.violations(".dl-edit") == []
    assert tab.faults == []
    assert copied == (built.site / path / "index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "name", "rule", "part"),
    [
        ("", "면접 대본으로 복사", "모의 면접을 진행해 주세요.", "## 꼭 말해야 할 것"),
        ("en/", "Copy as an interview", "Hold a mock interview", "## Do not leave out"),
    ],
)
def test_a_question_is_copied_as_an_interview(
    reader: Reader, folder: str, name: str, rule: str, part: str
) -> None:
    with reader.visit(f"{folder}questions/relu/", width=PHONE) as tab:
        tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.page.get_by_role("button", name=name).click()
        expect(tab.page.locator(".dl-edit button").last).not_to_have_text(name)
        copied = tab.page.evaluate("navigator.clipboard.readText()")
        title = tab.page.locator("h1").inner_text()
    assert tab.faults == []
    assert rule in copied.split("---")[0]
    assert f"# {title}\n" in copied
    assert part in copied
    assert "\n## " in copied
    assert "ICML" not in copied  # nothing of the references


def test_without_a_clipboard_the_button_leads_to_the_markdown(reader: Reader) -> None:
    with reader.visit("questions/sigmoid/") as tab:
        tab.page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(Error()); }")
        tab.page.get_by_role("button", name="Markdown으로 복사").click()
        tab.page.wait_for_url("**/questions/sigmoid/index.md")


def test_without_scripts_there_is_a_link_and_no_button(reader: Reader) -> None:
    with reader.visit("en/questions/sigmoid/", scripts=False) as tab:
        place = tab.page.locator(".dl-edit")
        expect(place.get_by_role("link", name="Markdown")).to_be_visible()
        expect(place.get_by_role("button")).to_have_count(0)


def test_other_pages_have_nothing_to_copy(reader: Reader) -> None:
    with reader.visit("glossary/") as tab:
        expect(tab.page.locator(".dl-edit").get_by_role("button")).to_have_count(0)
        assert tab.faults == []
