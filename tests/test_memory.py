"""What is remembered, until when."""

from __future__ import annotations

from typing import NoReturn

import pytest

from dlprep.memory import Remembered


class Counted:
    """Makes a new value each time, and counts."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


def test_what_was_made_of_equal_inputs_is_not_made_again() -> None:
    memory, make = Remembered[str, int](), Counted()
    assert [memory.get("a", ("x", [1]), make) for _ in range(2)] == [1, 1]
    assert make.made == 1


def test_other_inputs_make_another_value() -> None:
    memory, make = Remembered[str, int](), Counted()
    assert [memory.get("a", inputs, make) for inputs in ("x", "y", "x")] == [1, 2, 3]


def test_each_key_has_a_value_of_its_own() -> None:
    memory, make = Remembered[str, int](), Counted()
    assert [memory.get(key, "x", make) for key in ("a", "b", "a")] == [1, 2, 1]


def test_none_is_remembered_like_any_value() -> None:
    memory = Remembered[str, None]()
    memory.get("a", "x", lambda: None)

    def fail() -> NoReturn:
        raise AssertionError("made again")

    assert memory.get("a", "x", fail) is None


def test_what_cannot_be_made_is_not_remembered() -> None:
    memory, make = Remembered[str, int](), Counted()

    def fail() -> NoReturn:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        memory.get("a", "x", fail)
    assert memory.get("a", "x", make) == 1


def test_what_is_needed_no_longer_is_forgotten() -> None:
    memory, make = Remembered[str, int](), Counted()
    for key in ("a", "b"):
        memory.get(key, "x", make)
    memory.forget_unless({"b"}.__contains__)
    assert [memory.get(key, "x", make) for key in ("b", "a")] == [2, 3]
