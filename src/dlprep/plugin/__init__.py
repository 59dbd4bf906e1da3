"""The MkDocs plugin. This package alone imports MkDocs.

A build goes through three stages, a type each: :class:`.Sources` become a :class:`.Staged` site,
which MkDocs builds, and that a :class:`.Published` one. Each hook hands over to one of them.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from dlprep.execution import Level, Settings
from dlprep.plugin import faults
from dlprep.plugin.languages import DEFAULT, base_path, language_of, published_address
from dlprep.plugin.markup import refuse_unsearchable
from dlprep.plugin.published import Published
from dlprep.plugin.serving import interrupt_on_sigterm, make_rebuilder
from dlprep.plugin.shared_files import lead_to_root, root_of_all
from dlprep.plugin.sources import absolute_path
from dlprep.plugin.staged import BuildMemory, Staged, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from dlprep.plugin.language_build import LanguageBuild

_log = get_plugin_logger(__name__)
_FIRST: Final = 100
_LAST: Final = -100


class PluginConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own base
    """What ``mkdocs.yml`` may say below ``dlprep``.

    ``contain``: how far snippets are contained, ``limits``, ``filters`` or ``full``; as far as the
    machine goes if nothing is said. ``require``: nothing is executed where they would be contained
    less than this. ``offline``: whether readers may keep the site for use without a network; one
    that ``mkdocs serve`` serves they never may.
    """

    contain = config_options.Optional(config_options.Choice([str(level) for level in Level]))
    require = config_options.Choice([str(level) for level in Level], default=str(Level.LIMITS))
    offline = config_options.Type(bool, default=False)

    def settings(self, note: Callable[[str, Level], None]) -> Settings:
        """How snippets are executed.

        Raises:
            PluginError: more is required than is asked for.
        """
        try:
            return Settings.of_options(
                "`{}: {}`", contain=self.contain, require=self.require, note=note
            )
        except ValueError as error:
            raise PluginError(f"mkdocs.yml: {error}") from error


class DlprepPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call] # the same
    """Builds the site of each language from the question files.

    MkDocs keeps one instance for all builds of a process, because of :meth:`on_startup`.
    """

    def __init__(self) -> None:
        self._memory = BuildMemory()
        self._site: Staged | Published | None = None
        self._root = Path()
        self._serving = False
        self._note_once = cache(self._note)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begin with an empty memory. A dirty build is a full one: ours knows what changed.

        Who serves the site is writing: what is unfinished is shown then, with a note. Addresses are
        those of the published site.
        """
        del dirty
        DlprepPlugin.__init__(self)
        self._serving = command == "serve"
        self._memory.memo.checker.drafts = self._serving
        interrupt_on_sigterm()

    def on_shutdown(self) -> None:
        """Throw an unfinished site away also where the build was interrupted."""
        self._discard()

    @property
    def published(self) -> Published | None:
        """The site in its place, unless a build has failed or is under way since."""
        return self._site if isinstance(self._site, Published) else None

    @property
    def _is_kept(self) -> bool:
        """Whether readers may keep this site."""
        return self.config.offline and not self._serving

    @property
    def _staged(self) -> Staged:
        """The site being built: before any other hook of a build MkDocs calls `on_config`."""
        return cast("Staged", self._site)

    def _discard(self) -> None:
        if isinstance(self._site, Staged):
            self._site.staging.discard()
        self._site = None

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check, execute and render everything, before anything of the site is touched."""
        config.config_file_path = absolute_path(config.config_file_path)
        if self._serving and language_of(config) == DEFAULT:
            config.site_url = published_address(config)
        if language_of(config) == DEFAULT or not isinstance(self._site, Staged):
            self._site, self._root = None, Path(config.config_file_path).parent
            settings = self.config.settings(self._note_once)
            self._site = stage(config, settings, self._memory)
        self._site.configure(config)
        config.extra["offline"] = self._is_kept
        return config

    def _note(self, line: str, level: Level) -> None:
        """Log what is not contained: a warning, unless ``contain`` asks for no more.

        So `--strict` ends a build whose containment nobody chose. It is no safeguard: snippets have
        run by then, and what the cache knows is not warned of. ``require`` is.
        """
        asked = self.config.contain
        chosen = asked is not None and level.reaches(Level(asked))
        _log.log(logging.INFO if chosen else logging.WARNING, "%s", line)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and their assets."""
        self._staged.add_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for incremental rebuilds."""
        del files
        self._staged.note_navigation(nav, config)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Refuse broken theme templates, and keep what incremental rebuilds need."""
        self._staged.note_templates(env, config, files)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the error page, which is shown at any address, where its language's site is."""
        if template_name == "404.html":
            context["base_url"] = base_path(config)
        return self._with_scope(context, config)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the page for which part of the site Material remembers what readers choose."""
        del page, nav
        return self._with_scope(context, config)

    def _with_scope(self, context: TemplateContext, config: MkDocsConfig) -> TemplateContext:
        """Let what readers choose, such as a dark scheme, hold in all languages."""
        config.extra["scope"] = root_of_all(config, context["base_url"])
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Lead the error page to the files that all languages share."""
        if template_name == "404.html":
            return lead_to_root(output_content, base_path(config), self._build_of(config).files)
        return output_content

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Refuse a theme that our search does not fit; lead to what all languages share."""
        refuse_unsearchable(output)
        return lead_to_root(output, page.url, self._build_of(config).files)

    def _build_of(self, config: MkDocsConfig) -> LanguageBuild:
        """The build that these settings are of, which has reached its templates."""
        site = cast("Staged | Published", self._site)
        return site.builds[language_of(config)]

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages after the default one, and publish the site."""
        if language_of(config) == DEFAULT:
            self._staged.build_translations(config)
            self._staged.add_downloads()
            self._staged.add_worker(kept=self._is_kept)
            self._site = self._staged.publish()

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the unfinished site away, and say in plain words what went wrong."""
        self._discard()
        explained = faults.explain(error, self._root)
        if explained is not None:
            raise explained from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Rebuild only what changed, and keep the last good site where that fails."""
        del config, builder
        build = make_rebuilder(server.builder, lambda: self.published, self._root)
        cast("Any", server).builder = build
