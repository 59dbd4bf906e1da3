"""The form of the question about GPU memory: what it shows is what the page's snippet computed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from built_site import Built
from plain_server import served
from playwright.sync_api import Browser, Locator, Page, expect
from visits import PHONE, Reader, Visit

pytestmark = [pytest.mark.browser, pytest.mark.content]

QUESTION = "questions/gpu-memory/"
COLUMNS = {"GPT-2 small": 0, "Llama 3 8B": 1}


@pytest.fixture
def tab(browser: Browser, whole_site: Built) -> Iterator[Visit]:
    with served(whole_site.site) as home, Reader(browser, home).visit(f"en/{QUESTION}") as tab:
        yield tab
        assert tab.faults == []


def form(page: Page) -> Locator:
    return page.locator(".dl-form form")


def shown(page: Page, name: str) -> float:
    """The GiB that the form shows in the first row of this name."""
    row = page.locator(".dl-form__answer tr").filter(has_text=re.compile(f"^{name}")).first
    text = row.locator("td").first.text_content() or ""  # also where nothing is laid out yet
    return float(text.removesuffix(" GiB").replace(",", ""))


def computed(page: Page, model: str, name: str) -> float:
    """The GiB that the snippet printed for this model in its row of this name."""
    printed = page.locator("#snippet-calculator .dl-output pre").text_content() or ""
    (row,) = re.findall(rf"^{name} +([\d.]+) +([\d.]+)$", printed, re.MULTILINE)
    return float(row[COLUMNS[model]])


@pytest.mark.parametrize("model", COLUMNS)
def test_it_computes_what_the_snippet_computed(tab: Visit, model: str) -> None:
    page = tab.page
    form(page).get_by_label("Start from").select_option(model)
    within = pytest.approx
    assert shown(page, "activations") == within(computed(page, model, "flash"), abs=0.06)
    assert shown(page, "output layer") == within(computed(page, model, "head"), abs=0.06)
    assert shown(page, "KV cache") == within(computed(page, model, "KV"), abs=0.06)
    states = ("weights", "gradients", "FP32 copy", "optimizer states")
    adam = sum(shown(page, name) for name in states)
    assert adam == within(computed(page, model, "Adam"), abs=0.6)
    form(page).get_by_label("Attention").select_option("matrix stored")
    assert shown(page, "activations") == within(computed(page, model, "matrix"), abs=0.06)
    form(page).get_by_label("Attention").select_option("FlashAttention")
    form(page).get_by_label("Checkpoint each layer").check()
    assert shown(page, "activations") == within(computed(page, model, "checkpointed"), abs=0.06)


def test_a_number_that_cannot_be_is_named(tab: Visit) -> None:
    layers = form(tab.page).get_by_label("Layers L")
    layers.fill("0")
    expect(tab.page.locator(".dl-form__answer")).to_have_text(
        "Layers L: Enter a whole number of at least 1."
    )
    layers.fill("24")
    expect(tab.page.locator(".dl-form__answer")).to_contain_text("Parameters: 209,494,272")
    expect(form(tab.page).get_by_label("Start from")).to_have_value("")
    form(tab.page).get_by_label("Heads a", exact=True).fill("7")
    expect(tab.page.locator(".dl-form__answer")).to_have_text(
        "Heads must divide the width, and KV heads must divide the heads."
    )


def test_without_scripts_there_is_the_table_alone(browser: Browser, whole_site: Built) -> None:
    with (
        served(whole_site.site) as home,
        Reader(browser, home).visit(QUESTION, scripts=False) as tab,
    ):
        expect(tab.page.locator(".dl-form")).to_be_hidden()
        expect(tab.page.locator("#snippet-calculator .dl-output")).to_be_visible()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_axe_finds_no_violation_and_a_phone_does_not_scroll_sideways(
    browser: Browser, whole_site: Built, folder: str
) -> None:
    with (
        served(whole_site.site) as home,
        Reader(browser, home).visit(f"{folder}{QUESTION}", width=PHONE) as tab,
    ):
        expect(tab.page.locator(".dl-form table")).to_be_visible()
        assert tab.violations(within=".dl-form") == []
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE
