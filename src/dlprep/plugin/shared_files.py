"""What the sites of all languages have in common lies once, at the root of the whole site.

That are Material's own scripts and styles, those of ``src/dlprep/assets``, KaTeX's stylesheet and
fonts, the figures and the index of practice, whose text is no language's or every one's::

    index.html, questions/relu/index.html       the default language
    en/index.html, en/questions/relu/index.html
    assets/stylesheets, assets/javascripts      Material, a digest of the content in each name
    assets/dlprep                               ours
    assets/katex                                KaTeX's
    assets/figures                              drawn by snippets, a digest in each name
    study/index.json                            of practice
    sw.js, robots.txt, llms.txt, icons          asked for at the root only
    search/ko.json, en/search/en.json           each language's own, like its pages,
                                                sitemap.xml, feed.xml and previews

A translation's build knows the common files as its own, so that its pages may link to them and its
templates name them as those of the default language do. When a page is done, its addresses are led
to where the files lie.
"""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from dlprep.plugin.languages import DEFAULT, folder, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_NEVER_LOADED: Final = (
    "*.map",
    "assets/images/favicon.png",  # mkdocs.yml names another
    "assets/javascripts/lunr/*",  # Material's worker, which ours replaces, loads these
    "assets/javascripts/workers/*",
)
"""Files of Material that no page asks for."""

_NAMES_MAP: Final = re.compile(rb"\n//# sourceMappingURL=\S+\s*\Z")


class SharedFile(File):
    """A file at the root of the whole site, as a translation's build knows it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Leave it to the default language's build, which has it as a file of its own."""


def shared_file(config: MkDocsConfig, path: str) -> SharedFile:
    """The file at ``path`` from the root, for the build of a translation."""
    uri = _up(config) + path
    return SharedFile(path, None, config.site_dir, config.use_directory_urls, dest_uri=uri)


def root_of_all(config: MkDocsConfig, base_url: str) -> str:
    """The way to the root of the whole site from where ``base_url`` leads to the language's."""
    root = posixpath.normpath(posixpath.join(base_url, _up(config)))
    return f"{root.rstrip('/')}/"


def _up(config: MkDocsConfig) -> str:
    """The way from the root of a language's site to that of the whole one."""
    return "../" * folder(language_of(config)).count("/")


def tidy_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Take away what of the theme no page loads, and let translations share the rest."""
    for file in _theme_files(files, config):
        if any(fnmatchcase(file.src_uri, pattern) for pattern in _NEVER_LOADED):
            files.remove(file)
        elif language_of(config) != DEFAULT:
            files.remove(file)
            files.append(shared_file(config, file.src_uri))
        elif file.is_javascript():
            file.content_bytes = _NAMES_MAP.sub(b"\n", file.content_bytes)


def _theme_files(files: Files, config: MkDocsConfig) -> Iterable[File]:
    return [file for file in files if file.src_dir in config.theme.dirs]


def lead_to_root(html: str, url: str, files: Files) -> str:
    """The page with each address of a shared file leading to the root of the whole site.

    ``url`` is the page's, or what begins all addresses of the site on a page for any place.
    """
    base = url if url.startswith("/") else get_relative_url("assets/", url).removesuffix("assets/")

    def lead(address: re.Match[str]) -> str:
        file = files.src_uris.get(address["path"])
        if not isinstance(file, SharedFile):
            return address[0]
        return posixpath.normpath(posixpath.join(base, file.dest_uri))

    return re.sub(rf"(?<=[\"'(\s,=]){re.escape(base)}(?P<path>assets/[\w./-]+)", lead, html)
