"""Cards as Anki's own scripts and style show them on a phone."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from anki_decks import learning, made_cards
from built_site import Built
from click.testing import CliRunner
from plain_server import served
from playwright.sync_api import Browser
from visits import Reader, Visit

from dlprep.cli import main
from dlprep.exports.anki.apkg import package_file
from dlprep.exports.anki.editions import EDITIONS
from dlprep.exports.anki.note_types import style_sheet

WEB: Final = Path(sys.prefix, "aqt", "_aqt", "data", "web")
"""What Anki's window is made of; `make test` puts it there."""

PHONE: Final = 390

PAGE: Final = """\
<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>cards</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_anki/css/reviewer.css">
<style>{style}</style>
<script src="/_anki/js/mathjax.js"></script>
<script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script>
</head><body class="card {classes}">{cards}</body></html>
"""

HARMLESS: Final = "warning: No version information available for component [tex]/"
"""What MathJax says of Anki's own bundle."""

TYPESET: Final = """async () => {
    await MathJax.startup.promise;
    await MathJax.typesetPromise();
    const all = (selector) => [...document.querySelectorAll(selector)];
    const card = (element) => element.closest("[data-card]").dataset.card;
    const wider = all("[data-card]").filter((one) => one.scrollWidth > one.clientWidth + 1);
    return {
        formulas: all("mjx-container").length,
        faults: all('mjx-merror, mtext[mathcolor="red"]').map(card), // malformed, or unknown
        left: all("[data-card]").filter((one) => /\\\\[([]/.test(one.innerText)).map(card),
        wide: wider.map(card),
        images: all("img").filter((image) => !image.complete || !image.naturalWidth).length,
    };
}"""
"""Has every formula typeset, and tells what went wrong."""


def notes(data: bytes, folder: Path) -> list[list[str]]:
    """The fields of every note of a package, whose files are put into ``folder``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (folder / "collection.anki2").write_bytes(archive.read("collection.anki2"))
        for entry, name in json.loads(archive.read("media")).items():
            (folder / name).write_bytes(archive.read(entry))
    with closing(sqlite3.connect(folder / "collection.anki2")) as database:
        return [fields.split("\x1f") for (fields,) in database.execute("select flds from notes")]


@contextmanager
def shown(
    browser: Browser, folder: Path, cards: Iterable[list[str]], classes: str = ""
) -> Iterator[Visit]:
    """A page with everything that these notes say, as on a phone."""
    assert WEB.is_dir(), "install requirements/aqt.txt as `make test` does"
    if not (folder / "_anki").exists():
        (folder / "_anki").symlink_to(WEB)
    said = "".join(
        f'<div class="dl" data-card="{name}">{"".join(others)}</div>' for name, *others in cards
    )
    opened = said.replace("<details>", "<details open>")
    page = PAGE.format(style=style_sheet(), classes=classes, cards=opened)
    (folder / "cards.html").write_text(page, "utf-8")
    with served(folder) as home, Reader(browser, home).visit("cards.html", width=PHONE) as visit:
        yield visit
        assert [fault for fault in visit.faults if not fault.startswith(HARMLESS)] == []


@pytest.fixture(scope="module")
def exported(whole_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of all questions, whose snippets were executed for their site."""
    folder = tmp_path_factory.mktemp("exported")
    root = str(whole_site.site.parent)
    arguments = ["--root", root, "export", "anki", str(folder)]
    done = CliRunner(env={"SOURCE_DATE_EPOCH": "1795910500"}).invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return folder


def data(exported: Path) -> list[bytes]:
    return [(exported / f"dlprep-{edition.name}.apkg").read_bytes() for edition in EDITIONS]


@pytest.mark.content
def test_anki_typesets_every_formula_and_no_card_is_wider_than_a_phone(
    browser: Browser, exported: Path, tmp_path: Path
) -> None:
    cards = [note for package in data(exported) for note in notes(package, tmp_path)]
    text = "".join(field for card in cards for field in card)
    with shown(browser, tmp_path, cards) as visit:
        found: dict[str, Any] = visit.page.evaluate(TYPESET)
    formulas = text.count(r"\(") + text.count(r"\[")
    assert formulas > 100
    assert found == {"formulas": formulas, "faults": [], "left": [], "wide": [], "images": 0}


@pytest.mark.content
def test_every_value_is_filled_in_and_every_link_leads_to_the_web(
    exported: Path, tmp_path: Path
) -> None:
    cards = [note for package in data(exported) for note in notes(package, tmp_path)]
    told = {card[0]: "".join(card[1:5]) for card in cards}
    assert [name for name, text in told.items() if re.search(r"\[\[[a-z-]+[.\]]", text)] == []
    links = {link for card in cards for link in re.findall(r'href="([^"]*)"', "".join(card))}
    assert len(links) > 100
    assert [link for link in links if not re.fullmatch(r"https://[^\s.]+\.\S*", link)] == []


@pytest.mark.content
def test_anki_takes_all_packages_and_misses_nothing(exported: Path, tmp_path: Path) -> None:
    with learning(tmp_path) as learner:
        taken = [learner.take(package) for package in data(exported)]
        again = [learner.take(package) for package in data(exported)]
        checked = learner.collection.media.check()
        assert learner.collection.fix_integrity()[1]
    assert [one.new for one in taken] == [one.duplicate for one in again]
    assert min(one.new for one in taken) > 50
    assert {(one.new, one.updated, one.conflicting) for one in again} == {(0, 0, 0)}
    assert (list(checked.missing), list(checked.unused)) == ([], [])


@pytest.mark.content
def test_packages_of_all_questions_are_small_enough_to_download(exported: Path) -> None:
    assert max(map(len, data(exported))) < 4_000_000


def test_a_formula_that_anki_cannot_typeset_is_found(browser: Browser, tmp_path: Path) -> None:
    """What the test of all formulas rests on."""
    cards = [
        ["good", r"\(x\)"],
        ["malformed", r"\(a &amp; b\)"],
        ["unknown", r"\(\oops{x}\)"],
        ["left", r"<code>\(x\)</code>"],
    ]
    with shown(browser, tmp_path, cards) as visit:
        found = visit.page.evaluate(TYPESET)
    assert (found["faults"], found["left"]) == (["malformed", "unknown"], ["left"])


@pytest.mark.parametrize(
    ("classes", "scheme", "ground"),
    [
        ("", "light", "rgb(255, 255, 255)"),
        ("nightMode", "dark", "rgb(20, 23, 29)"),
        ("night_mode", "dark", "rgb(20, 23, 29)"),
    ],
)
def test_figures_and_colours_are_those_of_the_scheme(
    browser: Browser, tmp_path: Path, classes: str, scheme: str, ground: str
) -> None:
    cards = notes(package_file(made_cards()), tmp_path)
    with shown(browser, tmp_path, cards, classes) as visit:
        seen = visit.page.locator("img").filter(visible=True)
        assert [image.get_attribute("class") for image in seen.all()] == [f"dl-{scheme}"]
        colour = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ground


@pytest.mark.parametrize("classes", ["", "nightMode"])
def test_a_card_can_be_read_by_everybody(browser: Browser, tmp_path: Path, classes: str) -> None:
    cards = notes(package_file(made_cards()), tmp_path)
    with shown(browser, tmp_path, cards, classes) as visit:
        visit.page.evaluate(TYPESET)
        assert visit.violations(".dl") == []
