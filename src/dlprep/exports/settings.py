"""The settings with which other generators make a site of the tree, a file for each language.

MkDocs, ProperDocs and Zensical read the same; what stands here is what the pages rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

import yaml

from dlprep.model import LANGUAGES
from dlprep.rendering.site import NavigationItem, Site
from dlprep.words import words

_HEAD: Final = """\
# Made by `dlprep render`, which makes it anew each time. Settings of your own go into a file that
# begins with `INHERIT: {language}.yml`.
"""

_COMMON: Final = """
theme:
  name: material
  language: {language}
  font: false
  favicon: assets/dlprep/mark.svg
  features: [content.code.copy, navigation.footer, navigation.indexes, navigation.top, toc.follow]
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}}

extra_css:
  - assets/katex/katex.min.css
  - assets/dlprep/theme.css
  - assets/dlprep/page.css
  - assets/dlprep/practice.css
  - assets/dlprep/cards.css
  - assets/dlprep/study.css
  - assets/dlprep/ways.css
  - assets/dlprep/print.css

extra_javascript:
  - {{path: assets/dlprep/page.js, type: module}}
  - {{path: assets/dlprep/code.js, type: module}}
  - {{path: assets/dlprep/figures.js, type: module}}
  - {{path: assets/dlprep/forms.js, type: module}}
  - {{path: assets/dlprep/practice.js, type: module}}
  - {{path: assets/dlprep/scrolling.js, type: module}}
  - {{path: assets/dlprep/filter.js, type: module}}
  - {{path: assets/dlprep/go-on.js, type: module}}
  - {{path: assets/dlprep/terms.js, type: module}}

markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      marker: ""
      slugify: !!python/name:dlprep.anchors.slugify
      toc_depth: 3
  - pymdownx.details
  - pymdownx.highlight:
      pygments_lang_class: true
  - pymdownx.superfences
  - dlprep.typography
  - dlprep.math

"""


def settings(site: Site) -> str:
    """The settings for one language: pages are read beside them, the site goes below ``site/``."""
    own = words(site.language)
    folders = {"docs_dir": site.language, "site_dir": f"site/{site.language}"}
    names = {"site_name": own.site_name, "site_description": own.site_description}
    switch = [{"lang": one, "name": words(one).language, "link": f"../{one}/"} for one in LANGUAGES]
    return "".join(
        (
            _HEAD.format(language=site.language),
            _to_yaml(names | folders),
            _COMMON.format(language=site.language),
            _to_yaml({"extra": {"alternate": switch}, "nav": navigation(site.navigation)}),
        )
    )


def _to_yaml(settings: Mapping[str, object]) -> str:
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def navigation(items: Iterable[NavigationItem]) -> list[dict[str, object]]:
    """The navigation as ``nav`` has it; themes write titles as HTML."""
    return [{escape(item.title): _target(item)} for item in items]


def _target(item: NavigationItem) -> object:
    if not item.children:
        return item.path
    front: list[dict[str, object]] = [{escape(item.title): item.path}] if item.path else []
    return [*front, *navigation(item.children)]
