from rule_cases import found

from dlprep.rules import unknown_term


def test_accepts_terms_of_the_glossary() -> None:
    assert found(unknown_term, "no_terms: [sigmoid]") == []


def test_refuses_what_the_glossary_does_not_have() -> None:
    assert found(unknown_term, "no_terms: [sigmiod, other]") == [
        (
            "sigmoid.yml:1:12: the glossary has no term `sigmiod` "
            "-> Did you mean `sigmoid`? Name a term by its id there."
        ),
        "sigmoid.yml:1:21: the glossary has no term `other` -> Name a term by its id there.",
    ]
