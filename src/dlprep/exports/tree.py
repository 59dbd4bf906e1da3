"""The finished Markdown of every language with its assets, as a plain folder.

Any generator that reads Python-Markdown can build it; the settings for some of them lie beside it,
see :mod:`.settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dlprep.exports.files import Written, write_files
from dlprep.exports.settings import settings
from dlprep.model import Language
from dlprep.rendering.site import Site

MANIFEST: Final = ".dlprep-files"
"""The file of the tree that lists what was written, one path a line."""


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
    return write_files(folder, contents, manifest=MANIFEST)


def _files(site: Site) -> dict[str, bytes]:
    pages = {page.path: page.markdown.encode() for page in site.pages}
    return {**site.shared, **site.assets, **pages}
