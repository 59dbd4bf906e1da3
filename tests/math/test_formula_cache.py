import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dlprep.math import cache as module
from dlprep.math.cache import FormulaCache

FILE = "formulas.sqlite3"
KEY = b"\x01" * 32
OTHER = b"\x02" * 32

WRITER = """
import sys
from pathlib import Path
from dlprep.math.cache import FormulaCache
for number in range(300):
    cache = FormulaCache(Path(sys.argv[1])) if number % 100 == 0 else cache
    cache.put(number.to_bytes(32, "big"), f"formula {number}" * 50)
    assert cache.get(number.to_bytes(32, "big")) == f"formula {number}" * 50
"""


def test_what_is_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    first = FormulaCache(tmp_path / "a" / "b")
    first.put(KEY, "가 <b>")
    first.close()
    second = FormulaCache(tmp_path / "a" / "b")
    assert (second.get(KEY), second.get(OTHER)) == ("가 <b>", None)
    second.close()


def test_two_builds_see_what_the_other_puts(tmp_path: Path) -> None:
    one, two = FormulaCache(tmp_path), FormulaCache(tmp_path)
    one.put(KEY, "x")
    two.put(KEY, "x")
    two.put(OTHER, "y")
    assert (one.get(KEY), one.get(OTHER)) == ("x", "y")
    one.close()
    two.close()


def test_many_builds_at_once_harm_nobody(tmp_path: Path) -> None:
    builds = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", WRITER, tmp_path]) for _ in range(4)
    ]
    assert [build.wait() for build in builds] == [0, 0, 0, 0]
    cache = FormulaCache(tmp_path)
    assert cache.get((299).to_bytes(32, "big")) == "formula 299" * 50
    cache.close()


def test_a_closed_cache_is_empty_and_keeps_nothing(tmp_path: Path) -> None:
    cache = FormulaCache(tmp_path)
    cache.close()
    cache.close()
    cache.put(KEY, "x")
    assert cache.get(KEY) is None


def test_a_damaged_value_is_as_good_as_none_and_replaced(tmp_path: Path) -> None:
    cache = FormulaCache(tmp_path)
    cache.put(KEY, "x" * 1000)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE formula SET value = substr(value, 1, length(value) - 3)")
    connection.close()
    assert cache.get(KEY) is None
    cache.put(KEY, "x" * 1000)
    assert cache.get(KEY) == "x" * 1000
    cache.close()


@pytest.mark.parametrize("value", [None, 7, "text", b"", b"\x78\x01garbage"])
def test_a_value_of_another_kind_is_as_good_as_none(tmp_path: Path, value: object) -> None:
    cache = FormulaCache(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("INSERT INTO formula (key, value) VALUES (?, ?)", (KEY, value))
    connection.close()
    assert cache.get(KEY) is None
    cache.close()


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database " * 500)
    cache = FormulaCache(tmp_path)
    cache.put(KEY, "x")
    assert cache.get(KEY) == "x"
    cache.close()


def test_a_file_damaged_in_its_middle_is_replaced_in_the_next_build(tmp_path: Path) -> None:
    cache = FormulaCache(tmp_path)
    for number in range(500):
        cache.put(number.to_bytes(32, "big"), f"{number}" * 500)
    cache.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (tmp_path / FILE).write_bytes(data)
    cache = FormulaCache(tmp_path)
    assert cache.get((3).to_bytes(32, "big")) is None
    cache.close()
    cache = FormulaCache(tmp_path)
    cache.put(KEY, "x")
    assert cache.get(KEY) == "x"
    cache.close()


def test_a_folder_that_cannot_be_made_costs_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = FormulaCache(tmp_path / "file" / "cache")
    cache.put(KEY, "x")
    assert cache.get(KEY) is None


def test_a_full_disk_costs_only_the_cache(tmp_path: Path) -> None:
    cache = FormulaCache(tmp_path)
    cache.put(KEY, "x")
    assert cache._connection is not None
    pages = cache._connection.execute("PRAGMA page_count").fetchone()[0]
    cache._connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then says it is full
    cache.put(OTHER, "".join(map(str, range(20_000))))
    assert cache.get(KEY) is None  # turned off
    again = FormulaCache(tmp_path)
    assert (again.get(KEY), again.get(OTHER)) == ("x", None)
    again.close()


def test_a_database_locked_for_good_costs_only_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    FormulaCache(tmp_path).close()
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    cache = FormulaCache(tmp_path)
    cache.put(KEY, "x")
    holder.execute("ROLLBACK")
    holder.close()
    assert cache.get(KEY) is None
    assert (tmp_path / FILE).exists()
    cache.close()


def test_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "_SCHEMA", module._SCHEMA.replace(str(module.MAXIMUM_FORMULAS), "3")
    )
    cache = FormulaCache(tmp_path)
    for number in range(10):
        cache.put(bytes([number]), str(number))
    assert [cache.get(bytes([number])) for number in range(10)] == [None] * 7 + ["7", "8", "9"]
    cache.close()
