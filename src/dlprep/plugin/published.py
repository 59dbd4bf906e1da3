"""The last stage of a build: the site as readers see it, which `mkdocs serve` brings up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlprep.plugin.incremental import FullBuildNeededError, rebuild
from dlprep.plugin.languages import DEFAULT
from dlprep.plugin.sources import SourceRenderer, Sources, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlprep.model import Language
    from dlprep.plugin.language_build import LanguageBuild


@dataclass(slots=True, kw_only=True)
class Published:
    """The site in its place, with all that rebuilding single pages takes.

    Attributes:
        renderer: makes the sources anew after an edit.
        sources: what the site was built from.
        fingerprint: of the files that MkDocs reads itself, from before it read them.
        builds: of every language.
    """

    renderer: SourceRenderer
    sources: Sources
    fingerprint: frozenset[object]
    builds: Mapping[Language, LanguageBuild]

    def update(self) -> int:
        """Rebuild in place the pages whose body changed, in all languages.

        Returns:
            How many pages that were.

        Raises:
            FullBuildNeededError: more has changed; nothing of the site has been touched.
            PluginError: there are problems; nothing of the site has been touched.
            OSError: a file could not be written; it has its previous content.
        """
        if fingerprint(self.builds[DEFAULT].config) != self.fingerprint:
            raise FullBuildNeededError
        sources = self.renderer.render()
        rebuilt = {
            language: rebuild(build, sources.sites[language], sources.assets(language))
            for language, build in self.builds.items()
        }
        for each in rebuilt.values():
            each.save()
        self.sources = sources
        self.builds = {language: each.build for language, each in rebuilt.items()}
        return sum(each.pages for each in rebuilt.values())
