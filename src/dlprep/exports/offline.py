"""What lets readers keep a built site for use without a network: a worker, and lists of its files.

The lists name every file that the pages of a language load, with a digest of its content. A reader
who keeps the site in one language fetches these, and later those that have changed. Files that only
programs read, such as the sitemap, are not in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Final

from dlprep.model import LANGUAGES, Language
from dlprep.scripts import published
from dlprep.site_address import language_root
from dlprep.words import words

WORKER: Final = "sw.js"
"""The worker's address below the root: it governs what lies beside and below it."""

SCRIPTS: Final = Path(__file__).parents[1] / "assets" / "worker"

_SHARED: Final = ("assets/*", "study/*", "favicon.ico")
_OF_PROGRAMS: Final = (
    "*.md",
    "*preview.png",
    "*.txt",
    "*.xml",
    "*.xml.gz",
    "*404.html",
    "downloads/*",
)
_OURS: Final = (WORKER, "offline/*", "*manifest.webmanifest")
_DIGITS: Final = 16
_COLORS: Final = {"background_color": "#ffffff", "theme_color": "#3448c5"}
_ICONS: Final = (192, 512)


def offline_files(site: Path) -> dict[str, bytes]:
    """The files to add to the built site in the folder ``site``, by path: equal site, equal bytes.

    Raises:
        OSError: a file of the site cannot be read.
    """
    digests = dict(_digests(site))
    build = _digest(json.dumps(digests).encode())
    lists = {
        f"offline/{language}.json": _json({"build": build, "files": _kept(digests, language)})
        for language in LANGUAGES
    }
    manifests = {manifest_path(each): _json(_manifest(each)) for each in LANGUAGES}
    worker = published((SCRIPTS / "sw.js").read_text("utf-8")).replace("{build}", build)
    return {**lists, **manifests, WORKER: worker.encode()}


def farewell() -> dict[str, bytes]:
    """The worker of a site that is not kept, which takes away what an earlier one left."""
    return {WORKER: published((SCRIPTS / "gone.js").read_text("utf-8")).encode()}


def manifest_path(language: Language) -> str:
    """Where the manifest lies that lets a language's site be put on a home screen."""
    return f"{language_root('', language)}manifest.webmanifest"


def _digests(site: Path) -> Iterator[tuple[str, str]]:
    """Each file that readers' browsers may load, by its address below the root."""
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not path.startswith(".") and not _fits(path, (*_OF_PROGRAMS, *_OURS)):
            yield path.removesuffix("index.html"), _digest(file.read_bytes())


def _fits(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:_DIGITS]


def _kept(digests: Mapping[str, str], language: Language) -> Sequence[tuple[str, str]]:
    """What a reader of one language needs, and the error page of nobody."""
    others = tuple(f"{language_root('', each)}*" for each in LANGUAGES if each != LANGUAGES[0])
    own = f"{language_root('', language)}*"

    def is_needed(path: str) -> bool:
        if language == LANGUAGES[0]:
            return not _fits(path, others)
        return _fits(path, (own, *_SHARED)) and path != "study/"

    return [(path, digest) for path, digest in digests.items() if is_needed(path)]


def _manifest(language: Language) -> dict[str, object]:
    own = words(language)
    root = "../" * language_root("", language).count("/")
    icons = [
        {"src": f"{root}icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in _ICONS
    ]
    return {
        "name": own.site_name,
        "short_name": own.site_name,
        "lang": language,
        "start_url": "study/",
        "scope": f"{root}./",
        "display": "standalone",
        **_COLORS,
        "icons": icons,
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
