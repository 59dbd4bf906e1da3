"""Finding questions: the index that readers' browsers load, and the same search from Python."""

from dlprep.search.engine import MODULES, Hit, Searcher
from dlprep.search.index import FORMAT, Indexer, index_path

__all__ = [
    "FORMAT",
    "MODULES",
    "Hit",
    "Indexer",
    "Searcher",
    "index_path",
]
