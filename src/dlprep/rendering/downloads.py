"""Renders the page of files to take along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dlprep.downloads import Download, DownloadKind
from dlprep.model import LANGUAGES
from dlprep.rendering.context import RenderContext
from dlprep.rendering.site import Page

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file as the page shows it; ``size`` in megabytes, ``made`` as ``2026-12-01``."""

    title: str
    href: str
    name: str
    size: str
    made: str
    digest: str


@dataclass(frozen=True, slots=True)
class DownloadSection:
    """The files of one kind, and what they are good for."""

    kind: DownloadKind
    title: str
    lead: str
    files: tuple[DownloadView, ...]


def downloads_page(context: RenderContext) -> Page:
    """The files that are of use to readers of the page's language."""
    sections = tuple(_sections(context))
    markdown = context.render("downloads.md.j2", sections=sections)
    return Page(path="downloads.md", title=context.words.downloads, markdown=markdown)


def booklet_href(context: RenderContext, chapter: str, root: str) -> str | None:
    """Where a chapter's booklet is, as seen from where ``root`` leads up; None if nowhere."""
    for one in context.downloads:
        if one.chapter == chapter and one.languages == (context.language,):
            return f"{root}{_up(context)}downloads/{one.name}"
    return None


def _up(context: RenderContext) -> str:
    """The way from the root of the language's site to where the files lie, once for all."""
    return "" if context.language == LANGUAGES[0] else "../"


def _sections(context: RenderContext) -> Iterator[DownloadSection]:
    for kind in DownloadKind:
        chosen = [
            one
            for one in context.downloads
            if one.kind == kind and context.language in one.languages
        ]
        if chosen:
            title, lead = context.words.download_kinds[kind]
            yield DownloadSection(kind, title, lead, tuple(_view(context, one) for one in chosen))


def _view(context: RenderContext, one: Download) -> DownloadView:
    return DownloadView(
        title=_title(context, one),
        href=f"../{_up(context)}downloads/{one.name}",
        name=one.name,
        size=f"{one.size / _MEGABYTE:.1f} MB",
        made=one.made.isoformat(),
        digest=one.digest,
    )


def _title(context: RenderContext, one: Download) -> str:
    words = context.words
    if one.chapter is not None and one.chapter in context.chapters:
        return context.chapters[one.chapter].title.shown(context.language).value
    return words.download_across if len(one.languages) > 1 else words.download_all
