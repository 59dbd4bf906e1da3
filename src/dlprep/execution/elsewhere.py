"""What a program outside of the build sets, so that snippets print and draw the same in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dlprep.execution import environment
from dlprep.execution.runner import drawing
from dlprep.execution.wire.palette import CYCLE, LIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Settings of the runner that the results of snippets depend on.

    Attributes:
        variables: environment variables, to be set before any package of snippets is imported.
        x86_variables: further ones for x86-64 processors; others do not know them.
        style: settings of matplotlib, in the colours of a light page.
        colours: the colours of lines, in the order in which they are drawn.
    """

    variables: Mapping[str, str]
    x86_variables: Mapping[str, str]
    style: Mapping[str, object]
    colours: tuple[str, ...]


def elsewhere() -> Elsewhere:
    """The settings of the runner."""
    variables, x86_variables = environment.for_digits()
    drawn = drawing._STYLE  # noqa: SLF001 - a new name would make every outcome that is kept stale
    style = {name: _on_light_page(value) for name, value in drawn.items()}
    return Elsewhere(variables=variables, x86_variables=x86_variables, style=style, colours=CYCLE)


def _on_light_page(value: object) -> object:
    return LIGHT.get(value, value) if isinstance(value, str) else value
