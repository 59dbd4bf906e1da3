"""Rebuilding only the pages whose body changed, into memory first.

The steps are those of a full build for one page, through MkDocs' public calls and events; a test
holds the result to a clean build, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context

from dlprep.atomic import write_atomically
from dlprep.plugin.language_build import add_assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page as MkDocsPage

    from dlprep.plugin.language_build import LanguageBuild
    from dlprep.plugin.sources import Assets
    from dlprep.rendering.site import Page, Site


class FullBuildNeededError(Exception):
    """More has changed than the bodies of pages, so that pages cannot be rebuilt one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A build brought up to date in memory, and what has to change on the disk for it."""

    build: LanguageBuild
    written: Mapping[Path, bytes]
    removed: frozenset[Path]
    pages: int

    def save(self) -> None:
        """Write what changed, then remove what is gone.

        Raises:
            OSError: a file could not be written; it has its previous content.
        """
        for path, content in self.written.items():
            write_atomically(path, content)
        for path in self.removed:
            path.unlink(missing_ok=True)


def rebuild(build: LanguageBuild, site: Site, assets: Assets) -> Rebuilt:
    """Bring ``build`` up to ``site``, in memory.

    Raises:
        FullBuildNeededError: more has changed than the bodies of pages.
    """
    changed = _changed_pages(build.site, site)
    before = build.assets.written
    removed = before.keys() - assets.written.keys()
    written = {uri: data for uri, data in assets.written.items() if before.get(uri) != data}
    _exchange_assets(build, assets)
    written |= _rebuild_pages(build, changed)
    folder = Path(build.config.site_dir)
    return Rebuilt(
        build=replace(build, site=site, assets=assets),
        written={folder / uri: content for uri, content in written.items()},
        removed=frozenset(folder / uri for uri in removed),
        pages=len(changed),
    )


def _changed_pages(old: Site, new: Site) -> tuple[Page, ...]:
    """The pages whose body is different."""
    if old.navigation != new.navigation or [*map(_frame, old.pages)] != [*map(_frame, new.pages)]:
        raise FullBuildNeededError
    return tuple(
        page
        for page, before in zip(new.pages, old.pages, strict=True)
        if page.markdown != before.markdown
    )


def _frame(page: Page) -> tuple[object, ...]:
    """All of a page but its body."""
    return (page.path, page.title, page.edit, page.structure)


def _exchange_assets(build: LanguageBuild, assets: Assets) -> None:
    """Let pages link to the new assets and no longer to those that are gone."""
    for uri in (build.assets.paths - assets.paths) & build.files.src_uris.keys():
        build.files.remove(build.files.src_uris[uri])
    add_assets(build.files, build.config, assets.without(build.files.src_uris))


def _rebuild_pages(build: LanguageBuild, changed: Iterable[Page]) -> dict[str, bytes]:
    pages = {}
    for page in changed:
        file = build.files.src_uris[page.path]
        file.content_string = page.markdown
        pages[file.dest_uri] = _rebuild_page(_mkdocs_page(file), build)
    return pages


def _mkdocs_page(file: File) -> MkDocsPage:
    if file.page is None:
        message = f"{file.src_uri} was built without a page"
        raise AssertionError(message)
    return file.page


def _rebuild_page(page: MkDocsPage, build: LanguageBuild) -> bytes:
    _convert(page, build)
    page.active = True
    try:
        return _fill_template(page, build).encode(errors="xmlcharrefreplace")
    finally:
        page.active = False


def _convert(page: MkDocsPage, build: LanguageBuild) -> None:
    plugins, config, files = build.config.plugins, build.config, build.files
    page = plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    markdown = page.markdown or ""
    page.markdown = plugins.on_page_markdown(markdown, page=page, config=config, files=files)
    page.render(config, files)
    html = page.content or ""
    page.content = plugins.on_page_content(html, page=page, config=config, files=files)


def _fill_template(page: MkDocsPage, build: LanguageBuild) -> str:
    config, nav = build.config, build.nav
    context = get_context(nav, build.files.documentation_pages(), config, page)
    template = build.env.get_template(page.meta.get("template", "main.html"))
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    return config.plugins.on_post_page(template.render(context), page=page, config=config)
