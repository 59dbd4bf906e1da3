"""One language's MkDocs build: our pages go in, what an incremental rebuild needs comes out."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from dlprep.plugin.content import CachedPage, ContentCache, conversion_settings
from dlprep.plugin.shared_files import shared_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from dlprep.plugin.sources import Assets
    from dlprep.rendering.site import NavigationItem, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageBuild:
    """A build of one language that reached its templates."""

    site: Site
    assets: Assets
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment


def add_site(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the pages of ``site`` as generated files; nothing is written.

    A file of the same name in the documentation folder gives way.
    """
    for page in site.pages:
        file = File.generated(config, page.path, content=page.markdown)
        file.edit_uri = page.edit
        _add(files, file)


def add_assets(files: Files, config: MkDocsConfig, assets: Assets) -> None:
    """Add files that are copied as they are, and those that another build copies."""
    for path, content in assets.written.items():
        _add(files, _Asset.generated(config, path, content=content))
    for path in sorted(assets.shared):
        _add(files, shared_file(config, path))


class _Asset(File):
    """A file that is copied as it is, even if its name is that of a page: a copy in Markdown."""

    def is_documentation_page(self) -> bool:
        """Never."""
        return False


def _add(files: Files, file: File) -> None:
    if existing := files.get_file_from_path(file.src_uri):
        files.remove(existing)
    files.append(file)


def set_edit_links(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Let the edit links of hand-written pages lead to their files, below ``root``."""
    folder = Path(config.docs_dir).relative_to(root).as_posix()
    for file in files.documentation_pages():
        if file.generated_by is None:
            file.edit_uri = f"{folder}/{file.src_uri}"


def add_pages(files: Files, config: MkDocsConfig, site: Site, cache: ContentCache) -> None:
    """Make the page of every Markdown file, with the title it has in the navigation."""
    cache.settings = conversion_settings(config, files)
    titles = {**_titles(site.navigation), **{page.path: page.title for page in site.pages}}
    for file in files.documentation_pages():
        title = titles.get(file.src_uri)
        CachedPage(None if title is None else escape(title), file, config, cache=cache)
    cache.pages.forget_unless(files.src_uris.__contains__)


def _titles(items: Iterable[NavigationItem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items:
        if item.path is not None:
            found[item.path] = item.title
        found.update(_titles(item.children))
    return found


def unwritten_files(build: LanguageBuild) -> Iterator[Path]:
    """The files that the build should have written and that are not there."""
    for file in build.files:
        path = Path(build.config.site_dir, file.dest_uri)
        is_written = file.inclusion.is_included()  # type: ignore[no-untyped-call] # MkDocs' own
        if is_written and not path.exists():
            yield path
