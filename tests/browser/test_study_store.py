"""Progress in the browser's database, as far as that lets us."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from plain_server import served
from playwright.sync_api import Browser, BrowserContext, Page

import dlprep

pytestmark = pytest.mark.browser

MODULES: Final = Path(dlprep.__file__).parent / "assets" / "study"
PAGE: Final = """<!doctype html><meta charset="utf-8"><title>study</title>
<link rel="icon" href="data:,">
<script type="module">
  import { openStore } from "./study/store.js";
  window.open_ = async () => (window.store = await openStore({ patience: PATIENCE }));
  window.state = () => ({
    cards: store.log.map(({ card }) => card ?? ""),
    minutes: store.settings.minutes,
    trouble: store.trouble ?? "",
  });
  window.grade = async (card) => {
    const entry = store.add({ kind: "grade", card, at: Date.now(), day: 20788, grade: 3,
      mode: "review", lang: "ko", ms: 1000, missed: [] });
    await store.saved();
    return entry.id;
  };
</script>
"""
NEVER_OPENS: Final = "indexedDB.open = () => ({});"
FULL: Final = """
    const put = IDBObjectStore.prototype.put;
    window.isFull = true;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.isFull) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, values);
    };
"""
UPGRADED: Final = """() => new Promise((resolve) => {
    const request = indexedDB.open("dlprep", 2);
    request.onupgradeneeded = () => request.result.createObjectStore("later");
    request.onsuccess = () => resolve(request.result.close());
})"""
DATABASES: Final = "async () => (await indexedDB.databases()).map(({ name }) => name)"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("study")
    shutil.copytree(MODULES, folder / "study")
    for name, patience in (("index.html", 60_000), ("404.html", 0), ("hasty.html", 1)):
        (folder / name).write_text(PAGE.replace("PATIENCE", str(patience)), "utf-8")
    with served(folder) as home:
        yield home


class Tabs:
    """A browser whose tabs share what is stored."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.context = context
        self.home = home

    def open(self, path: str = "", *, before: str = "") -> Page:
        """A tab whose store is open; ``before`` is a script that runs first."""
        page = self.context.new_page()
        if before:
            page.add_init_script(before)
        page.goto(self.home + path)
        page.wait_for_function("window.open_")
        page.evaluate("async () => { await open_(); }")
        return page


@pytest.fixture
def tabs(browser: Browser, home: str) -> Iterator[Tabs]:
    context = browser.new_context()
    yield Tabs(context, home)
    context.close()


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("state()")
    return found


def grade(page: Page, card: str) -> str:
    return str(page.evaluate("grade", card))


@contextmanager
def opened(tabs: Tabs) -> Iterator[Page]:
    """A tab that is closed at the end of the block."""
    page = tabs.open()
    yield page
    page.close()


def test_nothing_is_stored_before_there_is_something_to_store(tabs: Tabs) -> None:
    page = tabs.open()
    assert state(page) == {"cards": [], "minutes": 20, "trouble": ""}
    assert page.evaluate(DATABASES) == []
    assert page.evaluate("localStorage.length") == 0
    grade(page, "dropout/recall")
    assert page.evaluate(DATABASES) == ["dlprep"]


def test_what_was_stored_is_there_the_next_time(tabs: Tabs) -> None:
    with opened(tabs) as page:
        grade(page, "dropout/recall")
        page.evaluate("async () => { store.choose({ minutes: 45 }, 1); await store.saved(); }")
    assert state(tabs.open()) == {"cards": ["dropout/recall"], "minutes": 45, "trouble": ""}


def test_every_entry_has_an_id_of_its_own_in_every_tab(tabs: Tabs) -> None:
    one, two = tabs.open(), tabs.open()
    ids = {grade(page, "dropout/recall") for page in (one, two, one, two)}
    assert len(ids) == 4
    assert len(state(tabs.open())["cards"]) == 4


def test_what_replaces_all_is_not_mixed_with_what_another_tab_stored(tabs: Tabs) -> None:
    one, two = tabs.open(), tabs.open()
    grade(two, "dropout/recall")
    one.evaluate(
        """async () => {
            store.replace([], { ...store.settings, minutes: 45, at: 1 });
            await store.saved();
        }"""
    )
    assert state(tabs.open()) == {"cards": [], "minutes": 45, "trouble": ""}


def test_a_tab_hears_of_what_another_adds(tabs: Tabs) -> None:
    one, two = tabs.open(), tabs.open()
    two.evaluate("() => { store.onchange = () => { window.isTold = true; }; }")
    grade(one, "dropout/recall")
    two.wait_for_function("window.isTold")
    assert state(two)["cards"] == ["dropout/recall"]
    grade(two, "softmax/recall")
    one.wait_for_function("store.log.length === 2")


def test_importing_stores_all_entries_and_the_settings(tabs: Tabs) -> None:
    with opened(tabs) as page:
        page.evaluate(
            """async () => {
                const log = ["a-1", "a-2"].map((id) => ({ id, kind: "note", at: 1 }));
                store.addAll(log, { ...store.settings, minutes: 30, at: 9 });
                await store.saved();
            }"""
        )
    assert state(tabs.open()) == {"cards": ["", ""], "minutes": 30, "trouble": ""}


def test_replacing_leaves_nothing_of_what_was_there(tabs: Tabs) -> None:
    with opened(tabs) as page:
        grade(page, "dropout/recall")
        page.evaluate(
            """async () => {
                const entry = { id: "a-1", kind: "grade", card: "softmax/recall" };
                store.replace([entry], store.settings);
                await store.saved();
            }"""
        )
    assert state(tabs.open())["cards"] == ["softmax/recall"]


def test_erasing_leaves_no_trace_here_and_in_other_tabs(tabs: Tabs) -> None:
    one, two = tabs.open(), tabs.open()
    grade(one, "dropout/recall")
    two.wait_for_function("store.log.length === 1")
    one.evaluate("store.erase()")
    two.wait_for_function("store.log.length === 0")
    assert one.evaluate(DATABASES) == []
    assert one.evaluate("localStorage.length") == 0
    assert state(tabs.open()) == {"cards": [], "minutes": 20, "trouble": ""}


def test_an_upgrade_in_another_tab_is_let_through_and_said(tabs: Tabs) -> None:
    one, two = tabs.open(), tabs.open()
    grade(one, "dropout/recall")
    two.evaluate(UPGRADED)
    one.wait_for_function("store.trouble === 'storeTaken'")
    grade(one, "softmax/recall")
    assert state(one)["cards"] == ["dropout/recall", "softmax/recall"]
    assert state(one)["trouble"] == "storeTaken"


def test_what_a_newer_version_stored_is_read_and_left_as_it_is(tabs: Tabs) -> None:
    with opened(tabs) as page:
        grade(page, "dropout/recall")
        page.evaluate("store.close()")
        page.evaluate(UPGRADED)
    with opened(tabs) as page:
        assert state(page) == {"cards": ["dropout/recall"], "minutes": 20, "trouble": "storeNewer"}
        grade(page, "softmax/recall")
        assert len(state(page)["cards"]) == 2
    assert state(tabs.open())["cards"] == ["dropout/recall"]


def test_where_there_is_no_space_the_session_goes_on_and_is_saved_later(tabs: Tabs) -> None:
    page = tabs.open(before=FULL)
    grade(page, "dropout/recall")
    grade(page, "softmax/recall")
    assert state(page) == {
        "cards": ["dropout/recall", "softmax/recall"],
        "minutes": 20,
        "trouble": "storeFull",
    }
    assert state(tabs.open())["cards"] == []
    page.evaluate("window.isFull = false")
    grade(page, "padding/recall")
    assert state(page)["trouble"] == ""
    assert len(state(tabs.open())["cards"]) == 3


def test_a_database_that_does_not_open_keeps_nobody_waiting(tabs: Tabs) -> None:
    page = tabs.open("hasty.html", before=NEVER_OPENS)
    assert state(page)["trouble"] == "storeUnavailable"
    grade(page, "dropout/recall")
    assert state(page) == {
        "cards": ["dropout/recall"],
        "minutes": 20,
        "trouble": "storeUnavailable",
    }


def test_without_a_database_the_session_is_in_memory(tabs: Tabs) -> None:
    page = tabs.open(before="Object.defineProperty(window, 'indexedDB', { value: undefined });")
    grade(page, "dropout/recall")
    assert state(page) == {
        "cards": ["dropout/recall"],
        "minutes": 20,
        "trouble": "storeUnavailable",
    }


def test_a_browser_without_local_storage_still_has_the_database(tabs: Tabs) -> None:
    refuses = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    page = tabs.open(before=refuses)
    grade(page, "dropout/recall")
    assert state(page)["trouble"] == ""
    assert state(tabs.open(before=refuses))["cards"] == ["dropout/recall"]


def _clear_database(page: Page, home: str) -> None:
    """Do what a browser does that is short of space."""
    cdp = page.context.new_cdp_session(page)
    what = {"origin": home.rstrip("/"), "storageTypes": "indexeddb"}
    cdp.send("Storage.clearDataForOrigin", what)


def test_progress_that_the_browser_threw_away_is_said_to_be_gone(tabs: Tabs) -> None:
    with opened(tabs) as page:
        grade(page, "dropout/recall")
        page.evaluate("store.close()")
        _clear_database(page, tabs.home)
    page = tabs.open()
    assert state(page) == {"cards": [], "minutes": 20, "trouble": "storeLost"}
    grade(page, "softmax/recall")
    assert state(page)["trouble"] == ""


def test_a_tab_that_is_open_meanwhile_stores_all_it_has_anew(tabs: Tabs) -> None:
    page = tabs.open()
    grade(page, "dropout/recall")
    page.evaluate(
        """() => new Promise((opened) => {
            const request = indexedDB.open("dlprep");
            request.onsuccess = () => {
                request.result.onclose = () => { window.isClosed = true; };
                opened();
            };
        })"""
    )
    _clear_database(page, tabs.home)
    page.wait_for_function("window.isClosed")
    grade(page, "softmax/recall")
    assert state(tabs.open())["cards"] == ["dropout/recall", "softmax/recall"]
