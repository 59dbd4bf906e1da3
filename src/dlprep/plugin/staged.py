"""The second stage of a build: MkDocs builds the site of each language into a hidden folder.

It begins with the default language; the others are built from its last hook. When the last one is
done the site takes the place of the previous one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from dlprep.downloads import read_downloads
from dlprep.exports import feed
from dlprep.exports.offline import farewell, offline_files
from dlprep.exports.settings import navigation
from dlprep.model import LANGUAGES, Language
from dlprep.pipeline import ASSETS, Memo
from dlprep.plugin import faults, handwritten, templates
from dlprep.plugin.content import ContentCache
from dlprep.plugin.language_build import (
    LanguageBuild,
    add_assets,
    add_pages,
    add_site,
    set_edit_links,
    unwritten_files,
)
from dlprep.plugin.languages import (
    DEFAULT,
    folder,
    homes,
    language_of,
    load_translation,
    refuse_other_root,
    refuse_unlisted,
)
from dlprep.plugin.notebooks import refuse_malformed_branch
from dlprep.plugin.published import Published
from dlprep.plugin.shared_files import tidy_theme_files
from dlprep.plugin.sources import SourceRenderer, Sources, edit_base, fingerprint
from dlprep.plugin.staging import Staging
from dlprep.plugin.stylesheets import JOINED
from dlprep.project import Project
from dlprep.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from dlprep.execution import Settings

_log = get_plugin_logger(__name__)
_MATH: Final = "dlprep.math"
_MATH_CSS: Final = "assets/katex/katex.min.css"


@dataclass(frozen=True, slots=True)
class BuildMemory:
    """What one process keeps from build to build."""

    memo: Memo = field(default_factory=Memo)
    contents: Mapping[Language, ContentCache] = field(
        default_factory=lambda: {language: ContentCache() for language in LANGUAGES}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The whole site while MkDocs builds it, one language after the other.

    Attributes:
        renderer: makes the sources anew after an edit.
        sources: what is built.
        contents: the page contents of earlier builds, by language.
        fingerprint: of the files that MkDocs reads itself, from before it read them.
        staging: the folder to build in.
        navigations: of the languages that MkDocs has begun.
        builds: of the languages that got as far as their templates.
    """

    renderer: SourceRenderer
    sources: Sources
    contents: Mapping[Language, ContentCache]
    fingerprint: frozenset[object]
    staging: Staging
    navigations: dict[Language, Navigation] = field(default_factory=dict)
    builds: dict[Language, LanguageBuild] = field(default_factory=dict)

    def configure(self, config: MkDocsConfig) -> None:
        """Set what of a language's settings follows from its site."""
        language = language_of(config)
        own = words(language)
        project = self.renderer.project
        config.site_name, config.site_description = own.site_name, own.site_description
        # for the templates of the theme
        config.extra |= {"words": own, "words_of": {each: words(each) for each in LANGUAGES}}
        config.extra["feed"] = feed.PATH in self.sources.sites[language].beside
        config.nav = navigation(self.sources.sites[language].navigation)
        config.site_dir = str(self.staging.folder / folder(language))
        config.markdown_extensions.append(_MATH)
        config.mdx_configs[_MATH] = {"cache": str(project.cache.formulas)}
        others = (path for path in config.extra_css if path not in self.sources.styles)
        config.extra_css[:] = [JOINED, *others]
        config.watch += map(str, (project.questions, project.templates, ASSETS))
        config.watch += map(str, Path(config.docs_dir).parent.iterdir())

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add what the question files give to what the documentation folder has."""
        language = language_of(config)
        site = self.sources.sites[language]
        tidy_theme_files(files, config)
        add_site(files, config, site)
        add_assets(files, config, self.sources.assets(language))
        set_edit_links(files, config, self.renderer.project.root)
        add_pages(files, config, site, self.contents[language])

    def note_navigation(self, navigation: Navigation, config: MkDocsConfig) -> None:
        """Keep the navigation of a language, which MkDocs makes before it loads templates."""
        self.navigations[language_of(config)] = navigation

    def note_templates(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep all that rebuilding single pages of a language takes.

        Raises:
            PluginError: templates of the theme are broken.
        """
        language, project = language_of(config), self.renderer.project
        templates.write_no_lines_of_blocks(env)
        templates.keep_compiled(env, project.cache.templates)
        if config.theme.custom_dir:
            templates.refuse_broken(env, Path(config.theme.custom_dir), project.root)
        self.builds[language] = LanguageBuild(
            site=self.sources.sites[language],
            assets=self.sources.assets(language),
            config=config,
            files=files,
            nav=self.navigations[language],
            env=env,
        )

    def build_translations(self, config: MkDocsConfig) -> None:
        """Build the other languages after the default one, whose settings are ``config``."""
        for language in LANGUAGES:
            if language != DEFAULT:
                mkdocs_build(load_translation(config, language))

    def add_downloads(self) -> None:
        """Add the files to take along that the page of downloads lists.

        Raises:
            OSError: a file could not be copied.
        """
        folder = self.renderer.project.downloads
        for one in read_downloads(folder):
            shutil.copy2(folder / one.name, self.staging.folder / "downloads" / one.name)

    def add_worker(self, *, kept: bool) -> None:
        """Add what lets readers keep the site without a network, or takes away what did.

        Raises:
            OSError: a file could not be read or written.
        """
        folder = self.staging.folder
        for path, data in (offline_files(folder) if kept else farewell()).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def publish(self) -> Published:
        """Put the site of all languages in the place of the previous one.

        Raises:
            PluginError: files of the new site have gone; the previous one is in its place.
            OSError: the site could not be put in its place; the previous one still is.
        """
        self._refuse_incomplete()
        self.staging.publish()
        for language, build in self.builds.items():
            build.config.site_dir = str(self.staging.target / folder(language))
        _log.info("The site in %d languages is in %s", len(self.builds), self.staging.target)
        return Published(
            renderer=self.renderer,
            sources=self.sources,
            fingerprint=self.fingerprint,
            builds=self.builds,
        )

    def _refuse_incomplete(self) -> None:
        gone = [path for build in self.builds.values() for path in unwritten_files(build)]
        if gone:
            raise PluginError(
                f"{self.staging.target}: {len(gone)} files of the new site, such as "
                f"{gone[0].name}, were removed while it was built. Does anything else write there? "
                f"{faults.UNHARMED}"
            )


def stage(config: MkDocsConfig, settings: Settings, memory: BuildMemory) -> Staged:
    """Render the sources of all languages, and make a folder to build them in.

    Raises:
        PluginError: there are problems; all of them are in its message.
        OSError: the folder cannot be made.
    """
    refuse_other_root(config)
    refuse_unlisted(config)
    refuse_malformed_branch(config)
    renderer = SourceRenderer(
        project=Project(Path(config.config_file_path).parent),
        edit_base=edit_base(config),
        homes=homes(config),
        styles=(_MATH_CSS, *config.extra_css),
        settings=settings,
        memo=memory.memo,
    )
    read_by_mkdocs = fingerprint(config)
    sources = renderer.render(tuple(handwritten.problems(config)))
    if memory.memo.arrivals and (why := memory.memo.arrivals.unknown):
        _log.info("There is no feed of new questions: %s", why)
    staging = Staging.open(Path(config.site_dir))
    _log.info(
        "Building in %s; the site in %s stays as it is until the new one is complete",
        staging.folder,
        staging.target,
    )
    return Staged(
        renderer=renderer,
        sources=sources,
        contents=memory.contents,
        fingerprint=read_by_mkdocs,
        staging=staging,
    )
