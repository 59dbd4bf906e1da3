"""Booklets: PDFs of a built site, for paper and for where there is no network.

Of each language there are the cards of all questions, one a page, and of each chapter the whole
answers. Chromium prints them, which writes the date into them: they are not the same twice.
"""

from __future__ import annotations

from pathlib import Path

from dlprep.exports.booklets.printing import NoBrowserError, Printer, chromium
from dlprep.model import LANGUAGES
from dlprep.progress import Progress

__all__ = ["NoBrowserError", "NoSiteError", "booklet_files"]


class NoSiteError(Exception):
    """A folder holds no built site."""


def booklet_files(site: Path, progress: Progress) -> dict[str, bytes]:
    """Every booklet of the built site in the folder ``site``, by the name of its file.

    Raises:
        NoSiteError: there is no site, or not all of it.
        ExtraMissingError: Playwright is not installed.
        NoBrowserError: no browser starts.
    """
    roots = {language: "" if language == LANGUAGES[0] else f"{language}/" for language in LANGUAGES}
    for root in roots.values():
        if not (site / root / "revision/index.html").is_file():
            raise NoSiteError(f"{site} holds no built site: there is no {root}revision/index.html.")
    with chromium() as browser:
        printer = Printer(browser, site)
        chapters = {language: printer.chapters(root) for language, root in roots.items()}
        wanted = [
            (language, chapter) for language, ids in chapters.items() for chapter in (None, *ids)
        ]
        files: dict[str, bytes] = {}
        for done, (language, chapter) in enumerate(wanted, start=1):
            name = f"dlprep-{language}-{chapter or 'cards'}.pdf"
            files[name] = printer.booklet(roots[language], chapter)
            progress(done, len(wanted), name)
    return files
