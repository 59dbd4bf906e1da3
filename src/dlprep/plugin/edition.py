"""One build of the whole site: the default language first, the others from its last hook.

Everything is checked, executed and rendered before MkDocs begins. It then builds into a hidden
folder (:mod:`.staging`), and the site takes the place of the previous one when the last language
is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from dlprep.execution import Settings
from dlprep.exports.settings import navigation
from dlprep.model import LANGUAGES, Language
from dlprep.pipeline import ASSETS, Project
from dlprep.plugin import faults, handwritten, templates
from dlprep.plugin.build import (
    Build,
    add_assets,
    add_pages,
    add_site,
    edit_in_place,
    missing,
)
from dlprep.plugin.incremental import Rebuilt, rebuild
from dlprep.plugin.languages import (
    DEFAULT,
    folder,
    language_of,
    refuse_unlisted,
    translated,
)
from dlprep.plugin.sources import Sources, edit_base, fingerprint, make
from dlprep.plugin.staging import Staging
from dlprep.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from dlprep.pipeline import Memo
    from dlprep.plugin.content import ContentCache

_log = get_plugin_logger(__name__)
_MATH: Final = "dlprep.math"
_MATH_CSS: Final = "assets/katex/katex.min.css"


@dataclass(slots=True)
class Kept:
    """What one process keeps from build to build."""

    memo: Memo
    contents: Mapping[Language, ContentCache]
    settings: Settings = field(default_factory=Settings)
    """How snippets are executed."""


@dataclass(slots=True, kw_only=True)
class Edition:
    """The whole site, in the making or, with ``published``, as readers see it."""

    project: Project
    edit_base: str
    sources: Sources
    kept: Kept
    beside: frozenset[object]
    staging: Staging
    builds: dict[Language, Build] = field(default_factory=dict)
    published: bool = False
    _navigation: Navigation | None = None

    @classmethod
    def open(cls, config: MkDocsConfig, kept: Kept) -> Self:
        """Make the sources of all languages, and a folder to build in.

        Raises:
            PluginError: there are problems; all of them are in its message.
            OSError: the folder cannot be made.
        """
        if language_of(config) != DEFAULT:
            raise PluginError(
                f"mkdocs.yml: theme.language is {language_of(config)!r}, but the site at the root "
                f"is in {DEFAULT!r}; write `language: {DEFAULT}` there."
            )
        refuse_unlisted(config)
        project = Project(Path(config.config_file_path).parent)
        base, beside = edit_base(config), fingerprint(config)
        sources = make(
            project,
            edit_base=base,
            memo=kept.memo,
            settings=kept.settings,
            beside=tuple(handwritten.problems(config)),
        )
        staging = Staging(Path(config.site_dir))
        staging.open()
        _log.info(
            "Building in %s; the site in %s stays as it is until the new one is complete",
            staging.folder,
            staging.target,
        )
        return cls(
            project=project,
            edit_base=base,
            sources=sources,
            kept=kept,
            beside=beside,
            staging=staging,
        )

    @property
    def pages(self) -> int:
        """How many pages there are in all languages, but for hand-written ones."""
        return sum(len(site.pages) for site in self.sources.sites.values())

    def configure(self, config: MkDocsConfig) -> None:
        """Set what of a language's settings follows from its site."""
        language = language_of(config)
        own = words(language)
        config.site_name, config.site_description = own.site_name, own.site_description
        config.extra["words"] = own  # for the templates of the theme
        config.nav = navigation(self.sources.sites[language].navigation)
        config.site_dir = str(self.staging.folder / folder(language))
        config.markdown_extensions.append(_MATH)
        config.mdx_configs[_MATH] = {"cache": str(self.project.cache / "math")}
        config.extra_css.insert(0, _MATH_CSS)
        config.watch += map(str, (self.project.questions, self.project.templates, ASSETS))
        config.watch += map(str, Path(config.docs_dir).parent.iterdir())

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add what the question files give to what the documentation folder has."""
        language = language_of(config)
        site = self.sources.sites[language]
        add_site(files, config, site)
        add_assets(files, config, self.sources.assets(language))
        edit_in_place(files, config, self.project.root)
        add_pages(files, config, site, self.kept.contents[language])

    def note_navigation(self, navigation: Navigation) -> None:
        """Keep the navigation of the build under way."""
        self._navigation = navigation

    def note_build(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep all that rebuilding single pages takes.

        Raises:
            PluginError: templates of the theme are broken.
        """
        language = language_of(config)
        templates.keep_compiled(env, self.project.cache / "theme")
        if config.theme.custom_dir:
            templates.refuse_broken(env, Path(config.theme.custom_dir), self.project.root)
        if self._navigation is None:
            raise AssertionError("MkDocs loads templates before it makes the navigation")
        self.builds[language] = Build(
            site=self.sources.sites[language],
            assets=self.sources.assets(language),
            config=config,
            files=files,
            nav=self._navigation,
            env=env,
        )

    def finish(self, config: MkDocsConfig) -> None:
        """Build the other languages after the default one, then publish them all.

        Raises:
            PluginError: files of the new site have gone; the previous one is in its place.
            OSError: the site could not be put in its place; the previous one still is.
        """
        if language_of(config) != DEFAULT:
            return
        for language in LANGUAGES:
            if language != DEFAULT:
                mkdocs_build(translated(config, language))
        self._refuse_incomplete()
        self.staging.publish()
        for language, build in self.builds.items():
            build.config.site_dir = str(self.staging.target / folder(language))
        self.published = True
        _log.info("The site in %d languages is in %s", len(self.builds), self.staging.target)

    def _refuse_incomplete(self) -> None:
        gone = [path for build in self.builds.values() for path in missing(build)]
        if gone:
            raise PluginError(
                f"{self.staging.target}: {len(gone)} files of the new site, such as "
                f"{gone[0].name}, were removed while it was built. Does anything else write there? "
                f"{faults.UNHARMED}"
            )

    def update(self) -> int | None:
        """Rebuild in place the pages whose body changed; nothing where that takes a full build.

        Returns:
            How many pages were rebuilt, in all languages.

        Raises:
            PluginError: there are problems; nothing has been touched.
            OSError: a file could not be written; it has its previous content.
        """
        if not self.published or fingerprint(self.builds[DEFAULT].config) != self.beside:
            return None
        sources = make(
            self.project,
            edit_base=self.edit_base,
            memo=self.kept.memo,
            settings=self.kept.settings,
        )
        rebuilt = {
            language: rebuild(build, sources.sites[language], sources.assets(language))
            for language, build in self.builds.items()
        }
        return self._save(sources, rebuilt)

    def _save(self, sources: Sources, rebuilt: Mapping[Language, Rebuilt | None]) -> int | None:
        done = {language: result for language, result in rebuilt.items() if result is not None}
        if len(done) < len(rebuilt):
            return None
        for result in done.values():
            result.save()
        self.sources = sources
        self.builds = {language: result.build for language, result in done.items()}
        return sum(result.pages for result in done.values())

    def discard(self) -> None:
        """Throw the site away if it is not finished."""
        if not self.published:
            self.staging.discard()
