"""The finished Markdown of every language with its assets, as a plain folder.

Any generator that reads Python-Markdown can build it; the settings for some of them lie beside it,
see :mod:`.settings`. Only files whose content changed are
written, and only files that an earlier call wrote are ever removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dlprep.atomic import write_atomically
from dlprep.exports.settings import settings
from dlprep.model import Language
from dlprep.rendering.site import Site

MANIFEST: Final = ".dlprep-files"
"""The file of the tree that lists what was written, one path a line."""


@dataclass(frozen=True, slots=True)
class Written:
    """Counts of files that were written, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def write(
    folder: Path,
    sites: Mapping[Language, Site],
    *,
    shared: Mapping[str, bytes],
    static: Mapping[Language, Mapping[str, bytes]],
) -> Written:
    """Write one sub-folder a language below ``folder``, and its settings beside it.

    ``shared`` are the assets that every language serves, ``static`` the pages that are not made
    from questions, by language; paths are relative to the language's folder.

    Raises:
        OSError: a file cannot be written; what was there before stays.
    """
    contents: dict[str, bytes] = {}
    for language, site in sites.items():
        files = {**shared, **static.get(language, {}), **_files(site)}
        contents |= {f"{language}/{path}": data for path, data in files.items()}
        contents[f"{language}.yml"] = settings(site).encode()
    changed = sum(_write(folder / path, data) for path, data in contents.items())
    removed = sum(_remove(folder / path) for path in _earlier(folder) - contents.keys())
    _write(folder / MANIFEST, "".join(f"{path}\n" for path in sorted(contents)).encode())
    return Written(changed, len(contents) - changed, removed)


def _files(site: Site) -> dict[str, bytes]:
    pages = {page.path: page.markdown.encode() for page in site.pages}
    return {**site.shared, **site.assets, **pages}


def _write(path: Path, data: bytes) -> bool:
    """Write the file unless it has this content; whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def _remove(path: Path) -> bool:
    """Remove the file if it is there; whether it was."""
    if not path.is_file():
        return False
    path.unlink()
    return True


def _earlier(folder: Path) -> frozenset[str]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return frozenset()
    inside = folder.resolve()
    listed = manifest.read_text("utf-8").splitlines()
    return frozenset(path for path in listed if (inside / path).resolve().is_relative_to(inside))
