"""All questions, read from the project's files and indexed."""

from dlprep.collection.files import NEEDED, record_path
from dlprep.collection.indexed import Collection, Drafts
from dlprep.collection.loading import Loaded, Loader
from dlprep.collection.selection import only, selected

__all__ = ["NEEDED", "Collection", "Drafts", "Loaded", "Loader", "only", "record_path", "selected"]
