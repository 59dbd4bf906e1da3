from rule_cases import collection, found

from dlprep.rules import glossary_spelling


def test_accepts_terms_that_differ() -> None:
    assert (
        found(
            glossary_spelling,
            collection(
                glossary_yaml="""
                terms:
                  - {id: relu, ko: ReLU, en: ReLU}
                  - {id: elu, ko: ELU, en: ELU, also: {ko: [엘루]}}
            """
            ),
        )
        == []
    )


def test_lets_terms_share_what_readers_type_for_either() -> None:
    shared = collection(
        glossary_yaml="""
            terms:
              - {id: scaling, ko: 데이터 정규화, en: data normalization, also: {ko: [정규화]}}
              - {id: regularization, ko: 규제, en: regularization, also: {ko: [정규화]}}
        """
    )
    assert found(glossary_spelling, shared) == []


def test_refuses_two_meanings_and_repetitions() -> None:
    assert found(
        glossary_spelling,
        collection(
            glossary_yaml="""
                terms:
                  - {id: relu, ko: ReLU, en: ReLU, also: {ko: [렐루]}}
                  - {id: relu, ko: ELU, en: ELU, avoid: {ko: [렐루], en: [ReLU]}}
            """
        ),
    ) == [
        "glossary.yml:3:10: the id “relu” stands already in line 2 -> Keep one of the two.",
        ("glossary.yml:3:47: the spelling “렐루” stands already in line 2 -> Keep one of the two."),
        ("glossary.yml:3:57: the spelling “ReLU” stands already in line 2 -> Keep one of the two."),
    ]
