"""One language of a built site as a ZIP, for reading from a disk where nothing serves it.

Browsers run none of our scripts there, and open no folder as a page: links name the file, and what
needs a script is left out. Practice stays on the site, to which other links lead.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from dlprep.exports.zipped import zipped
from dlprep.model import LANGUAGES, Language
from dlprep.site_address import language_root
from dlprep.words import words

_ATTRIBUTE: Final = re.compile(
    r'(?P<name>\b(?:href|src))=(?P<quote>["\']?)(?P<address>[^"\'\s>]*)(?P=quote)'
)
_SCRIPT: Final = re.compile(r"<script\b(?![^>]*ld\+json).*?</script>\s*", re.DOTALL)
_POLICY: Final = re.compile(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>\s*")
_ASSETS: Final = ("assets/stylesheets/", "assets/dlprep/", "assets/katex/", "assets/figures/")
_KEPT: Final = (".css", ".svg", ".png", ".woff2")


def archive(site: Path, language: Language, address: str) -> bytes:
    """The pages of ``language`` in the built site in the folder ``site``; equal site, equal bytes.

    ``address`` is where the whole site is published, with a slash at its end.

    Raises:
        OSError: a file of the site cannot be read.
    """
    files = dict(_files(site, language))
    made = {
        path: _page(data.decode(), path, files, address).encode()
        if path.endswith(".html")
        else data
        for path, data in files.items()
    }
    folder = f"dlprep-{language}"
    note = words(language).archive_note.format(
        address=address, start=f"{language_root('', language)}index.html"
    )
    return zipped(
        {f"{folder}/README.txt": note.encode()} | {f"{folder}/{p}": d for p, d in made.items()}
    )


def _files(site: Path, language: Language) -> Iterator[tuple[str, bytes]]:
    others = tuple(
        language_root("", each) for each in LANGUAGES if each not in (language, LANGUAGES[0])
    )
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        is_page = path.endswith("index.html") and path.startswith(language_root("", language))
        is_page = is_page and not path.startswith((*others, "downloads/", "."))
        if is_page or (path.startswith(_ASSETS) and path.endswith(_KEPT)):
            yield path, file.read_bytes()


def _page(html: str, path: str, files: Mapping[str, bytes], address: str) -> str:
    """A page that is read from a disk."""
    html = _POLICY.sub("", _SCRIPT.sub("", html))

    def lead(match: re.Match[str]) -> str:
        return f'{match["name"]}="{_address(match["address"], path, files, address)}"'

    return _ATTRIBUTE.sub(lead, html)


def _address(link: str, path: str, files: Mapping[str, bytes], home: str) -> str:
    """The link from the page at ``path``: to a file of the archive, else to the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    target = urlsplit(urljoin(f"/{path}", parts.path)).path.lstrip("/")
    file = f"{target}index.html" if target == "" or target.endswith("/") else target
    tail = f"#{parts.fragment}" if parts.fragment else ""
    if unquote(file) in files:
        return posixpath.relpath(file, posixpath.dirname(path) or ".") + tail
    return urljoin(home, target) + tail
