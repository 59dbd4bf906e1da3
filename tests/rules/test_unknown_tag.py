from rule_cases import collection, found, question

from dlprep.rules import unknown_tag


def test_accepts_declared_tags() -> None:
    assert found(unknown_tag, collection()) == []


def test_refuses_others() -> None:
    assert found(unknown_tag, collection(question("tags: [activation, activations, other]"))) == [
        (
            "sigmoid.yml:1:20: the tag `activations` is not declared "
            "-> Did you mean `activation`? Use one that questions/syllabus.yml declares, or "
            "declare it there."
        ),
        (
            "sigmoid.yml:1:33: the tag `other` is not declared "
            "-> Use one that questions/syllabus.yml declares, or declare it there."
        ),
    ]
