"""Practice: what the browser has to know of all questions to plan what to ask."""

from dlprep.study.index import INDEX_PATH, index_file

__all__ = ["INDEX_PATH", "index_file"]
