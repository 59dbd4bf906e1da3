import pytest
from rule_cases import found

from dlprep.rules import caption_sentence

SNIPPET = """
snippets:
  peak:
    caption: {{ko: '{ko}', en: '{en}'}}
    code: |
      top = 0.25
"""


@pytest.mark.parametrize(("ko", "column"), [("층별 기울기입니다.", 29), ("층마다 작아진다", 26)])
def test_tells_sentences_in_korean(ko: str, column: int) -> None:
    assert found(caption_sentence, SNIPPET.format(ko=ko, en="Each layer")) == [
        (
            f"sigmoid.yml:3:{column}: a caption is a noun phrase, not a sentence "
            "-> Name what the code shows, without a full stop."
        )
    ]


def test_tells_sentences_in_english() -> None:
    assert found(caption_sentence, SNIPPET.format(ko="층별 기울기", en="It shrinks.")) == [
        (
            "sigmoid.yml:3:44: a caption is a noun phrase, not a sentence "
            "-> Name what the code shows, without a full stop."
        )
    ]


def test_accepts_noun_phrases() -> None:
    assert (
        found(caption_sentence, SNIPPET.format(ko="층별 기울기 (0.5에서)", en="Each layer (v2.0)"))
        == []
    )


def test_leaves_other_fields_alone() -> None:
    assert found(caption_sentence, "short: {ko: 문장입니다., en: A sentence.}") == []
