"""A theme that the search does not fit is refused when the site is built."""

from __future__ import annotations

from importlib.metadata import version

import pytest
from built_site import SiteProject
from mkdocs.exceptions import PluginError

from dlprep.plugin.markup import refuse_unsearchable

PAGE = """
<input data-md-toggle="search"><input data-md-component="search-query">
<div data-md-component="search-result"><div class="md-search-result__meta"></div>
<ol class="md-search-result__list"></ol></div>
<script id="__config" type="application/json">{"base": ".", "search": "worker.js"}</script>
<script id="dlprep-search" type="application/json">{}</script>
"""


def _refused(html: str) -> str:
    with pytest.raises(PluginError) as refusal:
        refuse_unsearchable(html)
    return str(refusal.value)


def _message(missing: str) -> str:
    return (
        f"mkdocs-material {version('mkdocs-material')} makes pages without {missing}, which the "
        "search builds on. Is the plugin `search` in mkdocs.yml? If it is, install a release of "
        "mkdocs-material that pyproject.toml allows, or adapt templates/overrides and "
        "assets/search-field.js to this one."
    )


def test_a_page_with_all_parts_passes() -> None:
    refuse_unsearchable(PAGE)
    assert _refused("").startswith("mkdocs-material ")


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("md-search-result__meta", "meta", 'class="md-search-result__meta"'),
        ('"search": "worker.js"', '"finder": ""', "`search` in the settings of its script"),
        ('id="__config"', 'id="config"', "`search` in the settings of its script"),
        ("search-", "find-", 'data-md-component="search-query", data-md-component="search-result"'),
    ],
)
def test_what_is_missing_is_named(old: str, new: str, missing: str) -> None:
    html = PAGE.replace(old, new).replace("md-find-", "md-search-")
    assert _refused(html) == _message(missing)


def test_a_site_without_the_field_is_not_built(project: SiteProject) -> None:
    project.edit("mkdocs.yml", "  - search #", "  #")
    built = project.build()
    assert built.status == 1
    assert 'makes pages without data-md-component="search-query", ' in built.output
