"""Booklets of the small project, printed by a real Chromium."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from built_site import Built
from playwright.sync_api import Browser
from pypdf import PdfReader

from dlprep.exports.booklets.printing import Printer

A4: Final = (595, 842)
SITE: Final = "https://dlprep.example/"

Outline = list[Any]


@pytest.fixture(scope="module")
def printer(browser: Browser, built: Built) -> Printer:
    return Printer(browser, built.site)


@pytest.fixture(scope="module")
def booklets(printer: Printer) -> Mapping[str, PdfReader]:
    """The cards in both languages and a chapter, by name."""
    wanted = {"cards": ("", None), "cards in English": ("en/", None), "chapter": ("", "basics")}
    return {
        name: PdfReader(io.BytesIO(printer.booklet(root, chapter)))
        for name, (root, chapter) in wanted.items()
    }


@pytest.fixture(params=["cards", "cards in English", "chapter"])
def booklet(request: pytest.FixtureRequest, booklets: Mapping[str, PdfReader]) -> PdfReader:
    return booklets[request.param]


@pytest.fixture(scope="module")
def cards(booklets: Mapping[str, PdfReader]) -> PdfReader:
    return booklets["cards"]


@pytest.fixture(scope="module")
def chapter(booklets: Mapping[str, PdfReader]) -> PdfReader:
    return booklets["chapter"]


def text(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def titles(outline: Outline) -> list[Any]:
    """The titles of an outline; those below one follow it in a list of their own."""
    return [titles(each) if isinstance(each, list) else each.title for each in outline]


def links(pdf: PdfReader) -> Iterator[Any]:
    """Every link of a booklet, as the format has it."""
    for page in pdf.pages:
        annotations: Any = page.get("/Annots", [])
        yield from (annotation.get_object() for annotation in annotations)


def inward(pdf: PdfReader) -> set[str]:
    """The anchors that links of a booklet lead to."""
    return {link["/Dest"].removeprefix("/") for link in links(pdf) if "/Dest" in link}


def outward(pdf: PdfReader) -> set[str]:
    """The addresses that links of a booklet lead to."""
    return {link["/A"]["/URI"] for link in links(pdf) if "/A" in link}


def test_chapters_come_in_the_order_of_the_site(printer: Printer) -> None:
    assert printer.chapters("en/") == ["basics", "training"]


def test_every_page_is_a4(booklet: PdfReader) -> None:
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in booklet.pages}
    assert sizes == {A4}


def test_no_link_within_a_booklet_is_broken(booklet: PdfReader) -> None:
    assert inward(booklet)
    there = {name.removeprefix("/") for name in booklet.named_destinations}
    assert inward(booklet) - there == set()


def test_links_out_of_a_booklet_lead_to_published_pages(booklet: PdfReader) -> None:
    assert [link for link in outward(booklet) if not link.startswith("https://")] == []


def test_a_booklet_is_tagged_and_tells_its_language(booklets: Mapping[str, PdfReader]) -> None:
    languages = {}
    for name, pdf in booklets.items():
        catalog: Any = pdf.root_object
        assert catalog["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in catalog
        languages[name] = str(catalog["/Lang"])
    assert languages == {"cards": "ko", "cards in English": "en", "chapter": "ko"}


def test_cards_take_a_page_each_behind_the_contents(cards: PdfReader) -> None:
    first, *others = [" ".join(page.extract_text().split()) for page in cards.pages]
    asked = [
        "시그모이드의 미분은?",
        "ReLU는 왜 쓰나요?",
        "역전파가 무엇인가요?",
        "시드를 왜 고정하나요?",
    ]
    assert all(title in first for title in asked)
    assert len(others) == len(asked)
    assert [title for title, page in zip(asked, others, strict=True) if title not in page] == []


def test_a_card_says_the_short_answer_and_the_key_points(cards: PdfReader) -> None:
    page = " ".join(cards.pages[2].extract_text().split())
    assert "켜진 쪽의 미분이 1입니다." in page
    assert "첫째 요점입니다." in page
    assert "음수는 0이 됩니다." not in page


def test_the_title_of_a_card_leads_to_the_whole_answer(cards: PdfReader) -> None:
    assert f"{SITE}questions/relu/" in outward(cards)


def test_the_outline_of_the_cards_has_chapters_and_questions(
    booklets: Mapping[str, PdfReader],
) -> None:
    assert titles(booklets["cards in English"].outline) == [
        "Revision",
        "Basics",
        ["What is the derivative of the sigmoid?", "Why ReLU?"],
        "Training",
        ["역전파가 무엇인가요?", "Why fix seeds?"],
    ]


def test_the_outline_of_a_chapter_has_questions_and_their_sections(chapter: PdfReader) -> None:
    sections = ["30초 답변", "꼭 말해야 할 것"]
    assert titles(chapter.outline) == [
        "기초",
        [
            "시그모이드의 미분은?",
            [
                "30초 답변",
                "미분",
                "꼭 말해야 할 것",
                "자주 하는 오답",
                "꼬리 질문",
                "함께 볼 질문",
                "참고 문헌",
            ],
            "ReLU는 왜 쓰나요?",
            [*sections, "참고 문헌"],
        ],
    ]


def test_a_chapter_has_everything_open(chapter: PdfReader) -> None:
    said = text(chapter)
    assert "음수는 0이 됩니다." in said
    assert "np.maximum(np.array([-1.0, 0.0, 2.0]), 0)" in said
    assert "원점입니다." in said


def test_questions_of_a_chapter_lead_to_each_other(chapter: PdfReader) -> None:
    assert {"relu", "sigmoid"} <= inward(chapter)
    assert not {link for link in outward(chapter) if "/questions/" in link}


def test_a_booklet_is_named_by_what_is_in_it(booklets: Mapping[str, PdfReader]) -> None:
    named = [pdf.metadata and pdf.metadata.title for pdf in booklets.values()]
    assert named == [
        "한눈에 복습 · 딥러닝 면접 질문",
        "Revision · DL Interviews",
        "기초 · 딥러닝 면접 질문",
    ]


def test_korean_is_embedded_as_a_font(cards: PdfReader) -> None:
    resources: Any = cards.pages[1]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    named = {font.get("/BaseFont", "").partition("+")[2]: font["/Subtype"] for font in fonts}
    assert named["NotoSansKR-Regular"] == "/Type0"


def test_figures_are_those_for_light_pages(printer: Printer) -> None:
    with printer._composed("", "basics") as page:
        sources = page.evaluate("Array.from(document.images, (image) => image.src)")
    assert len(sources) == 1
    assert sources[0].endswith(".light.svg")
