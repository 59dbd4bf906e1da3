from rule_cases import found

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
            "sigmoid.yml:2:5: the question has 2 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_refuses_one() -> None:
    assert found(key_points, "key_points: [{en: One}]") == [
        (
            "sigmoid.yml:1:14: the question has 1 key point "
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
            "sigmoid.yml:1:14: the question has 6 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]


def test_refuses_none() -> None:
    assert found(key_points, "key_points: []") == [
        (
            "sigmoid.yml:1:1: the question has 0 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]
