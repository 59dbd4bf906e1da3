"""What a store keeps, for how long, and what other stores add to it."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dlprep.store import Joined, Store

KEYS = [number * 64 for number in "abcd"]

WRITER = """
import sys
from pathlib import Path
from dlprep.store import Store
for number in range(300):
    store = Store(Path(sys.argv[1])) if number % 100 == 0 else store
    store.put(f"{number:064x}", {"number": number})
    assert store.get(f"{number:064x}", dict) == {"number": number}
assert (store.failure, store.damaged) == (None, 0)
"""


def read(value: Any) -> object:  # noqa: ANN401 # anything that JSON can be
    return value["number"]


def filled(folder: Path, *keys: str, largest: int = 1 << 20) -> Store:
    store = Store(folder, largest=largest)
    for key in keys:
        store.put(key, {"number": KEYS.index(key)})
    return store


def entry(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def sealed(body: str) -> str:
    """An entry as a store would have written it."""
    return f"{sha256(body.encode()).hexdigest()}\n{body}"


def test_what_is_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    filled(tmp_path / "a" / "b", KEYS[0])
    again = Store(tmp_path / "a" / "b")
    assert [again.get(key, read) for key in KEYS[:2]] == [0, None]
    assert again.damaged == 0


def test_what_is_kept_is_known_to_be_there(tmp_path: Path) -> None:
    store = filled(tmp_path, KEYS[0])
    assert [store.has(key) for key in KEYS] == [True, False, False, False]


def test_two_builds_see_what_the_other_puts(tmp_path: Path) -> None:
    one, two = filled(tmp_path, KEYS[0]), filled(tmp_path, KEYS[0], KEYS[1])
    assert (one.get(KEYS[1], read), two.get(KEYS[0], read)) == (1, 0)


def test_many_builds_at_once_harm_nobody(tmp_path: Path) -> None:
    builds = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", WRITER, tmp_path]) for _ in range(4)
    ]
    assert [build.wait() for build in builds] == [0, 0, 0, 0]
    assert Store(tmp_path).get(f"{299:064x}", read) == 299


@pytest.mark.parametrize(
    "content",
    [
        "",
        "half of an ent",
        sealed('{"number": 0}')[:-1],
        sealed('{"number": 0}') + "\n",
        sealed('{"number": 0'),
        sealed('{"other": 0}'),
        sealed("7"),
        sealed("null"),
        sealed("[" * 100_000),
    ],
)
def test_a_damaged_entry_is_as_good_as_none_and_replaced(tmp_path: Path, content: str) -> None:
    filled(tmp_path, KEYS[0])
    entry(tmp_path, KEYS[0]).write_text(content)
    store = Store(tmp_path)
    assert (store.get(KEYS[0], read), store.damaged) == (None, 1)
    store.put(KEYS[0], {"number": 0})
    assert store.get(KEYS[0], read) == 0


def test_a_folder_in_the_place_of_an_entry_is_replaced(tmp_path: Path) -> None:
    entry(tmp_path, KEYS[0]).mkdir(parents=True)
    store = Store(tmp_path)
    assert (store.get(KEYS[0], read), store.damaged) == (None, 1)
    store.put(KEYS[0], {"number": 0})
    assert store.get(KEYS[0], read) == 0


def test_a_folder_that_cannot_be_made_costs_only_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = filled(tmp_path / "file" / "store", KEYS[0])
    assert store.get(KEYS[0], read) is None
    assert isinstance(store.failure, NotADirectoryError)


def test_a_disk_that_fills_up_meanwhile_leaves_no_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    store = filled(tmp_path, KEYS[0])
    assert store.failure is not None
    assert store.failure.strerror == "No space left on device"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    filled(tmp_path, *KEYS)
    for number, key in enumerate(KEYS):
        os.utime(entry(tmp_path, key), (number, number))
    store = Store(tmp_path, largest=2 * entry(tmp_path, KEYS[0]).stat().st_size)
    store.get(KEYS[0], read)  # which is a use
    store.prune()
    assert [store.has(key) for key in KEYS] == [True, False, False, True]


def test_a_store_does_not_grow_from_build_to_build(tmp_path: Path) -> None:
    filled(tmp_path, KEYS[0])
    size = entry(tmp_path, KEYS[0]).stat().st_size
    for key in KEYS[1:]:
        store = filled(tmp_path, key, largest=2 * size)
    assert sum(store.has(key) for key in KEYS) == 2


def test_a_store_does_not_grow_within_one_build(tmp_path: Path) -> None:
    store = Store(tmp_path, largest=100_000)
    for number in range(100):
        store.put(f"{number:064x}", {"text": "x" * 2_000})
    kept = [path.stat().st_size for path in tmp_path.glob("*/*")]
    assert 90_000 < sum(kept) < 110_000


def test_stores_join(tmp_path: Path) -> None:
    store = filled(tmp_path / "one", KEYS[0], KEYS[1])
    filled(tmp_path / "two", KEYS[1], KEYS[2])
    assert store.join(tmp_path / "two") == Joined(added=1, known=1, damaged=0)
    assert [store.get(key, read) for key in KEYS[:3]] == [0, 1, 2]


def test_joining_takes_nothing_from_the_other_store(tmp_path: Path) -> None:
    other = filled(tmp_path / "two", KEYS[1])
    Store(tmp_path / "one").join(tmp_path / "two")
    assert other.get(KEYS[1], read) == 1


def test_what_is_damaged_in_another_store_is_not_kept(tmp_path: Path) -> None:
    filled(tmp_path / "two", KEYS[0], KEYS[1])
    entry(tmp_path / "two", KEYS[0]).write_bytes(b"half of an ent")
    store = Store(tmp_path / "one")
    assert store.join(tmp_path / "two") == Joined(added=1, known=0, damaged=1)
    assert not store.has(KEYS[0])


def test_what_is_no_entry_of_a_store_is_left(tmp_path: Path) -> None:
    filled(tmp_path / "two", KEYS[0])
    entry(tmp_path / "two", KEYS[0]).with_name(".part").write_bytes(b"x")
    (tmp_path / "two" / "README").write_bytes(b"x")
    assert Store(tmp_path / "one").join(tmp_path / "two") == Joined(added=1, known=0, damaged=0)


def test_no_more_is_kept_after_joining_than_before(tmp_path: Path) -> None:
    filled(tmp_path / "two", *KEYS)
    size = entry(tmp_path / "two", KEYS[0]).stat().st_size
    store = Store(tmp_path / "one", largest=2 * size)
    store.join(tmp_path / "two")
    assert sum(store.has(key) for key in KEYS) == 2
