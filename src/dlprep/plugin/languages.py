"""One site per language: the default at the root, each other in a folder below it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urljoin, urlsplit

from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from dlprep.model import LANGUAGES, Language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

DEFAULT: Final[Language] = LANGUAGES[0]
"""The language at the root of the site."""


def folder(language: Language) -> str:
    """The folder of a language's site below the root: empty, or with a slash at its end."""
    return "" if language == DEFAULT else f"{language}/"


def language_of(config: MkDocsConfig) -> Language:
    """The language that a build is for: the theme's."""
    return cast("Language", config.theme["language"])


def refuse_other_root(config: MkDocsConfig) -> None:
    """Refuse settings that put another language than the default one at the root of the site.

    Raises:
        PluginError: they do.
    """
    if language_of(config) != DEFAULT:
        raise PluginError(
            f"mkdocs.yml: theme.language is {language_of(config)!r}, but the site at the root "
            f"is in {DEFAULT!r}; write `language: {DEFAULT}` there."
        )


def refuse_unlisted(config: MkDocsConfig) -> None:
    """Refuse settings without the links between languages, which theme and search build on.

    Raises:
        PluginError: ``extra.alternate`` does not have exactly the languages of the site.
    """
    listed = config.extra.get("alternate")
    entries = listed if isinstance(listed, list) else []
    found = [(entry.get("lang"), entry.get("link")) for entry in entries if _is_named(entry)]
    if found != [(language, folder(language)) for language in LANGUAGES]:
        lines = (f'  - {{lang: {one}, name: …, link: "{folder(one)}"}}' for one in LANGUAGES)
        raise PluginError(
            "mkdocs.yml: extra.alternate does not list the languages of the site. Write there, "
            "with the name of each language:\n" + "\n".join(lines)
        )


def _is_named(entry: object) -> bool:
    return isinstance(entry, dict) and bool(entry.get("name"))


def base_path(config: MkDocsConfig) -> str:
    """The path at which a server has a language's site, for pages shown at any address.

    Where the site's address is not known it is taken to be at the root of its host.
    """
    if config.site_url:
        return urlsplit(config.site_url).path
    return f"/{folder(language_of(config))}"


def published_address(config: MkDocsConfig) -> str:
    """The address of the site as the settings have it; may be empty.

    While MkDocs serves the site it puts the server's in its place.
    """
    return load_config(config.config_file_path).site_url or ""


def homes(config: MkDocsConfig) -> dict[Language, str]:
    """The full address of each language's site; none where the settings of the site have none."""
    if not config.site_url:
        return {}
    return {language: urljoin(config.site_url, folder(language)) for language in LANGUAGES}


def load_translation(config: MkDocsConfig, language: Language) -> MkDocsConfig:
    """The settings of another language's site: those of the default one, with its own folders."""
    other = load_config(
        config.config_file_path,
        docs_dir=str(Path(config.docs_dir).with_name(language)),
        site_dir=str(Path(config.site_dir, language)),
        use_directory_urls=config.use_directory_urls,
        strict=config.strict,
    )
    other.site_url = homes(config).get(language, "")
    other.theme["language"] = language
    return other
