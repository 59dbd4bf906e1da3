import pytest
from rule_cases import collection, found, question

from dlprep.rules import first_mention

TERMS = """
    terms:
      - {id: gradient, ko: 기울기, en: gradient}
      - {id: vanishing, ko: 기울기 소실, en: vanishing gradient, gloss: always}
      - {id: relu, ko: ReLU, en: ReLU, gloss: always}
      - {id: logit, ko: 로짓, en: logits, gloss: always, ambiguous: two senses}
"""


def told(answer: str) -> list[str]:
    text = "".join(f"    {line}\n" for line in answer.splitlines())
    yaml = f"answer:\n  ko: |\n{text}"
    return found(first_mention, collection(question(yaml), glossary_yaml=TERMS))


@pytest.mark.parametrize(
    "answer",
    [
        "## 기울기 소실\n기울기 소실(vanishing gradient)과 기울기, 다시 기울기 소실",
        "기울기 소실(Vanishing gradients, VG)",
        "직선의 기울기(slope)",
        "ReLU와 로짓",
        "`기울기 소실`",
        "급기울기 소실",
    ],
)
def test_accepts_english_where_it_is_asked_for(answer: str) -> None:
    assert told(answer) == []


def test_tells_a_first_mention_without_english() -> None:
    assert told("기울기 소실이 생깁니다.") == [
        (
            "sigmoid.yml:3:5: “기울기 소실” is first mentioned without its English word "
            "-> Write 기울기 소실(vanishing gradient) here."
        )
    ]


def test_tells_english_that_comes_later() -> None:
    assert told("기울기 소실.\n그 기울기 소실(vanishing gradient)") == [
        (
            "sigmoid.yml:3:5: “기울기 소실” is first mentioned without its English word "
            "-> Write 기울기 소실(vanishing gradient) here."
        ),
        (
            "sigmoid.yml:4:7: “기울기 소실” has its English word, which the glossary asks for only "
            "at the first mention -> Write 기울기 소실 here."
        ),
    ]


def test_tells_english_that_nobody_asks_for() -> None:
    assert told("그 기울기(gradient)") == [
        (
            "sigmoid.yml:3:7: “기울기” has its English word, which the glossary does not ask "
            "for -> Write 기울기 here."
        )
    ]


def test_looks_at_korean_answers_only() -> None:
    yaml = "short: {ko: 기울기(gradient), en: 기울기(gradient)}"
    assert found(first_mention, collection(question(yaml), glossary_yaml=TERMS)) == []
