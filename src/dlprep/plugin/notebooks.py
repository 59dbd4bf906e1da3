"""The branch in which the owner publishes notebooks, to which the pages of questions link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_BRANCH: Final = re.compile(r"[\w.-]+/[\w.-]+/[\w./-]+", re.ASCII)


def refuse_malformed_branch(config: MkDocsConfig) -> None:
    """Refuse an ``extra.notebooks`` that names no branch; an empty one is none.

    Raises:
        PluginError: it is not of the form ``owner/repository/branch``.
    """
    branch = config.extra.get("notebooks")
    if branch and not _BRANCH.fullmatch(str(branch)):
        raise PluginError(
            f"mkdocs.yml: extra.notebooks is {branch!r}, which names no branch of GitHub; write "
            "owner/repository/branch, or nothing. DLPREP_NOTEBOOKS may have set it."
        )
