"""The ways to a question: filtered lists, and back to where one left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from visits import PHONE, Reader

pytestmark = pytest.mark.browser


def listed(page: Page) -> list[str]:
    """The titles of the questions in the list that are shown."""
    return page.locator(".dl-filtered:visible .dl-row__title").all_inner_texts()


def test_a_list_is_filtered_by_level_and_tag_together(reader: Reader) -> None:
    with reader.visit("en/tags/") as tab:
        tab.page.get_by_label("Tag").select_option("Activation functions")
        assert listed(tab.page) == ["What is the derivative of the sigmoid?", "Why ReLU?"]
        tab.page.get_by_label("Level").select_option("Intermediate")
        assert listed(tab.page) == ["Why ReLU?"]
        expect(tab.page.locator("output[name=count]")).to_have_text("1 question")
        assert tab.page.url.endswith("/en/tags/?level=intermediate&tag=activation")


def test_the_address_of_a_filtered_list_filters_it(reader: Reader) -> None:
    with reader.visit("en/tags/?level=advanced") as tab:
        assert listed(tab.page) == ["Why fix seeds?"]
        tab.page.get_by_role("button", name="Show all").click()
        expect(tab.page.locator("output[name=count]")).to_have_text("4 questions")
        assert tab.page.url.endswith("/en/tags/")


def test_a_choice_that_there_is_not_is_ignored(reader: Reader) -> None:
    with reader.visit("en/tags/?level=impossible&tag=%22%5D") as tab:
        assert len(listed(tab.page)) == 4
        assert tab.faults == []


def test_a_tag_of_a_question_leads_to_the_list_of_it(reader: Reader) -> None:
    with reader.visit("en/questions/relu/") as tab:
        tab.page.locator(".dl-meta a", has_text="Activation functions").click()
        expect(tab.page.get_by_label("Tag")).to_have_value("activation")
        assert len(listed(tab.page)) == 2


def test_without_scripts_the_list_is_whole_and_its_index_is_there(reader: Reader) -> None:
    with reader.visit("en/tags/#activation", scripts=False) as tab:
        assert len(listed(tab.page)) == 4
        expect(tab.page.locator("form.dl-filter")).to_be_hidden()
        expect(tab.page.locator("#activation")).to_be_in_viewport()


def test_the_glossary_is_filtered_by_either_name(reader: Reader) -> None:
    with reader.visit("en/glossary/", width=PHONE) as tab:
        field, terms = tab.page.get_by_label("Find a term"), tab.page.locator("dt:visible")
        field.fill("시그 모이드")
        assert terms.all_inner_texts() == ["sigmoid 시그모이드"]
        field.fill("no such term")
        assert terms.all_inner_texts() == []
        assert tab.page.locator("h2:visible").all_inner_texts() == []


def test_a_chapter_can_be_revised_alone(reader: Reader) -> None:
    with reader.visit("en/chapters/training/") as tab:
        tab.page.locator(".dl-facts a", has_text="Revision").click()
        cards = tab.page.locator(".dl-card:visible h3")
        expect(cards).to_have_text(["역전파가 무엇인가요?", "Why fix seeds?"])


def test_home_leads_back_to_the_question_read_last(reader: Reader) -> None:
    with reader.visit("en/") as tab:
        line = tab.page.locator(".dl-go-on")
        expect(line).to_be_hidden()
        tab.goto("en/questions/seeds/#key-points")
        tab.goto("en/glossary/")
        tab.goto("en/")
        expect(line).to_have_text("Continue Why fix seeds?")
        line.get_by_role("link").click()
        assert tab.page.url.endswith("/en/questions/seeds/")
        tab.goto("")
        expect(line).to_be_hidden()  # each language has its own


def test_home_follows_no_address_that_leads_off_the_site(reader: Reader) -> None:
    with reader.visit("en/") as tab:
        stored = '{"path": "https://e.org/", "title": "Elsewhere"}'
        tab.page.evaluate("stored => localStorage.setItem('dlprep.last.en', stored)", stored)
        tab.goto("en/")
        expect(tab.page.locator(".dl-go-on")).to_be_hidden()
