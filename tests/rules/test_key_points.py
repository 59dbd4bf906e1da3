from dataclasses import replace

from rule_cases import found, question

from dlprep.rules import key_points


def test_accepts_three() -> None:
    assert found(key_points) == []


def test_refuses_two() -> None:
    assert found(
        key_points,
        """
        key_points:
          - {en: One}
          - {en: Two}
        """,
    ) == [
        (
            "sigmoid.yml:2:3: the question has 2 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_refuses_one() -> None:
    assert found(key_points, "key_points: [{en: One}]") == [
        (
            "sigmoid.yml:1:13: the question has 1 key point "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_refuses_six() -> None:
    assert found(
        key_points,
        """
        key_points: [{en: a}, {en: b}, {en: c}, {en: d}, {en: e}, {en: f}]
        """,
    ) == [
        (
            "sigmoid.yml:1:13: the question has 6 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_refuses_none() -> None:
    assert found(key_points, "key_points: []") == [
        (
            "sigmoid.yml:1:13: the question has 0 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_a_missing_field_is_told_of_where_the_file_ends() -> None:
    whole = replace(question(), key_points=(), places={})
    assert found(key_points, whole) == [
        (
            "sigmoid.yml:36:79: the question has 0 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]
