"""What readers load to search the questions of this repository stays small as these grow."""

import gzip
import json
from pathlib import Path
from typing import Final

import pytest

from dlprep.collection import Loader
from dlprep.model import LANGUAGES, Language
from dlprep.search import Indexer
from dlprep.search.terms import Terms

pytestmark = pytest.mark.content

REPOSITORY: Final = Path(__file__).parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sites_own_index_is_small(language: Language) -> None:
    """Sixty-seven questions and the whole glossary fit into 45 kB."""
    loaded = Loader().read(REPOSITORY).collection
    assert loaded is not None
    pages = json.loads(Indexer().file(loaded, language))["pages"]
    assert _packed([Terms.of(loaded.glossary).groups, pages]) <= 45_000


def _packed(value: object) -> int:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), mtime=0))
