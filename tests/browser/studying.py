"""What tests of the page for studying have in common: its cards, and what it has recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect
from visits import DESKTOP, Reader, Scheme, Visit

MORNING: Final = "2026-12-01T09:00:00"
TODAY: Final = 20_788
DAY: Final = 86_400_000

_EARLIER: Final = "2026-12-01T08:00:00"
_TOOLS: Final = """(async (home) => {
    const folder = new URL("assets/dlprep/study/", home);
    const load = (name) => import(new URL(name, folder).href);
    const [{ openStore }, { cardsOf }, { agenda }] =
        await Promise.all(["store.js", "cards.js", "agenda.js"].map(load));
    const response = await fetch(new URL("study/index.json", home));
    return { openStore, cardsOf, agenda, index: await response.json() };
})"""
_ADD: Final = f"""async ({{ home, entries, only }}) => {{
    const {{ openStore, cardsOf, index }} = await {_TOOLS}(home);
    const cards = cardsOf(index, {{ levels: [], chapters: [], cross: false }});
    const others = cards.filter(({{ id }}) => only && !only.includes(id));
    const common = {{ kind: "grade", mode: "review", lang: "ko", ms: 1000, missed: [] }};
    const yesterday = {{ at: Date.now() - {DAY}, day: {TODAY} - 1, grade: 4 }};
    const log = [...others.map(({{ id }}) => ({{ card: id, ...yesterday }})), ...entries];
    const store = await openStore();
    const made = log.map((entry, place) => ({{ id: `made-${{place + 1}}`, ...common, ...entry }}));
    store.replace(made, store.settings);
    await store.saved();
    store.close();
}}"""
_DUE: Final = f"""async (home) => {{
    const {{ openStore, agenda, index }} = await {_TOOLS}(home);
    const store = await openStore();
    const cards = agenda(index, store, {{ at: Date.now() }}).map(({{ id }}) => id);
    store.close();
    return cards;
}}"""
_STORED: Final = """() => new Promise((resolve) => {
    const request = indexedDB.open("dlprep");
    request.onsuccess = () => {
        const all = request.result.transaction("log").objectStore("log").getAll();
        all.onsuccess = () => resolve(all.result);
    };
})"""


@contextmanager
def studying(
    reader: Reader,
    language: str = "ko",
    *,
    width: int = DESKTOP,
    scheme: Scheme = "light",
    still: bool = True,
) -> Iterator[Studying]:
    """A tab with the page for studying, in the morning of a day.

    Its clock stands ``still``, but for axe, which waits for it.
    """
    with reader.visit(f"{folder(language)}study/", width=width, scheme=scheme) as tab:
        tab.page.clock.install(time=_EARLIER if still else MORNING)
        if still:
            tab.page.clock.pause_at(MORNING)
        yield Studying(tab, language, width)


def folder(language: str) -> str:
    """Where the site of a language lies."""
    return "" if language == "ko" else f"{language}/"


class Studying:
    """Someone at the page for studying."""

    def __init__(self, tab: Visit, language: str, width: int) -> None:
        self.tab = tab
        self.page: Page = tab.page
        self.language = language
        self.width = width

    def begin_with(self, *entries: dict[str, Any], only: tuple[str, ...] | None = None) -> None:
        """Make a log of entries; with ``only``, all other cards were found easy yesterday."""
        asked = {"home": self.tab.home, "entries": entries, "only": only}
        self.page.evaluate(_ADD, asked)

    def open(self, view: str = "review") -> None:
        """Load the page anew, at a view of it."""
        self.page.goto("about:blank")  # or only the part behind the # would change
        self.page.goto(f"{self.tab.home}{folder(self.language)}study/#/{view}")

    def ask(self, card: str) -> None:
        """Begin with a card that is new, every other one having been found easy yesterday."""
        self.begin_with(only=(card,))
        self.open()
        expect(self.card.locator("h2")).to_be_focused()

    @property
    def card(self) -> Locator:
        """What is asked."""
        return self.page.locator(".dl-card")

    @property
    def heading(self) -> Locator:
        """The heading of what is shown."""
        return self.page.locator(".dl-cards h2")

    @property
    def suggested(self) -> Locator:
        """The grade that is suggested."""
        return self.page.locator("[aria-description]")

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.locator(".dl-cards").get_by_role("button", name=name, exact=True).click()

    def grade(self, number: int) -> None:
        """Grade the answer by a key."""
        expect(self.suggested).to_be_visible()
        self.page.keyboard.press(str(number))

    def stored(self) -> list[dict[str, Any]]:
        """What this visit has put into the log, without ids and times, in order."""
        entries: list[dict[str, Any]] = self.page.evaluate(_STORED)
        own = [entry for entry in entries if not str(entry["id"]).startswith("made-")]
        own.sort(key=lambda entry: int(str(entry["id"]).split("-")[1]))
        return [
            {key: value for key, value in entry.items() if key not in {"id", "at"}} for entry in own
        ]

    def due(self) -> list[str]:
        """The cards that are to be asked now, in their order."""
        cards: list[str] = self.page.evaluate(_DUE, self.tab.home)
        return cards

    def stays_inside(self) -> None:
        """Assert that nothing reaches out of the window."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width

    def pleases_axe(self) -> None:
        """Assert that axe finds nothing wrong in what is shown."""
        assert self.tab.violations(".dl-study") == []
