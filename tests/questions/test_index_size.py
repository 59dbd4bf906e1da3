"""What readers load to search the questions of this repository stays small as these grow."""

import gzip

import pytest

from dlprep.collection import Collection
from dlprep.model import LANGUAGES, Language
from dlprep.search import Indexer
from dlprep.study import index_file

pytestmark = pytest.mark.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sites_own_index_is_small(all_questions: Collection, language: Language) -> None:
    """Two thirds of a kilobyte for each question, its terms and their meanings: 45 kB for 67."""
    packed = len(gzip.compress(Indexer().file(all_questions, language), mtime=0))
    assert packed <= 45_000 / 67 * len(all_questions.questions)


def test_the_index_of_practice_is_small(all_questions: Collection) -> None:
    """A sixth of a kilobyte for each question: 12 kB for sixty-seven."""
    packed = len(gzip.compress(index_file(all_questions), mtime=0))
    assert packed <= 12_000 / 67 * len(all_questions.questions)
