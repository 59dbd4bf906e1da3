"""The browser's search from Python: the same modules, run by V8."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dlprep.javascript import JavaScript
from dlprep.model import LANGUAGES
from dlprep.search.modules import bundle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlprep.model import Language

MODULES: Final = Path(__file__).parent.parent / "assets" / "search"
"""The folder of the modules, which sites serve."""

_BRIDGE: Final = """
    const engines = {};
    function load(language, index) {
        engines[language] = modules["engine.js"].createEngine(JSON.parse(index));
        return "";
    }
    function search(language, query, limit) {
        return JSON.stringify(engines[language].search(query, {limit}));
    }
    function explain(language, query, limit) {
        return JSON.stringify(engines[language].explain(query, {limit}));
    }
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found. ``language`` is that of its page."""

    id: str
    score: float
    language: Language


class Searcher:
    """Searches the indexes of some languages, as the site's readers do. For several threads.

    Where a reader's own language has nothing, the others are searched, as on the site.
    """

    def __init__(self, indexes: Mapping[Language, bytes]) -> None:
        """Take the indexes that :class:`~dlprep.search.index.Indexer` made, by language."""
        self._lock = threading.Lock()
        self._indexes = indexes
        self._javascript = JavaScript(self._scripts)

    def _scripts(self) -> str:
        loads = (
            f"load({json.dumps(language)}, {json.dumps(index.decode())});"
            for language, index in self._indexes.items()
        )
        return "\n".join((bundle(MODULES / "engine.js"), _BRIDGE, *loads))

    def search(self, query: str, language: Language, *, limit: int = 20) -> tuple[Hit, ...]:
        """The questions that answer ``query``, the best first.

        Raises:
            JavaScriptError: the query takes too much time or memory.
            JavaScriptUnavailableError: V8 cannot be started.
        """
        for searched in _own_language_first(language):
            results = self._answer("search", query, searched, limit)["results"]
            if results:
                return tuple(Hit(one["id"], one["score"], searched) for one in results)
        return ()

    def near(self, query: str, language: Language) -> tuple[str, ...]:
        """The terms nearest to ``query`` where no question answers it."""
        found = self._answer("search", query, language, 1)["near"]
        return tuple(one["term"] for one in found)

    def terms(self, query: str, language: Language) -> tuple[str, ...]:
        """The ids of the glossary's terms that ``query`` names, as the site shows them."""
        found = self._answer("search", query, language, 1)["terms"]
        return tuple(one["id"] for one in found)

    def explain(self, query: str, language: Language, *, limit: int = 20) -> dict[str, Any]:
        """How ``query`` was understood, and why pages got their scores: what ``engine.js`` says."""
        return self._answer("explain", query, language, limit)

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            self._javascript.close()

    def _answer(self, function: str, query: str, language: Language, limit: int) -> dict[str, Any]:
        well_formed = query.encode("utf-8", "replace").decode()
        with self._lock:
            answer: dict[str, Any] = json.loads(
                self._javascript.call(function, language, well_formed, limit)
            )
        return answer


def _own_language_first(language: Language) -> tuple[Language, ...]:
    return (language, *(other for other in LANGUAGES if other != language))
