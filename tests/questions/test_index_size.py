"""What readers load to search the questions of this repository stays small as these grow."""

import gzip
from pathlib import Path
from typing import Final

import pytest

from dlprep.collection import Loader
from dlprep.model import LANGUAGES, Language
from dlprep.search import Indexer
from dlprep.study import index_file

pytestmark = pytest.mark.content

REPOSITORY: Final = Path(__file__).parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sites_own_index_is_small(language: Language) -> None:
    """Two thirds of a kilobyte for each question, its terms and their meanings: 45 kB for 67."""
    loaded = Loader().read(REPOSITORY).collection
    assert loaded is not None
    packed = len(gzip.compress(Indexer().file(loaded, language), mtime=0))
    assert packed <= 45_000 / 67 * len(loaded.questions)


def test_the_index_of_practice_is_small() -> None:
    """A sixth of a kilobyte for each question: 12 kB for sixty-seven."""
    loaded = Loader().read(REPOSITORY).collection
    assert loaded is not None
    assert len(gzip.compress(index_file(loaded), mtime=0)) <= 12_000 / 67 * len(loaded.questions)
