"""Figures as files: their names, their sizes and their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from dlprep.model import Question
from dlprep.rendering.views import FigureView
from dlprep.stages import Executed, Figure, Run

_NAME_OF_IMAGE: Final = re.compile(r'(<image\b[^>]*?) id="[^"]*"')


def assets(executed: Executed, question: Question) -> Mapping[str, bytes]:
    """The files of all figures of ``question`` by path relative to the root of the language."""
    return dict(_files(executed, question))


def _files(executed: Executed, question: Question) -> Iterator[tuple[str, bytes]]:
    for snippet in question.snippets:
        run = executed.runs.get((question.id, snippet.name))
        for number, figure in enumerate(run.figures if run else (), start=1):
            path = _path(question.id, snippet.name, number, figure)
            yield f"{path}.light.svg", _published(figure.light)
            yield f"{path}.dark.svg", _published(figure.dark)


def _published(svg: str) -> bytes:
    """The file of a drawing, without the names of images.

    Matplotlib gives images that are alike the same one, and nothing refers to it.
    """
    return _NAME_OF_IMAGE.sub(r"\1", svg).encode()


def figure_views(
    question_id: str, snippet: str, run: Run, alt: str, root: str
) -> Iterator[FigureView]:
    """What a page at ``root`` from the root of its language shows of each figure of ``run``."""
    for number, figure in enumerate(run.figures, start=1):
        path = root + _path(question_id, snippet, number, figure)
        yield FigureView(
            light=Markup(f"{path}.light.svg"),  # noqa: S704 - made of ids
            dark=Markup(f"{path}.dark.svg"),  # noqa: S704 - same
            width=figure.width,
            height=figure.height,
            alt=alt,
        )


def _path(question_id: str, snippet: str, number: int, figure: Figure) -> str:
    digest = hashlib.blake2b(figure.light.encode(), digest_size=4)
    digest.update(figure.dark.encode())
    return f"assets/figures/{question_id}/{snippet}-{number}.{digest.hexdigest()}"
