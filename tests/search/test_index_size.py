"""The index stays small: it is fetched whole, on a phone, before the first answer."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Final

import pytest

from dlprep import pipeline
from dlprep.collection import Collection, Loader
from dlprep.model import LANGUAGES, Language

pytestmark = pytest.mark.content

REPOSITORY: Final = Path(__file__).parents[2]
MOST: Final = 45_000 / 67
"""Compressed bytes a question: 45 kB were allowed when the site had 67, with their terms."""


@pytest.fixture(scope="module")
def indexes() -> dict[Language, bytes]:
    """The indexes of the repository's questions."""
    collection = Loader().load(REPOSITORY)
    assert isinstance(collection, Collection), collection
    return dict(pipeline.search_indexes(collection))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_is_small_for_its_questions(
    indexes: dict[Language, bytes], language: Language
) -> None:
    data = indexes[language]
    pages, compressed = len(json.loads(data)["pages"]), len(gzip.compress(data, 6))
    assert compressed <= MOST * pages, f"{compressed} bytes for {pages} questions"
