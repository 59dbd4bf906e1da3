"""Rebuilding under `mkdocs serve`: as little as possible, never at the cost of the last site."""

from __future__ import annotations

import signal
import threading
import time
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugin_logger

from dlprep.plugin import faults
from dlprep.plugin.incremental import FullBuildNeededError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dlprep.plugin.published import Published

_KEPT: Final = "The site stays as it was until this is mended; browsers reload it unchanged."
_log = get_plugin_logger(__name__)


def interrupt_on_sigterm() -> None:
    """Let SIGTERM do what Ctrl-C does, so that temporary folders are removed.

    Only the main thread can be interrupted; where MkDocs runs in another one nothing changes.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def make_rebuilder(
    full_build: Callable[[], None], published: Callable[[], Published | None], root: Path
) -> Callable[[], None]:
    """Make what the server calls when a file has changed.

    It updates the ``published`` site, or calls ``full_build`` where there is none or that is not
    enough. MkDocs' server answers nobody until a build succeeds. So failures end here, logged, and
    the server goes on with the site it has, which a failed build leaves unharmed. Paths are told as
    seen from ``root``.
    """

    def build() -> None:
        try:
            if not _try_update(published()):
                full_build()
        except Abort:
            _log.error(_KEPT)  # MkDocs has said why
        except MkDocsException as problem:
            _log.error("%s\n%s", problem, _KEPT)
        except Exception as error:  # noqa: BLE001 - a fault here must not end the server
            explained = faults.explain(error, root)
            if explained is None:
                _log.exception(_KEPT)
            else:
                _log.error("%s\n%s", explained, _KEPT)

    return build


def _try_update(site: Published | None) -> bool:
    """Update the site in place; whether that was possible."""
    if site is None:
        return False
    started = time.perf_counter()
    try:
        rebuilt = site.update()
    except FullBuildNeededError:
        return False
    seconds = time.perf_counter() - started
    total = site.sources.page_count
    _log.info("rebuilt %d of %d pages in %.2f seconds", rebuilt, total, seconds)
    return True
