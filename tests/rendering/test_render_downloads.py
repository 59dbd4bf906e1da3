"""The page of files to take along, and the links that lead to them."""

from __future__ import annotations

from datetime import date
from typing import Final

from made_executed import TEMPLATES, executed, question, squeezed

from dlprep.downloads import Download, DownloadKind
from dlprep.model import Language
from dlprep.rendering import Page, Site, render


def download(name: str, kind: DownloadKind, *languages: Language, chapter: str = "") -> Download:
    return Download(
        name=name,
        kind=kind,
        languages=languages,
        chapter=chapter or None,
        size=2_316_992,
        digest="0" * 64,
        made=date(2026, 12, 1),
    )


FILES: Final = (
    download("dlprep-en.apkg", DownloadKind.ANKI, "en"),
    download("dlprep-ko-en.apkg", DownloadKind.ANKI, "ko", "en"),
    download("dlprep-ko.apkg", DownloadKind.ANKI, "ko"),
    download("dlprep-en-basics.pdf", DownloadKind.CHAPTER, "en", chapter="basics"),
)


def made(language: Language, downloads: tuple[Download, ...] = FILES) -> Site:
    site = render(executed(question()), language, templates=TEMPLATES, downloads=downloads)
    assert isinstance(site, Site)
    return site


def page(site: Site, path: str) -> Page:
    return next(page for page in site.pages if page.path == path)


def test_the_whole_page() -> None:
    shown = squeezed(page(made("en"), "downloads.md").markdown)
    assert shown[shown.index("## Anki") : shown.index("<details")].strip() == squeezed(
        """\
## Anki { #anki }

For repeating in Anki, on every device. Import a newer package over the older one: cards are \
updated and keep their schedule.

<ul class="dl-downloads">
<li><a href="../../downloads/dlprep-en.apkg" download>All questions</a> \
<span>dlprep-en.apkg · 2.3 MB · 2026-12-01</span></li>
<li><a href="../../downloads/dlprep-ko-en.apkg" download>Korean questions, English answers</a> \
<span>dlprep-ko-en.apkg · 2.3 MB · 2026-12-01</span></li>
</ul>

## Booklets { #chapter }

For reading on paper or a tablet: whole answers by chapter.

<ul class="dl-downloads">
<li><a href="../../downloads/dlprep-en-basics.pdf" download>Foundations</a> \
<span>dlprep-en-basics.pdf · 2.3 MB · 2026-12-01</span></li>
</ul>"""
    )
    assert f"{'0' * 64}  dlprep-en-basics.pdf\n" in shown


def test_the_files_lie_once_for_both_languages() -> None:
    korean = page(made("ko"), "downloads.md").markdown
    assert '<a href="../downloads/dlprep-ko.apkg" download>' in korean
    assert "dlprep-en.apkg" not in korean


def test_home_practice_and_a_chapter_lead_to_what_there_is() -> None:
    site = made("en")
    assert "](downloads.md)" in page(site, "index.md").markdown
    assert "](downloads.md)" in page(site, "study.md").markdown
    link = '<a href="../../../downloads/dlprep-en-basics.pdf" download>Booklet (PDF)</a>'
    assert link in page(site, "chapters/basics/index.md").markdown
    assert "downloads.md" in [item.path for item in site.navigation]
    assert ".pdf" not in page(made("ko"), "chapters/basics/index.md").markdown


def test_without_files_nothing_promises_any() -> None:
    site = made("en", ())
    assert "downloads.md" not in [page.path for page in site.pages]
    assert "downloads.md" not in [item.path for item in site.navigation]
    assert [page.path for page in site.pages if "downloads" in page.markdown] == []
