"""`mkdocs` in forks of a process that has imported it: a fresh process each, in half the time.

assert run(["build", "--strict"], folder, environment, output, seconds=60) == 0
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

_IMPORTED: Final = (
    *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs.contrib.search"),
    *("dlprep.plugin", "material.plugins.search.plugin"),
    *("markdown.extensions.admonition", "markdown.extensions.attr_list"),
    *("markdown.extensions.def_list", "markdown.extensions.footnotes"),
    *("markdown.extensions.md_in_html", "markdown.extensions.tables"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.quotes", "pymdownx.saneheaders"),
    *("pymdownx.superfences", "pygments.formatters.html", "pygments.lexers.python"),
)
"""What a build imports; what is missing here it imports itself."""


@cache
def _server() -> ForkServerContext:
    """What forks. It imports, and does nothing else: no thread of it is lost in a fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context


def run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    output: Path,
    seconds: float,
) -> int:
    """Run `mkdocs` in ``folder``; its status. All it says goes to the file ``output``.

    Raises:
        TimeoutError: it took longer than ``seconds``.
    """
    process = _server().Process(
        target=_main, args=(tuple(arguments), str(folder), dict(environment), str(output))
    )
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"mkdocs {' '.join(arguments)} took more than {seconds:.0f} s")
    return process.exitcode


def _main(
    arguments: tuple[str, ...], folder: str, environment: dict[str, str], output: str
) -> None:
    """The process, which ends with the command's own status."""
    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["mkdocs", *arguments]
    importlib.import_module("mkdocs.__main__").cli()
