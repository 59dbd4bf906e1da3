import pytest
from rule_cases import found, question

from dlprep.rules import example_text
from dlprep.skeleton import EXAMPLE_CODE, example_sentences

OWN_TEXT = "an example of `dlprep new` stands here instead of your own text"


def test_accepts_what_a_contributor_wrote() -> None:
    assert found(example_text, "short: {en: Write the gradient here as a sum.}") == []


@pytest.mark.parametrize("sentence", sorted(example_sentences()))
def test_refuses_every_sentence_of_a_new_file(sentence: str) -> None:
    text = f"answer:\n  en: |\n    Mine. {sentence}\n\n    [[peak]]\n"
    assert found(example_text, text) == [
        (
            f"sigmoid.yml:3:11: {OWN_TEXT} -> Write your own. If others are to write the English, "
            "delete this `en:` with its text."
        )
    ]


def test_refuses_an_example_in_a_field_of_another_name_and_across_lines() -> None:
    assert found(
        example_text,
        """
        follow_ups:
          - question: {ko: 왜?, en: Why?}
            answer:
              ko: |
                코드가 보여 주는
                것을 여기에 씁니다
              en: Because.
        """,
    ) == [
        (
            f"sigmoid.yml:5:9: {OWN_TEXT} -> Write your own. If others are to write the Korean, "
            "delete this `ko:` with its text."
        )
    ]


def test_refuses_the_code_of_a_new_file() -> None:
    code = EXAMPLE_CODE.replace("\n", "\n      ")
    assert found(example_text, f"snippets:\n  peak:\n    code: |\n      {code}") == [
        (
            "sigmoid.yml:4:7: the example of `dlprep new` stands here instead of your own code "
            "-> Show what the answer claims, or say in `no_snippets` why there is no code."
        )
    ]


def test_tells_of_a_text_once() -> None:
    text = "short: {en: Write here what the code shows. Write the explanation here.}"
    assert len(list(example_text.check_question(question(text)))) == 1
