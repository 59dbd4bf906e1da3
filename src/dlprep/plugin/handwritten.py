"""The pages of the documentation folders, checked before MkDocs comes upon what it cannot convert.

Their formulas are read by the same extension as those of the questions. It would end the build
with a traceback where KaTeX refuses one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dlprep import pipeline
from dlprep.model import LANGUAGES
from dlprep.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from dlprep.problems import Problem


def problems(config: MkDocsConfig) -> Iterator[Problem]:
    """Problems of the hand-written pages of all languages."""
    project = Project(Path(config.config_file_path).parent)
    for language in LANGUAGES:
        for file in sorted(Path(config.docs_dir).with_name(language).rglob("*.md")):
            yield from pipeline.check_page(project, file, language)
