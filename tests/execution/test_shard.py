"""Equal parts of the snippets, the same everywhere."""

from __future__ import annotations

import pytest

from dlprep.execution import Shard

KEYS = {(f"question-{number // 4}", f"snippet-{number % 4}") for number in range(410)}


@pytest.mark.parametrize("parts", [1, 2, 4, 7, 500])
def test_every_snippet_is_in_one_of_parts_that_have_nearly_the_same_size(parts: int) -> None:
    shards = [Shard(number, parts).of(KEYS) for number in range(1, parts + 1)]
    assert sum(len(shard) for shard in shards) == len(KEYS)
    assert frozenset().union(*shards) == KEYS
    sizes = {len(shard) for shard in shards}
    assert max(sizes) - min(sizes) <= 1


def test_a_question_is_shared_among_the_parts() -> None:
    shards = [Shard(number, 4).of(KEYS) for number in range(1, 5)]
    assert all(len({question for question, _ in shard}) > 60 for shard in shards)


def test_a_part_does_not_depend_on_the_order_of_the_snippets() -> None:
    assert Shard(2, 4).of(sorted(KEYS)) == Shard(2, 4).of(sorted(KEYS, reverse=True))


def test_a_new_snippet_moves_few_others() -> None:
    more = KEYS | {("question-new", "snippet")}
    moved = [Shard(n, 4).of(KEYS) - Shard(n, 4).of(more) for n in range(1, 5)]
    assert sum(map(len, moved)) <= 3


def test_a_shard_is_read_as_it_is_written() -> None:
    assert Shard.parse("2/4") == Shard(2, 4)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0/4", "there is no shard 0 of 4; they go from 1 to 4"),
        ("5/4", "there is no shard 5 of 4; they go from 1 to 4"),
        ("1/0", "there is no shard of none; 1/1 is everything"),
        ("a/b", "write a shard as 2/4, which is the second of four"),
        ("2", "write a shard as 2/4, which is the second of four"),
        ("-1/4", "write a shard as 2/4, which is the second of four"),
        ("1/4/2", "write a shard as 2/4, which is the second of four"),
        ("", "write a shard as 2/4, which is the second of four"),
        ("1/" + "9" * 5000, "write a shard as 2/4, which is the second of four"),
        ("\u0661/\u0664", "write a shard as 2/4, which is the second of four"),
    ],
)
def test_what_is_no_shard_is_refused(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        Shard.parse(written)
