"""The first stage of a build: the question files become the site in every language.

They are checked, executed and rendered by the pipeline, before MkDocs begins.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from dlprep import pipeline, reporters
from dlprep.downloads import read_downloads
from dlprep.plugin import stylesheets
from dlprep.plugin.languages import DEFAULT
from dlprep.problems import Refusal, Severity
from dlprep.progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from dlprep.execution import Settings
    from dlprep.model import Language
    from dlprep.pipeline import Memo
    from dlprep.problems import Problem
    from dlprep.project import Project
    from dlprep.rendering.site import Site

_log = get_plugin_logger(__name__)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of one language's build besides its pages.

    ``written`` are those that it makes, by path; ``shared`` the paths of those that it leaves to
    the build of the default language, see :mod:`.shared_files`.
    """

    written: Mapping[str, bytes]
    shared: frozenset[str] = frozenset()

    @property
    def paths(self) -> frozenset[str]:
        """What its pages may link to."""
        return self.shared.union(self.written)

    def without(self, paths: Container[str]) -> Assets:
        """These but for those at ``paths``."""
        written = {path: data for path, data in self.written.items() if path not in paths}
        return Assets(written, frozenset(path for path in self.shared if path not in paths))


@dataclass(frozen=True, slots=True)
class Sources:
    """The site in every language as Markdown, and the files that all of them serve.

    ``styles`` are the stylesheets that are one file among them.
    """

    sites: Mapping[Language, Site]
    shared: Mapping[str, bytes]
    styles: tuple[str, ...]

    @property
    def page_count(self) -> int:
        """How many pages there are in all languages, but for hand-written ones."""
        return sum(len(site.pages) for site in self.sites.values())

    def assets(self, language: Language) -> Assets:
        """The files of one language's build."""
        site = self.sites[language]
        own = {**site.assets, **site.beside}
        if language == DEFAULT:
            return Assets({**self.shared, **own})
        return Assets(own, frozenset(self.shared.keys() - own.keys()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRenderer:
    """Renders the sources of a project again and again, as far as its files changed.

    Attributes:
        project: whose question files.
        edit_base: what the address for editing a file of the project begins with; may be empty.
        homes: the full address of each language's site; none where the settings have none.
        styles: the stylesheets of a page, ours and others.
        settings: how snippets are executed.
        memo: what the pipeline keeps from call to call.
    """

    project: Project
    edit_base: str
    homes: Mapping[Language, str]
    styles: Sequence[str]
    settings: Settings
    memo: Memo

    def render(self, handwritten: Sequence[Problem] = ()) -> Sources:
        """Check, execute and render everything that changed since the last call.

        ``handwritten`` are the problems of pages that were written by hand; they are told with
        those of the questions. Warnings are logged, unless they are those of the last time.

        Raises:
            PluginError: there are errors; all of them are in its message.
        """
        before = self.memo.warnings
        sites = pipeline.render_all(
            self.project,
            edit_base=self.edit_base,
            homes=self.homes,
            downloads=read_downloads(self.project.downloads),
            memo=self.memo,
            progress=ProgressLine("Running snippets"),
            settings=self.settings,
        )
        if isinstance(sites, Refusal):
            raise PluginError(self._report((*sites.problems, *handwritten)))
        warnings = (*self.memo.warnings, *handwritten)
        if any(problem.severity is Severity.ERROR for problem in handwritten):
            raise PluginError(self._report(warnings))
        if handwritten or self.memo.warnings != before:
            _log.warning(self._report(warnings))
        assets = {**pipeline.assets(), **sites[DEFAULT].shared}
        ours = tuple(path for path in self.styles if path in assets)
        return Sources(sites, stylesheets.join(assets, ours), ours)

    def _report(self, problems: Iterable[Problem]) -> str:
        lines = reporters.lines_below(self.project.root)
        colour = reporters.coloured(sys.stderr)
        return f"\n{reporters.report(problems, format='text', lines=lines, colour=colour)}"


def absolute_path(path: str) -> str:
    """The absolute path, made as MkDocs makes those of its folders, so that these lie below it.

    MkDocs itself leaves the path of its settings as `--config-file` has it.
    """
    return os.path.abspath(path)  # noqa: PTH100 - which leaves links alone, and `..` does not stay


def edit_base(config: MkDocsConfig) -> str:
    """What the address for editing a file of the project begins with; may be empty."""
    if not config.edit_uri:
        return ""
    repository = config.repo_url or ""
    return urljoin(f"{repository.rstrip('/')}/" if repository else "", config.edit_uri)


def fingerprint(config: MkDocsConfig) -> frozenset[tuple[str, int, int]]:
    """A value that changes with any file that MkDocs reads itself."""
    return frozenset(_states(config))


def _states(config: MkDocsConfig) -> Iterator[tuple[str, int, int]]:
    folders = [Path(config.docs_dir).parent]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    for file in (Path(config.config_file_path), *files):
        state = file.stat()
        yield str(file), state.st_mtime_ns, state.st_size
