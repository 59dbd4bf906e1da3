"""The page for studying: what there is today, the plan and the data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from visits import DESKTOP, Reader, Scheme, Visit

pytestmark = pytest.mark.browser

PHONE: Final = 390
TODAY: Final = 20_788
STUDY: Final = "study/"
MODULE: Final = "/assets/dlprep/study/store.js"

ADD: Final = f"""async (entries) => {{
    const {{ openStore }} = await import("{MODULE}");
    const store = await openStore();
    store.addAll(entries);
    await store.saved();
    store.close();
}}"""
DATABASES: Final = "async () => (await indexedDB.databases()).map(({ name }) => name)"
STORED: Final = f"""async () => {{
    const {{ openStore }} = await import("{MODULE}");
    const {{ log, settings }} = await openStore();
    return {{ log, settings }};
}}"""
FULL: Final = """() => {
    const put = IDBObjectStore.prototype.put;
    window.isFull = true;
    IDBObjectStore.prototype.put = function (...values) {
        if (window.isFull) throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, values);
    };
}"""
UPGRADED: Final = """() => new Promise((resolve) => {
    const request = indexedDB.open("dlprep", 2);
    request.onupgradeneeded = () => {
        for (const name of ["log", "meta"]) {
            if (!request.result.objectStoreNames.contains(name)) {
                request.result.createObjectStore(name, name === "log" ? { keyPath: "id" } : {});
            }
        }
    };
    request.onsuccess = () => resolve(request.result.close());
})"""


def entry(number: int, card: str = "relu/recall", **changes: object) -> dict[str, object]:
    """A good grade of yesterday's."""
    return {
        "id": f"seed-{number}",
        "kind": "grade",
        "card": card,
        "at": 1_796_000_000_000 + number,
        "day": TODAY - 1,
        "grade": 3,
        "mode": "review",
        "lang": "ko",
        "ms": 60_000,
        "missed": [],
        **changes,
    }


def fill(page: Page, *entries: dict[str, object]) -> None:
    page.evaluate(ADD, list(entries))


@contextmanager
def visit(reader: Reader, path: str = STUDY) -> Iterator[Visit]:
    """A tab in which it is the morning of 2026-12-01."""
    with reader.visit("glossary/") as tab:
        tab.page.clock.install(time="2026-12-01T08:00:00")
        tab.page.clock.pause_at("2026-12-01T09:00:00")
        tab.goto(path)
        yield tab
        assert tab.faults == []


@pytest.fixture
def tab(reader: Reader) -> Iterator[Visit]:
    with visit(reader) as tab:
        yield tab


def study(page: Page) -> Locator:
    return page.locator(".dl-study")


def go(page: Page, name: str) -> None:
    study(page).get_by_role("navigation").get_by_role("link", name=name).click()
    expect(study(page).locator("[aria-current]")).to_have_text(name)


def press(page: Page, name: str) -> None:
    study(page).get_by_role("button", name=name, exact=True).click()


def exported(page: Page, within: str) -> Path:
    """The file that the export button gives in a part of the page."""
    with page.expect_download() as download:
        page.locator(within).get_by_role("button", name="내보내기").click()
    assert str(download.value.suggested_filename).startswith("dlprep-progress-2026-12-0")
    return Path(download.value.path())


def choose_file(page: Page, content: str | Path) -> None:
    file: FilePayload | Path = (
        FilePayload(name="progress.json", mimeType="application/json", buffer=content.encode())
        if isinstance(content, str)
        else content
    )
    study(page).get_by_label("내보낸 파일(JSON) 고르기").set_input_files(file)


def file_of(entries: Sequence[object], **changes: object) -> str:
    settings = {"at": 0, "interview": "", "minutes": 20, "levels": [], "chapters": []}
    settings |= {"retention": 0.9, "cross": False}
    head = {"format": 1, "site": "dlprep", "exported": 1_796_000_000_000}
    return json.dumps({**head, "log": entries, "settings": settings, **changes})


def test_a_first_visit_invites_and_stores_nothing(tab: Visit) -> None:
    page = tab.page
    expect(study(page)).to_contain_text("첫 질문부터 시작해 보세요")
    expect(study(page).get_by_role("link", name="시작")).to_have_attribute("href", "#/review")
    expect(study(page).get_by_role("link", name="모의 면접")).to_have_attribute("href", "#/mock")
    expect(study(page).get_by_role("link", name="가져오기")).to_have_attribute("href", "#/data")
    go(page, "계획")
    expect(study(page).get_by_role("heading", name="면접 계획")).to_be_focused()
    expect(study(page)).to_contain_text("새 카드는 하루에 10장까지 묻습니다.")
    go(page, "기록")
    expect(study(page)).to_contain_text("아직 기록이 없습니다.")
    expect(study(page).get_by_role("button", name="내보내기")).to_be_hidden()
    expect(study(page).get_by_role("button", name="모두 지우기")).to_be_hidden()
    go(page, "오늘")
    assert page.evaluate(DATABASES) == []
    names = page.evaluate("Object.keys(localStorage)")
    ours = {name for name in names if name.startswith("dlprep")}
    assert ours <= {"dlprep.opened"}  # which is the search's


def test_today_tells_what_there_is_and_how_things_stand(tab: Visit) -> None:
    page = tab.page
    tab.goto("questions/relu/")
    point = page.locator(".dl-points li").first.get_attribute("data-item")
    tab.goto(STUDY)
    firm = [entry(n, day=TODAY - 20 + n, missed=[point]) for n in (1, 3)]
    fill(
        page,
        *firm,
        entry(8, "sigmoid/recall", day=TODAY - 5),
        entry(9, "seeds/recall", day=TODAY, grade=1),
    )
    expect(study(page)).to_contain_text("새 카드 4장 · 복습 2장")
    expect(study(page)).to_contain_text("오늘 답한 카드 1장")
    chapters = study(page).locator(".dl-study__chapters li")
    expect(chapters).to_have_count(2)
    expect(chapters.first).to_contain_text("기억률")
    expect(chapters.first.get_by_role("link")).to_have_attribute("href", "#/review?chapter=basics")
    expect(study(page)).to_contain_text("첫째 요점입니다.")
    link = study(page).get_by_role("link", name="첫째 요점입니다.")
    assert link.evaluate("link => link.href") == f"{tab.home}questions/relu/"
    study(page).get_by_text("골라서 연습").click()
    expect(study(page).get_by_role("button", name="시작")).to_be_disabled()
    study(page).get_by_label("상태").select_option(label="복습할 카드")
    expect(study(page)).to_contain_text("오늘 물을 수 있는 카드 2장")
    study(page).get_by_role("combobox", name="장", exact=True).select_option("training")
    expect(study(page)).to_contain_text("오늘 물을 수 있는 카드 0장")
    study(page).get_by_label("상태").select_option("")
    press(page, "시작")
    assert page.url.endswith("#/review?chapter=training")


def test_a_plan_for_three_days_says_what_fits(tab: Visit) -> None:
    page = tab.page
    go(page, "계획")
    study(page).get_by_label("면접 날짜").fill("2026-12-04")
    study(page).get_by_label("하루에 쓸 시간(분)").fill("5")
    study(page).get_by_label("하루에 쓸 시간(분)").blur()
    expect(study(page)).to_contain_text("저장했습니다.")
    expect(study(page)).to_contain_text("다 보려면 하루")
    rows = study(page).locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("12월 1일 (화)4")
    study(page).get_by_role("button", name="분으로 늘리기").click()
    expect(study(page)).to_contain_text("면접 전에 모두 볼 수 있습니다.")
    study(page).get_by_text("장: 전체").click()
    study(page).get_by_label("학습").uncheck()
    expect(study(page).locator("summary").first).to_have_text("장: 1/2")
    basics = study(page).locator("details [value=basics]")
    basics.click()
    expect(basics).to_be_checked()
    expect(study(page)).to_contain_text("하나는 골라 두어야 합니다.")
    study(page).get_by_label("영어 면접도 준비합니다").check()
    study(page).get_by_text("기억률 정하기").click()
    study(page).get_by_label("다시 물을 때의 기억률").fill("95")
    study(page).get_by_label("하루에 쓸 시간(분)").fill("1000")
    study(page).get_by_label("하루에 쓸 시간(분)").blur()
    settings = page.evaluate(STORED)["settings"]
    assert settings.pop("at") > 0
    assert settings.pop("minutes") < 100
    assert settings == {
        "interview": "2026-12-04",
        "levels": [],
        "chapters": ["basics"],
        "retention": 0.95,
        "cross": True,
    }
    go(page, "오늘")
    expect(study(page)).to_contain_text("면접까지 3일")
    for date, said in (
        ("2026-12-02", "내일이 면접입니다."),
        ("2026-12-01", "오늘이 면접입니다."),
        ("2026-11-30", "면접 날짜가 지났습니다."),
        ("", "날짜를 정하면 그날까지"),
    ):
        go(page, "계획")
        study(page).get_by_label("면접 날짜").fill(date)
        expect(study(page)).to_contain_text(said)


def test_progress_travels_both_ways_and_ends_up_the_same(reader: Reader) -> None:
    with visit(reader, f"{STUDY}#/data") as one, visit(reader, f"{STUDY}#/data") as two:
        fill(one.page, entry(1), entry(2, "sigmoid/recall"))
        fill(two.page, entry(3, "seeds/recall"), entry(4, "relu/spot"))
        for here, there, said in (
            (one, two, "기록 2개 추가, 카드 2장 갱신"),
            (two, one, "기록 2개 추가, 카드 2장 갱신"),
            (one, two, "기록 0개 추가, 카드 0장 갱신"),
            (two, one, "기록 0개 추가, 카드 0장 갱신"),
        ):
            choose_file(there.page, exported(here.page, ".dl-study__data"))
            expect(study(there.page)).to_contain_text("2026. 12. 1.")
            expect(study(there.page).get_by_role("button", name="합치기")).to_be_focused()
            press(there.page, "합치기")
            expect(study(there.page)).to_contain_text(said)
        assert one.page.evaluate(STORED)["log"] == two.page.evaluate(STORED)["log"]
        files = [
            json.loads(exported(each.page, ".dl-study__data").read_text("utf-8"))
            for each in (one, two)
        ]
        assert files[0] == files[1]
        assert len(files[0]["log"]) == 4
        expect(study(one.page)).to_contain_text("마지막 내보내기: 오늘. 그 뒤에 늘어난 기록: 0개.")


def test_a_file_that_cannot_be_read_changes_nothing(tab: Visit, tmp_path: Path) -> None:
    page = tab.page
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(20_000_001)
    fill(page, entry(1))
    go(page, "기록")
    before = page.evaluate(STORED)
    for content, said in (
        ("nonsense}", "JSON으로 읽을 수 없는 파일입니다."),
        (file_of([entry(2)])[:-20], "파일의 끝이 잘렸습니다."),
        ("<!doctype html><title>404</title>", "웹 페이지(HTML)입니다."),
        ("{\n<<<<<<< HEAD\n", "Git 충돌 표시"),
        ('{"log": []}', "이 사이트에서 내보낸 기록이 아닙니다."),
        (file_of([], site="other"), "다른 사이트(other)의 기록입니다."),
        (file_of([], format=2), "더 새로운 버전(2)에서 내보낸 파일입니다."),
        (file_of([entry(2), entry(3, grade=7)]), "항목 2의 grade 값을 읽을 수 없습니다: 7"),
        (file_of([], settings={"at": -1}), "설정 at 값을 읽을 수 없습니다: -1"),
        (tmp_path / "large.json", "20MB보다 큰 파일은"),
    ):
        choose_file(page, content)
        expect(study(page)).to_contain_text(said)
        expect(study(page)).to_contain_text("아무것도 바꾸지 않았습니다.")
        expect(study(page).get_by_role("button", name="합치기")).to_have_count(0)
    assert page.evaluate(STORED) == before


def test_replacing_exports_first(tab: Visit) -> None:
    page = tab.page
    fill(page, entry(1), entry(2, "gone/recall"))
    go(page, "기록")
    expect(study(page)).to_contain_text("기록 2개, 카드 2장. 보관된 카드 1장.")
    choose_file(page, file_of([entry(5, "seeds/recall")]))
    expect(study(page)).to_contain_text("합치면 기록 1개가 늘고 카드 1장이 바뀝니다.")
    press(page, "그만두기")
    expect(study(page)).to_contain_text("아무것도 바꾸지 않았습니다.")
    choose_file(page, file_of([entry(5, "seeds/recall")]))
    with page.expect_download() as download:
        press(page, "이 기기의 기록을 바꾸기")
    assert len(json.loads(Path(download.value.path()).read_text("utf-8"))["log"]) == 2
    expect(study(page)).to_contain_text("파일의 기록으로 바꾸었습니다.")
    assert [each["id"] for each in page.evaluate(STORED)["log"]] == ["seed-5"]


def test_where_the_device_shares_files_export_does(tab: Visit) -> None:
    page = tab.page
    page.evaluate(
        """() => {
            navigator.canShare = ({ files }) => files.length === 1;
            navigator.share = async ({ files }) => {
                window.shared = files[0].name;
                if (window.isRefused) throw new DOMException("no", "AbortError");
            };
            window.isRefused = true;
        }"""
    )
    fill(page, entry(1))
    go(page, "기록")
    press(page, "내보내기")
    page.wait_for_function("window.shared")
    expect(study(page)).to_contain_text("아직 파일로 내보내지 않았습니다.")
    choose_file(page, file_of([entry(5)]))
    press(page, "이 기기의 기록을 바꾸기")
    expect(study(page)).to_contain_text("아무것도 바꾸지 않았습니다.")
    assert [each["id"] for each in page.evaluate(STORED)["log"]] == ["seed-1"]
    page.evaluate("() => { window.isRefused = false; }")
    press(page, "내보내기")
    expect(study(page)).to_contain_text("마지막 내보내기: 오늘.")
    assert page.evaluate("window.shared") == "dlprep-progress-2026-12-01.json"


def test_everything_can_be_erased_and_seen_before(tab: Visit) -> None:
    page = tab.page
    fill(page, entry(1))
    page.evaluate("caches.open('dlprep-offline')")
    page.evaluate("sessionStorage.setItem('dlprep.mock', '{}')")
    go(page, "기록")
    study(page).get_by_text("저장된 기록 그대로 보기").click()
    expect(study(page).locator("pre")).to_contain_text('"card":"relu/recall"')
    press(page, "모두 지우기")
    expect(study(page)).to_contain_text("되돌릴 수 없으니")
    expect(study(page).get_by_role("button", name="그만두기")).to_be_focused()
    press(page, "그만두기")
    expect(study(page).get_by_role("button", name="모두 지우기")).to_be_focused()
    press(page, "모두 지우기")
    press(page, "정말 지우기")
    expect(study(page)).to_contain_text("첫 질문부터 시작해 보세요")
    assert page.evaluate(DATABASES) == []
    assert page.evaluate("caches.keys()") == []
    names = page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    assert [name for name in names if name.startswith("dlprep")] == []


def test_two_tabs_tell_each_other(tab: Visit) -> None:
    page = tab.page
    other = page.context.new_page()
    other.goto(f"{tab.home}{STUDY}#/plan")
    expect(study(other).get_by_label("하루에 쓸 시간(분)")).to_have_value("20")
    fill(page, entry(1))
    go(page, "계획")
    study(page).get_by_label("하루에 쓸 시간(분)").fill("45")
    study(page).get_by_label("하루에 쓸 시간(분)").blur()
    expect(study(other).get_by_label("하루에 쓸 시간(분)")).to_have_value("45")
    go(other, "오늘")
    expect(study(other)).to_contain_text("오늘")
    fill(page, entry(2, "sigmoid/recall", day=TODAY))
    expect(study(other)).to_contain_text("오늘 답한 카드 1장")
    other.evaluate(UPGRADED)
    expect(study(page).get_by_role("alert")).to_contain_text("이 탭을 새로고침하세요.")


def test_what_cannot_be_saved_is_said_until_it_is(tab: Visit) -> None:
    page = tab.page
    fill(page, entry(1))
    go(page, "계획")
    page.evaluate(FULL)
    study(page).get_by_label("하루에 쓸 시간(분)").fill("45")
    study(page).get_by_label("하루에 쓸 시간(분)").blur()
    banner = study(page).get_by_role("alert")
    expect(banner).to_contain_text("저장 공간이 부족해")
    go(page, "오늘")
    expect(banner).to_be_visible()
    file = json.loads(exported(page, ".dl-study__notice").read_text("utf-8"))
    assert file["settings"]["minutes"] == 45
    expect(banner).to_be_visible()
    page.evaluate("() => { window.isFull = false; }")
    banner.get_by_role("button", name="내보내기").click()
    expect(banner).to_have_count(0)
    assert page.evaluate(STORED)["settings"]["minutes"] == 45


def test_what_the_browser_threw_away_can_be_brought_back(tab: Visit) -> None:
    page = tab.page
    page.evaluate("localStorage.setItem('dlprep.seen', '1')")
    page.reload()
    banner = study(page).get_by_role("alert")
    expect(banner).to_contain_text("기록이 사라졌습니다.")
    banner.get_by_role("link", name="가져오기").click()
    choose_file(page, file_of([entry(1)]))
    press(page, "합치기")
    expect(study(page)).to_contain_text("기록 1개 추가, 카드 1장 갱신")
    expect(banner).to_have_count(0)


def test_what_a_newer_version_stored_is_read_and_can_be_exported(tab: Visit) -> None:
    page = tab.page
    fill(page, entry(1))
    tab.goto("glossary/")
    page.evaluate(UPGRADED)
    tab.goto(f"{STUDY}#/data")
    expect(study(page).get_by_role("alert")).to_contain_text("더 새로운 버전이 쓰고 있습니다.")
    file = json.loads(exported(page, ".dl-study__data").read_text("utf-8"))
    assert [each["id"] for each in file["log"]] == ["seed-1"]


def test_the_reader_is_reminded_once_a_day_and_the_browser_asked_once(tab: Visit) -> None:
    page = tab.page
    page.evaluate(
        "() => { window.asked = 0; navigator.storage.persist = async () => (window.asked += 1); }"
    )
    fill(page, *[entry(n) for n in range(9)])
    expect(study(page)).to_contain_text("기록 보관")
    assert page.evaluate("window.asked") == 0
    expect(study(page).get_by_text("7일 동안")).to_have_count(0)
    fill(page, *[entry(n) for n in range(9, 20)])
    page.wait_for_function("window.asked === 1")
    reminder = study(page).get_by_text("7일 동안")
    expect(reminder).to_be_visible()
    press(page, "나중에")
    tab.goto("glossary/")
    tab.goto(STUDY)
    expect(study(page)).to_contain_text("기록 보관")
    expect(reminder).to_have_count(0)
    page.clock.set_system_time("2026-12-02T09:00:00")
    page.reload()
    expect(reminder).to_be_visible()
    exported(page, ".dl-study__mild")
    expect(reminder).to_have_count(0)
    expect(study(page)).to_contain_text("마지막 내보내기: 오늘. 그 뒤에 늘어난 기록: 0개.")


def test_the_keyboard_alone_is_enough(tab: Visit) -> None:
    page = tab.page
    study(page).get_by_role("link", name="계획").focus()
    page.keyboard.press("Enter")
    expect(study(page).get_by_role("heading", name="면접 계획")).to_be_focused()
    page.keyboard.press("Tab")
    expect(study(page).get_by_label("면접 날짜")).to_be_focused()
    study(page).get_by_label("하루에 쓸 시간(분)").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(study(page)).to_contain_text("저장했습니다.")
    expect(study(page).get_by_label("기본")).to_be_focused()
    page.keyboard.press("Space")
    expect(study(page).get_by_label("기본")).not_to_be_checked()
    assert page.evaluate(STORED)["settings"]["minutes"] == 21


def test_a_view_that_does_not_come_is_said_and_the_others_stay(tab: Visit) -> None:
    page = tab.page
    page.route("**/views/plan.js", lambda route: route.abort())
    study(page).get_by_role("link", name="계획").click()
    expect(study(page)).to_contain_text("연습에 필요한 파일을 받지 못했습니다.")
    page.go_back()
    expect(study(page)).to_contain_text("첫 질문부터 시작해 보세요")
    page.route("**/study/index.json", lambda route: route.abort())
    page.reload()
    expect(study(page)).to_contain_text("연습에 필요한 파일을 받지 못했습니다.")
    expect(study(page).get_by_text("30초 동안 소리 내어 답합니다.")).to_be_visible()
    assert {fault.split(":")[0] for fault in tab.faults} <= {"failed", "error"}
    tab.faults.clear()


def test_without_scripts_the_page_tells_how_to_practise(reader: Reader) -> None:
    for folder, said in (("", "소리 내어 답합니다."), ("en/", "answer aloud for 30 seconds")):
        with reader.visit(f"{folder}{STUDY}", scripts=False) as tab:
            expect(study(tab.page)).to_contain_text(said)
            expect(study(tab.page).get_by_role("button")).to_have_count(0)
            links = study(tab.page).get_by_role("link")
            assert links.count() >= 3


@pytest.mark.parametrize(
    ("folder", "width", "scheme"),
    [
        ("", PHONE, "light"),
        ("en/", PHONE, "dark"),
        ("", DESKTOP, "dark"),
        ("en/", DESKTOP, "light"),
    ],
)
def test_every_view_pleases_axe_and_stays_in_the_window(
    reader: Reader, folder: str, width: int, scheme: Scheme
) -> None:
    with reader.visit(f"{folder}{STUDY}", width=width, scheme=scheme) as tab:
        page = tab.page
        for entries, views in (
            ([], ("home",)),
            ([entry(n) for n in range(20)], ("plan", "data", "home")),
        ):
            fill(page, *entries)
            for view in views:
                page.evaluate("view => { location.hash = `#/${view}`; }", view)
                expect(study(page).locator(f".dl-study__{view}")).to_be_visible()
                page.evaluate(
                    "document.querySelectorAll('.dl-study details')"
                    ".forEach((each) => { each.open = true; })"
                )
                assert tab.violations() == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.faults == []
