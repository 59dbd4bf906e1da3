"""The folders of a project: where its files lie, and where what a build keeps for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class CachePart:
    """Something that is kept: the name of its file or folder, and what people call it."""

    name: str
    label: str


_DRAWINGS: Final = CachePart("drawings", "drawn pictures")
_FONTS: Final = CachePart("matplotlib", "list of fonts")
_DURATIONS: Final = CachePart("seconds.json", "durations of snippets")
_FORMULAS: Final = CachePart("formulas", "formulas")
_OUTCOMES: Final = CachePart("snippets-2", "outcomes of snippets")
_TEMPLATES: Final = CachePart("theme", "compiled templates")
_LABELS: Final = {
    part.name: part.label
    for part in (_DRAWINGS, _DURATIONS, _FONTS, _FORMULAS, _OUTCOMES, _TEMPLATES)
}


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """What is kept from build to build, below ``root``. All of it may be removed at any time."""

    root: Path

    @property
    def drawings(self) -> Path:
        """The folder of pictures that were drawn."""
        return self.root / _DRAWINGS.name

    @property
    def fonts(self) -> Path:
        """The folder in which matplotlib keeps its list of fonts."""
        return self.root / _FONTS.name

    @property
    def durations(self) -> Path:
        """The file that tells how long each snippet took."""
        return self.root / _DURATIONS.name

    @property
    def formulas(self) -> Path:
        """The folder of typeset formulas."""
        return self.root / _FORMULAS.name

    @property
    def outcomes(self) -> Path:
        """The folder of what snippets gave."""
        return self.root / _OUTCOMES.name

    @property
    def templates(self) -> Path:
        """The folder of the theme's compiled templates."""
        return self.root / _TEMPLATES.name

    @staticmethod
    def label(name: str) -> str:
        """What people call the file or folder of this name; the name where they call it nothing."""
        return _LABELS.get(name, name)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with questions and templates, and where things lie in it."""

    root: Path

    @property
    def questions(self) -> Path:
        """The chapters' folders, the syllabus and the glossary."""
        return self.root / "questions"

    @property
    def templates(self) -> Path:
        """The templates that turn questions into Markdown."""
        return self.root / "templates"

    @property
    def downloads(self) -> Path:
        """The files to take along that were made for the site; there may be none."""
        return self.root / "downloads"

    @property
    def cache(self) -> CacheFolder:
        """Results that may be thrown away at any time."""
        return CacheFolder(self.root / ".cache" / "dlprep")
