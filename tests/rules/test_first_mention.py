from rule_cases import collection, found, question

from dlprep.rules import first_mention

TERMS = """
    terms:
      - {id: gradient, ko: 기울기, en: gradient}
      - {id: vanishing, ko: 기울기 소실, en: vanishing gradient}
"""


def test_accepts_english_at_the_first_mention() -> None:
    assert (
        found(
            first_mention,
            collection(
                question("""
                answer:
                  ko: |
                    ## 기울기 소실

                    기울기 소실(vanishing gradient)은 기울기(gradient)의 소실입니다.
            """),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_terms_that_are_never_given_in_english() -> None:
    assert (
        found(
            first_mention,
            collection(
                question("""
                answer:
                  ko: |
                    기울기 소실과 기울기입니다.
            """),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_a_longer_term_before_the_shorter_one() -> None:
    assert (
        found(
            first_mention,
            collection(
                question("""
                answer:
                  ko: |
                    기울기 소실은 기울기(gradient)가 사라집니다.
            """),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_warns_where_the_english_comes_later() -> None:
    assert found(
        first_mention,
        collection(
            question("""
                answer:
                  ko: |
                    기울기 소실이 생깁니다.

                    이 기울기 소실(Vanishing gradients)은 해롭습니다.
            """),
            glossary_yaml=TERMS,
        ),
    ) == [
        (
            "sigmoid.yml:3:5: “기울기 소실” is given its English word only in line 5 "
            "-> Write 기울기 소실(vanishing gradient) here, and the Korean alone below."
        ),
    ]
