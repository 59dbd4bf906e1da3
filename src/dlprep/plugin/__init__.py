"""The MkDocs plugin. This package alone imports MkDocs.

Each hook hands over to a plain function; :mod:`.edition` tells what they do together.
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
from dlprep.model import LANGUAGES
from dlprep.pipeline import Memo
from dlprep.plugin import faults
from dlprep.plugin.content import ContentCache
from dlprep.plugin.edition import Edition, Kept
from dlprep.plugin.languages import DEFAULT, base_path, language_of
from dlprep.plugin.markup import refuse_unsearchable
from dlprep.plugin.serving import end_as_interrupted, rebuilder
from dlprep.plugin.sources import absolute

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_log = get_plugin_logger(__name__)
_FIRST: Final = 100
_LAST: Final = -100


class PluginConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own base
    """What ``mkdocs.yml`` may say below ``dlprep``.

    ``contain``: how far snippets are contained, ``limits``, ``filters`` or ``full``; as far as the
    machine goes if nothing is said. ``require``: nothing is executed where they would be contained
    less than this.
    """

    contain = config_options.Optional(config_options.Choice([str(level) for level in Level]))
    require = config_options.Choice([str(level) for level in Level], default=str(Level.LIMITS))

    def settings(self, note: Callable[[str, Level], None]) -> Settings:
        """How snippets are executed.

        Raises:
            PluginError: more is required than is asked for.
        """
        contain = Level(self.contain) if self.contain else None
        require = Level(self.require)
        if contain is not None and not contain.reaches(require):
            raise PluginError(
                f"mkdocs.yml: `contain: {contain}` stops short of `require: {require}`; "
                "contain further, or require less."
            )
        return Settings(contain=contain, require=require, note=note)


class DlprepPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call] # the same
    """Builds the site of each language from the question files.

    MkDocs keeps one instance for all builds of a process, because of :meth:`on_startup`.
    """

    def __init__(self) -> None:
        self._kept = Kept(Memo(), {language: ContentCache() for language in LANGUAGES})
        self._edition: Edition | None = None
        self._root = Path()
        self._note_once = cache(self._note)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begin with an empty memory. A dirty build is a full one: ours knows what changed.

        Who serves the site is writing: what is unfinished is shown then, with a note.
        """
        del dirty
        DlprepPlugin.__init__(self)
        self._kept.memo.checker.drafts = command == "serve"
        end_as_interrupted()

    def on_shutdown(self) -> None:
        """Throw an unfinished site away also where the build was interrupted."""
        if self._edition is not None:
            self._edition.discard()

    @property
    def edition(self) -> Edition:
        """The site in the making, or the one last published."""
        if self._edition is None:
            raise AssertionError("MkDocs calls a hook of a build that has not begun")
        return self._edition

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check, execute and render everything, before anything of the site is touched."""
        config.config_file_path = absolute(config.config_file_path)
        if self._edition is None or language_of(config) == DEFAULT:
            self._edition, self._root = None, Path(config.config_file_path).parent
            self._kept.settings = self.config.settings(self._note_once)
            self._edition = Edition.open(config, self._kept)
        self._edition.configure(config)
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
        self.edition.add_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for incremental rebuilds."""
        del config, files
        self.edition.note_navigation(nav)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Refuse broken theme templates, and keep what incremental rebuilds need."""
        self.edition.note_build(env, config, files)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the error page, which is shown at any address, where its language's site is."""
        if template_name == "404.html":
            context["base_url"] = base_path(config)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Refuse a theme that our search does not fit."""
        del page, config
        refuse_unsearchable(output)
        return output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages after the default one, and publish the site."""
        self.edition.finish(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the unfinished site away, and say in plain words what went wrong."""
        edition, self._edition = self._edition, None
        if edition is not None:
            edition.discard()
        told = faults.told(error, self._root)
        if told is not None:
            raise told from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Rebuild only what changed, and keep the last good site where that fails."""
        del config, builder
        build = rebuilder(server.builder, lambda: self._edition, self._root)
        cast("Any", server).builder = build
