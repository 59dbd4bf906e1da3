"""What our search rests on in Material's pages, checked where a page has been made."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS: Final = re.compile(r'<script id="__config" type="application/json">(.*?)</script>')
_PARTS: Final = (
    'data-md-toggle="search"',
    'data-md-component="search-query"',
    'data-md-component="search-result"',
    'class="md-search-result__meta"',
    'class="md-search-result__list"',
    'id="dlprep-search"',
)


def refuse_unsearchable(html: str) -> None:
    """Refuse a page that has no search field, or one that our worker cannot stand behind.

    Raises:
        PluginError: something is missing; all of it is named.
    """
    missing = [*_missing(html)]
    if missing:
        raise PluginError(
            f"mkdocs-material {version('mkdocs-material')} makes pages without "
            f"{', '.join(missing)}, which the search builds on. Is the plugin `search` in "
            "mkdocs.yml? If it is, install a release of mkdocs-material that pyproject.toml "
            "allows, or adapt templates/overrides and assets/search-field.js to this one."
        )


def _missing(html: str) -> Iterator[str]:
    yield from (part for part in _PARTS if part not in html)
    settings = _SETTINGS.search(html)
    if settings is None or "search" not in json.loads(settings[1]):
        yield "`search` in the settings of its script"
