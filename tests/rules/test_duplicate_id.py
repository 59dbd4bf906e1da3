from rule_cases import collection, found, question

from dlprep.rules import duplicate_id


def test_accepts_different_names() -> None:
    assert found(duplicate_id, collection(question(name="a"), question(name="b"))) == []


def test_refuses_the_same_name_in_two_chapters() -> None:
    assert found(
        duplicate_id,
        collection(question(name="a", chapter="basics"), question(name="a", chapter="activations")),
    ) == [
        (
            "a.yml:1:1: questions/activations/a.yml has the same id; an id must be unique in "
            "all chapters "
            "-> Rename the file that was published later, or remove one of the two."
        ),
    ]
