import pytest
from rule_cases import found

from dlprep.rules import plain_words


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("60걸음 뒤", "걸음", "스텝"),
        ("[[peak.top]]걸음 뒤", "걸음", "스텝"),
        ("걸음 수가", "걸음 수", "스텝 수, 스텝마다"),
        ("되풀이합니다", "되풀이", "반복"),
        ("손실을 쟀습니다", "쟀", "측정하다, 구하다"),
        ("1/2, 곧 0.5", "곧", "즉"),
        ("수 하나로", "수 하나", "숫자 하나, 스칼라"),
        ("그 까닭은", "까닭", "이유"),
        ("그 언저리", "언저리", "근처"),
        ("지나간 자취", "자취", "경로"),
        ("벌점을", "벌점", "페널티"),
        ("작은 표 데이터", "표 데이터", "정형 데이터"),
        ("위 실행에서는", "위 실행에서", "위 실험에서"),
        ("후속 질문", "후속 질문", "꼬리 질문"),
        ("이유는 [글](question:sigmoid)에 있습니다", "에 있습니다", "에서 설명합니다"),
    ],
)
def test_tells_the_word_of_a_colleague(text: str, word: str, instead: str) -> None:
    told = found(plain_words, f"key_points: [{{ko: '{text}', en: One.}}]")
    assert [line.split(": ", 1)[1] for line in told] == [
        f"“{word}” is not what a Korean engineer says here -> Write: {instead}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "등산객의 걸음은 짧습니다",
        "곧바로 갱신합니다",
        "모수 하나를 고릅니다",
        "발표 데이터",
        "존재는 다릅니다",
        "파일은 폴더에 있습니다",
        "`되풀이`는 변수입니다",
    ],
)
def test_accepts_other_words(text: str) -> None:
    assert found(plain_words, f"key_points: [{{ko: '{text}', en: One.}}]") == []


def test_leaves_alone_what_others_say() -> None:
    assert (
        found(
            plain_words,
            """
            question: {ko: 왜 되풀이하나요?, en: Why 까닭?}
            wrong_answers: [{claim: {ko: 되풀이합니다., en: No.}, why: {ko: 아닙니다., en: 까닭.}}]
            """,
        )
        == []
    )
