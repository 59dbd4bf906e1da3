"""The two sites whose searches are compared, their indexes, and indexes of many made-up pages."""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from build import run
from dlprep.model import LANGUAGES, Language
from dlprep.search import index_path

OURS: Final = "the site's own"
THEIRS: Final = "Material's"

_PLAIN: Final = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
for language, folder in (("ko", "material"), ("en", "material/en")):
    nav = load_config(f"rendered/{language}.yml").nav
    theme = {"name": "material", "language": language, "font": False,
             "features": ["search.highlight", "search.suggest"]}
    config = load_config("mkdocs.yml", plugins=["search"], nav=nav, theme=theme, extra={},
                         extra_css=[], extra_javascript=[],
                         docs_dir=f"rendered/{language}", site_dir=folder)
    config.markdown_extensions.append("dlprep.math")
    config.mdx_configs["dlprep.math"] = {"cache": ".cache/dlprep/formulas"}
    build(config)
"""
"""The finished Markdown with Material's search and nothing of ours but the formulas."""

_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Searched:
    """A built site, and where its search keeps the index of each language."""

    name: str
    folder: Path
    indexes: dict[Language, str]

    def index(self, language: Language) -> dict[str, Any]:
        """The index of a language."""
        read: dict[str, Any] = json.loads((self.folder / self.indexes[language]).read_bytes())
        return read

    def enlarged(self, folder: Path, language: Language, pages: int) -> Searched:
        """A copy with an index of so many pages, made of the words of the real ones."""
        shutil.copytree(self.folder, folder)
        copy = Searched(self.name, folder, self.indexes)
        grow = _grown_ours if self.name == OURS else _grown_theirs
        (folder / self.indexes[language]).write_bytes(dumped(grow(self.index(language), pages)))
        return copy


def built_sites(project: Path) -> tuple[Searched, Searched]:
    """Our site and Material's, built in a copy of the project."""
    run(project, [sys.executable, "-m", "mkdocs", "build", "--quiet"])
    run(project, [str(Path(sys.executable).with_name("dlprep")), "render", "rendered"])
    run(project, [sys.executable, "-c", _PLAIN])
    prefixes: dict[Language, str] = {"ko": "", "en": "en/"}
    ours = {one: prefixes[one] + index_path(one) for one in LANGUAGES}
    theirs = {one: prefixes[one] + "search/search_index.json" for one in LANGUAGES}
    return (
        Searched(OURS, project / "site", ours),
        Searched(THEIRS, project / "material", theirs),
    )


def dumped(index: dict[str, Any]) -> bytes:
    """An index as it is written."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def compressed(data: bytes) -> int:
    """The size that a web server sends."""
    return len(gzip.compress(data, 6))


def expected_size(index: dict[str, Any], questions: int) -> float:
    """Compressed bytes of our index with so many questions and the terms that there are."""
    pages = index["pages"]
    full = compressed(dumped(index))
    without = [
        compressed(dumped(index | {"pages": [*pages[:number], *pages[number + 1 :]]}))
        for number in range(len(pages))
    ]
    return full + (questions - len(pages)) * (full - statistics.fmean(without))


def _grown_ours(index: dict[str, Any], pages: int) -> dict[str, Any]:
    """Each made-up page is like a real one, with other words in each field."""
    shuffled = _shuffler(index["pages"])
    made = []
    for number in range(pages):
        page = index["pages"][number % len(index["pages"])]
        made.append(shuffled(page) | {"id": f"{page['id']}-{number}"})
    return index | {"pages": made}


def _grown_theirs(index: dict[str, Any], pages: int) -> dict[str, Any]:
    """Each made-up page has the sections of a real one, with other words in each."""
    entries = [entry | {"text": _TAG.sub(" ", entry["text"])} for entry in index["docs"]]
    shuffled = _shuffler(entries)
    by_page = groupby(entries, key=lambda entry: str(entry["location"]).partition("#")[0])
    real = [list(sections) for page, sections in by_page if page.startswith("questions/")]
    made = []
    for number in range(pages):
        for entry in real[number % len(real)]:
            location = re.sub(r"^(questions/[^/]+)/", rf"\1-{number}/", entry["location"])
            made.append(shuffled(entry) | {"location": location})
    return index | {"docs": made}


def _shuffler(entries: list[dict[str, Any]]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What gives an entry other words, or numbers, of those that any entry has in that field."""
    pools: dict[str, list[Any]] = {}
    for entry in entries:
        for name, value in entry.items():
            pools.setdefault(name, []).extend(_pieces(value))
    chance = random.Random(1)  # noqa: S311 # the same in every run

    def text(name: str, like: str) -> str:
        return " ".join(_slipped(chance.choice(pools[name]), chance) for _ in like.split())

    def other(name: str, like: Any) -> Any:  # noqa: ANN401 # of what JSON has
        if isinstance(like, str):
            return text(name, like)
        if like and isinstance(like[0], int):
            return chance.sample(sorted(set(pools[name])), len(like))
        return [text(name, one) for one in like]

    return lambda entry: {name: other(name, like) for name, like in entry.items()}


def _pieces(value: Any) -> list[Any]:  # noqa: ANN401 # of what JSON has
    if isinstance(value, str):
        return value.split()
    return [piece for one in value for piece in (one.split() if isinstance(one, str) else [one])]


def _slipped(word: str, chance: random.Random) -> str:
    """One word in ten with two of its characters exchanged, so that new words come, too."""
    if len(word) < 2 or chance.random() > 0.1:
        return word
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
