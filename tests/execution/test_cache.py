"""What is kept of snippets, and what other caches add to it."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest

from dlprep.execution import Cache, Joined

KEYS = [number * 64 for number in "abc"]


def read(value: Any) -> object:  # noqa: ANN401 # anything that JSON can be
    return value["number"]


def filled(folder: Path, *keys: str) -> Cache:
    cache = Cache(folder)
    for key in keys:
        cache.put(key, {"number": KEYS.index(key)})
    return cache


def entry(folder: Path, key: str) -> Path:
    return folder / "snippets-2" / key[:2] / key[2:]


def test_what_is_kept_is_known_to_be_there(tmp_path: Path) -> None:
    cache = filled(tmp_path, KEYS[0])
    assert [cache.has(key) for key in KEYS] == [True, False, False]


def test_caches_join(tmp_path: Path) -> None:
    cache = filled(tmp_path / "one", KEYS[0], KEYS[1])
    filled(tmp_path / "two", KEYS[1], KEYS[2])
    assert cache.join(tmp_path / "two") == Joined(added=1, known=1, damaged=0)
    assert [cache.get(key, read) for key in KEYS] == [0, 1, 2]


def test_joining_takes_nothing_from_the_other_cache(tmp_path: Path) -> None:
    other = filled(tmp_path / "two", KEYS[1])
    Cache(tmp_path / "one").join(tmp_path / "two")
    assert other.get(KEYS[1], read) == 1


def test_what_is_damaged_in_another_cache_is_not_kept(tmp_path: Path) -> None:
    filled(tmp_path / "two", KEYS[0], KEYS[1])
    entry(tmp_path / "two", KEYS[0]).write_bytes(b"half of an ent")
    cache = Cache(tmp_path / "one")
    assert cache.join(tmp_path / "two") == Joined(added=1, known=0, damaged=1)
    assert not cache.has(KEYS[0])


def test_what_is_no_entry_of_a_cache_is_left(tmp_path: Path) -> None:
    filled(tmp_path / "two", KEYS[0])
    entry(tmp_path / "two", KEYS[0]).with_name(".part").write_bytes(b"x")
    (tmp_path / "two/snippets-2/README").write_bytes(b"x")
    assert Cache(tmp_path / "one").join(tmp_path / "two") == Joined(added=1, known=0, damaged=0)


def test_a_folder_without_a_cache_does_not_join(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r" holds no outcomes of snippets: it has no folder snip"):
        Cache(tmp_path / "one").join(tmp_path / "two")


def test_no_more_is_kept_after_joining_than_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "two", *KEYS)
    size = entry(tmp_path / "two", KEYS[0]).stat().st_size
    monkeypatch.setattr(Cache, "prune", partialmethod(Cache.prune, largest=2 * size))
    cache = Cache(tmp_path / "one")
    cache.join(tmp_path / "two")
    assert sum(cache.has(key) for key in KEYS) == 2
