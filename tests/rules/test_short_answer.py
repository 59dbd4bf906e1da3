from rule_cases import collection, found, question

from dlprep.rules import short_answer

TERMS = """
    terms:
      - {id: adagrad, ko: AdaGrad, en: AdaGrad, also: {ko: [아다그라드, 에이다그래드]}}
"""


def said(short: str, terms: str = TERMS) -> list[str]:
    return found(short_answer, collection(question(f"short: {short}"), glossary_yaml=terms))


def test_accepts_what_can_be_said() -> None:
    sentence = "가" * 49 + "다."
    short = f"{{ko: {sentence} {sentence} {sentence}, en: {'word ' * 24}end. {'word ' * 24}end.}}"
    assert said(short) == []


def test_tells_what_takes_longer_than_half_a_minute() -> None:
    korean, english = f"{'가' * 49}다. " * 3 + "네.", f"{'word ' * 24}end. " * 3 + "So."
    assert said(f"{{ko: {korean}, en: {english}}}") == [
        (
            "sigmoid.yml:1:13: the short answer takes 151 syllables to say, and 30 seconds hold "
            "150 -> Leave to the answer what a candidate need not say at once."
        ),
        (
            "sigmoid.yml:1:177: the short answer takes 76 words to say, and 30 seconds hold 75 "
            "-> Leave to the answer what a candidate need not say at once."
        ),
    ]


def test_tells_sentences_that_take_more_than_a_breath() -> None:
    assert said(f"{{ko: 네. {'가' * 60}다., en: Yes. {'word ' * 25}end.}}") == [
        (
            "sigmoid.yml:1:16: this sentence has 61 syllables, and 60 can be said in a breath "
            "-> Make two sentences of it."
        ),
        (
            "sigmoid.yml:1:89: this sentence has 26 words, and 25 can be said in a breath "
            "-> Make two sentences of it."
        ),
    ]


def test_reads_numbers_and_the_names_of_the_glossary() -> None:
    assert said(f"{{ko: {'가' * 49} 15.3% AdaGrad, en: Short.}}") == [
        (
            "sigmoid.yml:1:13: this sentence has 61 syllables, and 60 can be said in a breath "
            "-> Make two sentences of it."
        ),
    ]


def test_counts_values_formulas_and_the_text_of_links() -> None:
    links = "[가나](question:sigmoid) [[peak.top:.2f]] $`x^2`$"
    short = f"""
short:
  ko: {"가" * 53} {links}
  en: Short.
"""
    assert found(short_answer, question(short))[0] == (
        "sigmoid.yml:2:7: this sentence has 62 syllables, and 60 can be said in a breath "
        "-> Make two sentences of it."
    )


def test_refuses_what_nobody_says() -> None:
    assert said("{ko: '“예”와 2 × 3, $`x`$입니다.', en: Short.}") == [
        (
            "sigmoid.yml:1:14: ““” in the short answer, which is said aloud "
            "-> Write what a candidate says instead of the sign."
        ),
        (
            "sigmoid.yml:1:16: “”” in the short answer, which is said aloud "
            "-> Write what a candidate says instead of the sign."
        ),
        (
            "sigmoid.yml:1:21: “×” in the short answer, which is said aloud "
            "-> Write what a candidate says instead of the sign."
        ),
        (
            "sigmoid.yml:1:26: a formula in the short answer, which is said aloud "
            "-> Say it in words, and begin the answer with the formula."
        ),
    ]


def test_tells_five_names_in_a_row() -> None:
    assert said("{ko: 'A, B, C, D를 씁니다.', en: 'SGD, Adam, Lion, Muon, and SOAP.'}") == [
        (
            "sigmoid.yml:1:41: more than four names in a row in the short answer "
            "-> Name the most important ones, and leave the others to the answer."
        ),
    ]


def test_leaves_other_fields_alone() -> None:
    assert (
        found(
            short_answer, f"follow_ups: [{{question: {{ko: 왜?}}, answer: {{ko: {'가' * 200}}}}}]"
        )
        == []
    )
