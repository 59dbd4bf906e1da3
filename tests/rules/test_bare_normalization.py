from rule_cases import collection, found, question

from dlprep.rules import bare_normalization

TERMS = """
    terms:
      - {id: spectral, ko: 스펙트럼 정규화, en: spectral normalization}
      - {id: word, ko: 낱말 정규화, en: word normalization}
"""


def test_accepts_what_says_its_kind() -> None:
    assert (
        found(
            bare_normalization,
            collection(
                question("short: {ko: 배치 정규화와 데이터정규화와 낱말 정규화}"),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_english_in_parentheses_and_the_verb() -> None:
    assert (
        found(
            bare_normalization,
            collection(
                question(
                    "short: {ko: 정규화(regularization)와 정규화합니다. 정규화된 값과 정규화 층}"
                ),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_english_text_and_what_quotes_others() -> None:
    assert (
        found(
            bare_normalization,
            collection(
                question("question: {ko: 정규화란?}\nshort: {en: 정규화}"), glossary_yaml=TERMS
            ),
        )
        == []
    )


def test_warns_of_the_word_alone() -> None:
    assert found(
        bare_normalization,
        collection(
            question("short: {ko: 정규화는 과적합을 줄입니다. 이런 정규화를 씁니다.}"),
            glossary_yaml=TERMS,
        ),
    ) == [
        (
            "sigmoid.yml:1:13: 정규화 alone can mean regularization as well as normalization "
            "-> Write 규제(regularization), or say what is normalized: 배치 정규화."
        ),
        (
            "sigmoid.yml:1:32: 정규화 alone can mean regularization as well as normalization "
            "-> Write 규제(regularization), or say what is normalized: 배치 정규화."
        ),
    ]
