from dataclasses import replace

from rule_cases import found, question

from dlprep.rules import references


def test_a_missing_field_is_told_of_where_the_file_ends() -> None:
    whole = replace(question(), references=(), places={})
    assert found(references, whole) == [
        (
            "sigmoid.yml:36:79: the question has 0 of at least 2 references "
            "-> Add the paper, documentation or textbook that a reader can check the answer by."
        ),
    ]
