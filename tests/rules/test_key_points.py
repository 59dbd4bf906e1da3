from dataclasses import replace

from rule_cases import found, question

from dlprep.rules import key_points


def test_a_missing_field_is_told_of_where_the_file_ends() -> None:
    whole = replace(question(), key_points=(), places={})
    assert found(key_points, whole) == [
        (
            "sigmoid.yml:36:79: the question has 0 key points "
            "-> List the three to five that a candidate must not leave out."
        ),
    ]
