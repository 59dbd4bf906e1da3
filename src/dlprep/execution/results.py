"""What running a snippet gives. Plain data: this module imports nothing of the runner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dlprep.problems import Problem

if TYPE_CHECKING:
    from dlprep.rules.checked import Checked  # at run time it would load every rule


@dataclass(frozen=True, slots=True)
class Figure:
    """One matplotlib figure as two SVG documents, for a light and for a dark page.

    ``width`` and ``height`` are in CSS pixels.
    """

    light: str
    dark: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The real outcome of one snippet.

    Attributes:
        stdout: what it printed, exactly.
        values: formatted values by field: the field ``acc:.1%`` might give ``97.2%``.
        figures: what it drew, in the order of creation.
        seconds: for how long the snippet itself computed and waited.
        raised: the last line of the expected exception (``ValueError: …``), if ``raises`` asked.
        warned: the expected warnings as ``Category: message``.
        versions: version by name of the packages the snippet imported, Python included.
        cached: whether this came from the cache instead of running in this build.
    """

    stdout: str
    values: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    seconds: float = 0.0
    raised: str | None = None
    warned: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed:
    """A checked collection and the run of each of its snippets, by question id and snippet name.

    Made by :func:`dlprep.execution.execute` only; a snippet without a run says ``not_run``.
    ``warnings`` tell what is worth knowing although every snippet ran well.
    """

    checked: Checked
    runs: Mapping[tuple[str, str], Run]
    warnings: tuple[Problem, ...] = ()
