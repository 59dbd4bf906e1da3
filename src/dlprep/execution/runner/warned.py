"""Collects the warnings that a snippet's code gives."""

from __future__ import annotations

import sys
import warnings
from types import FrameType
from typing import Final, TextIO

from dlprep.execution.runner.failure import class_names
from dlprep.execution.wire import bounds
from dlprep.execution.wire.report import Warned

_NOT_SHOWN_ON_SCREEN: Final = ".*non-interactive, and thus cannot be shown"


def collect(path: str, found: list[Warned]) -> None:
    """From now on append warnings to ``found``, with the line of ``path`` that led to them.

    Which are given is decided as by a plain interpreter: deprecations only where the snippet's own
    code is what is deprecated. ``plt.show()`` may stand in a snippet, so that a reader can run it.
    """

    def note(  # noqa: PLR0917 - showwarning's signature
        message: Warning | str,
        category: type[Warning],
        filename: str,  # noqa: ARG001
        lineno: int,  # noqa: ARG001
        file: TextIO | None = None,  # noqa: ARG001
        line: str | None = None,  # noqa: ARG001
    ) -> None:
        if len(found) <= bounds.WARNINGS:
            names = class_names(category)
            text = str(message)[: bounds.WARNING]
            where = _line_of(path)
            found.append(Warned(kind=names[0], names=names, message=text, line=where))

    warnings.resetwarnings()
    warnings.simplefilter("default")
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
    warnings.filterwarnings("ignore", message=_NOT_SHOWN_ON_SCREEN)
    warnings.showwarning = note


def _line_of(path: str) -> int:
    """The line of ``path`` that is being executed; 0 if none is."""
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - the documented way to the caller's frame
    while frame is not None:
        if frame.f_code.co_filename == path:
            return frame.f_lineno
        frame = frame.f_back
    return 0
