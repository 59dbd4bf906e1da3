"""Notebooks: a question and language each, with the outputs of the build in them.

They are made from what was executed, without a kernel. A set-up cell makes a kernel compute as the
build did, so that a reader who runs a notebook gets the same numbers.
"""

from __future__ import annotations

from dlprep.exports.extra import needed_for
from dlprep.exports.notebooks.author import Author
from dlprep.exports.zipped import zipped
from dlprep.model import LANGUAGES, Language, Question
from dlprep.stages import Executed

__all__ = ["ensure_extra", "notebook_file", "notebook_files"]


def ensure_extra() -> None:
    """Find out whether notebooks can be made, before anything is executed for them.

    Raises:
        ExtraMissingError: nbformat is not installed.
    """
    with needed_for("notebooks"):
        import nbformat  # noqa: F401, PLC0415 - of an extra


def notebook_files(executed: Executed, site: str) -> dict[str, bytes]:
    """Every notebook by path, and a zip archive of each language; equal input, equal bytes.

    ``site`` is the address of the published site, which notebooks link to.

    Raises:
        ExtraMissingError: nbformat is not installed.
    """
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        notebooks = {
            f"{question.id}.ipynb": notebook_file(executed, question, language, site)
            for question in executed.checked.collection.questions
        }
        files |= {f"{language}/{name}": data for name, data in notebooks.items()}
        files[f"notebooks-{language}.zip"] = zipped(notebooks)
    return files


def notebook_file(executed: Executed, question: Question, language: Language, site: str) -> bytes:
    """The notebook of one question; see :func:`notebook_files`."""
    with needed_for("notebooks"):
        import nbformat  # noqa: PLC0415 - of an extra
    written = Author(executed, language, site, question).notebook()
    notebook = nbformat.from_dict(written)  # type: ignore[no-untyped-call] # as all of nbformat
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call] # the same
    return f"{text.rstrip()}\n".encode()
