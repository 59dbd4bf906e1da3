"""All questions, read from the project's files and indexed."""

from dlprep.collection.files import NEEDED, record_path
from dlprep.collection.indexed import Collection, Drafts
from dlprep.collection.loading import Loaded, Loader
from dlprep.collection.selection import display_paths, problems_in

__all__ = [
    "NEEDED",
    "Collection",
    "Drafts",
    "Loaded",
    "Loader",
    "display_paths",
    "problems_in",
    "record_path",
]
