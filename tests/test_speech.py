"""How long texts take to say."""

import pytest

from dlprep.speech import Sentence, count_syllables, count_words, formula_as_text, sentences


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        ("기울기, 손실!", "기울기손실"),
        ("0", "영"),
        ("10", "십"),
        ("11", "십일"),
        ("100", "백"),
        ("2013년", "이천십삼년"),
        ("10,000장", "만장"),
        ("110,000", "십일만"),
        ("65,504", "육만오천오백사"),
        ("1,200,000", "백이십만"),
        ("100000000", "일억"),
        ("12345678901234567", "일이삼사오육칠팔구영일이삼사오육칠"),
        ("0.05", "영점영오"),
        ("15.3%", "십오점삼퍼센트"),
        ("1/4", "사분의일"),
        ("2/L", "엘분의이"),
        ("2 × 3", "이곱하기삼"),
        ("MSE", "엠에스이"),
        ("W", "더블유"),
    ],
)
def test_counts_syllables_as_they_are_read(text: str, read: str) -> None:
    assert count_syllables(text) == len(read)


@pytest.mark.parametrize(
    ("word", "read"),
    [("dropout", "드롭아웃"), ("AlexNet", "알렉스넷"), ("top", "톱"), ("batch", "배치")],
)
def test_estimates_words_that_nobody_listed_within_a_syllable(word: str, read: str) -> None:
    assert abs(count_syllables(word) - len(read)) <= 1


def test_a_listed_reading_replaces_whole_names_only() -> None:
    assert count_syllables("ReLU는", {"ReLU": "렐루"}) == len("렐루는")
    assert count_syllables("LeakyReLU", {"ReLU": "렐루렐루렐루렐루"}) < len("렐루렐루렐루렐루")


@pytest.mark.parametrize(
    ("tex", "read"),
    [
        (r"\frac{2}{L}", "엘분의이"),
        (r"x^2", "엑스제곱"),
        (r"0 < \eta", "영보다작다에타"),
        (r"a \le b", "에이이하비"),
        (r"\mathbf{W} + b", "더블유더하기비"),
    ],
)
def test_formulas_are_read_sign_by_sign(tex: str, read: str) -> None:
    assert count_syllables(formula_as_text(tex)) == len(read)


def test_sentences_end_before_a_space() -> None:
    assert list(sentences("약 0.5입니다. 왜요?\n그래서")) == [
        Sentence(0, "약 0.5입니다."),
        Sentence(10, "왜요?"),
        Sentence(14, "그래서"),
    ]


def test_words_are_what_spaces_part() -> None:
    assert count_words("A state-of-the-art\nnetwork, in short.") == 5
