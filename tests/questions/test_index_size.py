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
    """Sixty-seven questions are to fit into 45 kB with the whole glossary, which is there already.

    What a further question adds is what the second half of those that exist adds to the first.
    """
    loaded = Loader().read(REPOSITORY).collection
    assert loaded is not None
    pages = json.loads(Indexer().file(loaded, language))["pages"]
    terms = Terms.of(loaded.glossary).groups
    whole, half = _packed([terms, pages]), _packed([terms, pages[::2]])
    further = (whole - half) / (len(pages) - len(pages[::2]))
    assert whole + further * (67 - len(pages)) <= 45_000


def _packed(value: object) -> int:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), mtime=0))
