"""A site that a reader keeps: read and practised without a network, and brought up to date."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from built_site import Built
from plain_server import served
from playwright.sync_api import Browser, Error, Page, expect
from visits import PATIENCE

from dlprep.exports.offline import farewell, offline_files

pytestmark = pytest.mark.browser

SHORT: Final = "켜진 쪽의 미분이 1입니다."
WORKERS: Final = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def publish(site: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(data)


@pytest.fixture
def site(built: Built, tmp_path: Path) -> Path:
    """The small site as it is built for keeping."""
    site = shutil.copytree(built.site, tmp_path / "site")
    for page in site.rglob("*.html"):
        up = "../" * (len(page.relative_to(site).parts) - 1)
        link = f'<link rel="manifest" href="{up}manifest.webmanifest"></head>'
        page.write_text(page.read_text("utf-8").replace("</head>", link, 1), "utf-8")
    publish(site, offline_files(site))
    return site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def keep(page: Page, home: str) -> None:
    page.goto(f"{home}study/#/data")
    page.get_by_role("button", name="오프라인에 저장").click()
    expect(page.get_by_text("오프라인 준비가 끝났습니다.")).to_be_visible()


def test_what_is_kept_is_read_and_practised_without_a_network(site: Path, page: Page) -> None:
    with served(site) as home:
        page.goto(f"{home}questions/relu/")
        page.goto(f"{home}study/#/data")
        expect(page.get_by_role("button", name="오프라인에 저장")).to_be_visible()
        assert page.evaluate(WORKERS) == 0  # nothing before it is asked for
        keep(page, home)
    page.goto(f"{home}questions/relu/")  # nobody answers there any more
    expect(page.get_by_text(SHORT)).to_be_visible()
    page.get_by_role("button", name="먼저 말해 보기").click()
    page.get_by_role("button", name="다 말했다").click()
    page.get_by_role("button", name="알맞음").click()
    expect(page.get_by_text("기록했습니다.")).to_be_visible()
    page.goto(f"{home}study/")
    page.goto(f"{home}study/#/review")
    expect(page.get_by_role("button", name="다 말했다")).to_be_visible()


def test_each_language_is_kept_by_itself(site: Path, page: Page) -> None:
    with served(site) as home:
        keep(page, home)
        page.goto(f"{home}en/study/#/data")
        page.get_by_role("button", name="Keep for offline use").click()
        expect(page.get_by_text("Ready for offline use:")).to_be_visible()
    page.goto(f"{home}en/questions/relu/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why ReLU?")
    page.goto(f"{home}en/study/#/review")
    expect(page.get_by_role("button", name="That was it")).to_be_visible()
    page.goto(f"{home}questions/relu/")
    expect(page.get_by_text(SHORT)).to_be_visible()


def test_only_the_language_that_was_asked_for_is_kept(site: Path, page: Page) -> None:
    with served(site) as home:
        keep(page, home)
    with pytest.raises(Error, match=r"ERR_(CONNECTION_REFUSED|FAILED)"):
        page.goto(f"{home}en/questions/relu/")


def test_erasing_everything_lets_go_of_the_site(site: Path, page: Page) -> None:
    with served(site) as home:
        keep(page, home)
        page.goto(f"{home}questions/relu/")
        page.get_by_role("button", name="먼저 말해 보기").click()
        page.get_by_role("button", name="모르겠다").click()
        page.get_by_role("button", name="다시").click()
        expect(page.get_by_text("기록했습니다.")).to_be_visible()
        page.goto(f"{home}study/#/data")
        page.get_by_role("button", name="모두 지우기").click()
        page.get_by_role("button", name="정말 지우기").click()
        expect(page.get_by_role("heading", name="첫 질문부터 시작해 보세요")).to_be_visible()
        assert page.evaluate(WORKERS) == 0
        assert page.evaluate("caches.keys()") == []


def test_a_newer_site_waits_until_the_reader_reloads(site: Path, page: Page) -> None:
    file = site / "questions/relu/index.html"
    with served(site) as home:
        keep(page, home)
        page.goto(f"{home}questions/relu/")
        file.write_text(file.read_text("utf-8").replace(SHORT, "새 답변입니다."), "utf-8")
        publish(site, offline_files(site))
        page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        bar = page.locator(".dl-update")
        expect(bar).to_contain_text("새 내용이 있습니다.")
        expect(page.get_by_text(SHORT)).to_be_visible()
        bar.get_by_role("button", name="새로고침").click()
        expect(page.get_by_text("새 답변입니다.")).to_be_visible()
        assert len(page.evaluate("caches.keys()")) == 2  # of this build, and which languages


def test_a_site_that_is_no_longer_kept_takes_away_what_was(site: Path, page: Page) -> None:
    with served(site) as home:
        keep(page, home)
        publish(site, farewell())
        page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        page.wait_for_function(
            "async () => !(await navigator.serviceWorker.getRegistrations()).length"
            " && !(await caches.keys()).length"
        )
