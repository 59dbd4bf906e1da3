from rule_cases import collection, found, question

from dlprep.rules import terminology

TERMS = """
    terms:
      - id: overfitting
        ko: 과적합
        en: overfitting
        also: {ko: [과잉 적합]}
        avoid: {ko: [오버피팅], en: [over-fitting]}
      - {id: dense, ko: 완전연결층, en: dense layer, avoid: {ko: [전연결층]}}
      - {id: relu, ko: ReLU, en: ReLU, avoid: {en: [Relu]}}
      - {id: loss, ko: 손실 함수, en: loss function}
"""


def test_accepts_the_terms_and_their_other_spellings() -> None:
    assert (
        found(
            terminology,
            collection(
                question("short: {ko: 과적합과 과잉 적합, en: Overfitting of ReLU}"),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_a_term_that_contains_an_avoided_spelling() -> None:
    assert (
        found(
            terminology,
            collection(
                question("short: {ko: 완전연결층을 둡니다., en: A dense layer}"),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_parts_of_other_latin_words() -> None:
    assert (
        found(
            terminology,
            collection(question("short: {ko: 답, en: LeakyRelu and Relus}"), glossary_yaml=TERMS),
        )
        == []
    )


def test_accepts_code_formulas_and_link_targets() -> None:
    assert (
        found(
            terminology,
            collection(
                question("""
                short:
                  ko: "`오버피팅` $`\\\\text{오버피팅}`$ [링크](https://example.org/오버피팅)"
                  en: "`Relu`"
            """),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_accepts_what_quotes_others() -> None:
    assert (
        found(
            terminology,
            collection(
                question("""
                question: {ko: 오버피팅이란?, en: What is over-fitting?}
                wrong_answers:
                  - claim: {ko: 오버피팅은 좋습니다., en: Over-fitting is good.}
                    why: {ko: 아닙니다., en: It is not.}
            """),
                glossary_yaml=TERMS,
            ),
        )
        == []
    )


def test_refuses_avoided_spellings_in_each_language() -> None:
    assert found(
        terminology,
        collection(
            question("""
                short:
                  ko: 오버피팅과 전연결층, Relu, over-fitting, Over-Fitting
                  en: Over-fitting with Relu, not relu
            """),
            glossary_yaml=TERMS,
        ),
    ) == [
        "sigmoid.yml:2:7: the glossary avoids “오버피팅” -> Write “과적합”.",
        "sigmoid.yml:2:13: the glossary avoids “전연결층” -> Write “완전연결층”.",
        "sigmoid.yml:2:19: the glossary avoids “Relu” -> Write “ReLU”.",
        "sigmoid.yml:2:25: the glossary avoids “over-fitting” -> Write “overfitting”.",
        "sigmoid.yml:2:39: the glossary avoids “Over-Fitting” -> Write “overfitting”.",
        "sigmoid.yml:3:7: the glossary avoids “Over-fitting” -> Write “overfitting”.",
        "sigmoid.yml:3:25: the glossary avoids “Relu” -> Write “ReLU”.",
    ]


def test_refuses_a_korean_term_without_its_space() -> None:
    assert found(
        terminology,
        collection(
            question("short: {ko: 손실함수를 씁니다., en: A loss function}"), glossary_yaml=TERMS
        ),
    ) == [
        "sigmoid.yml:1:13: the glossary avoids “손실함수” -> Write “손실 함수”.",
    ]


def test_refuses_a_spelling_that_a_line_break_divides() -> None:
    assert found(
        terminology,
        collection(
            question("""
                short:
                  ko: |
                    답
                  en: |
                    a stochastic
                    descent
            """),
            glossary_yaml="""
                terms:
                  - {id: sgd, ko: 확률적 경사 하강법, en: SGD, avoid: {en: [stochastic descent]}}
            """,
        ),
    ) == [
        "sigmoid.yml:5:7: the glossary avoids “stochastic descent” -> Write “SGD”.",
    ]


def test_looks_into_the_glossary_too() -> None:
    assert found(
        terminology,
        collection(
            glossary_yaml="""
                terms:
                  - id: overfitting
                    ko: 과적합
                    en: overfitting
                    avoid: {ko: [오버피팅]}
                    definition: {ko: 오버피팅입니다., en: It is.}
            """
        ),
    ) == [
        "glossary.yml:6:22: the glossary avoids “오버피팅” -> Write “과적합”.",
    ]


def test_accepts_a_korean_term_without_its_space_where_the_glossary_lists_it() -> None:
    terms = """
        terms:
          - {id: loss, ko: 손실 함수, en: loss function, also: {ko: [손실함수]}}
    """
    text = question("short: {ko: 손실함수를 씁니다., en: A loss function}")
    assert found(terminology, collection(text, glossary_yaml=terms)) == []
