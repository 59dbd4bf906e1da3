"""A Korean text uses a word that no colleague would, such as 되풀이하다 for 반복하다.

This is a warning. Write the word one hears in a code review. Questions and wrong claims are left
alone, since they quote how other people say it. Terms of the field belong into the glossary, whose
`avoid` does the same for them.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem, Severity
from dlprep.prose import MASK
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("plain-words"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_INSTEAD: Final = {
    rf"(?<=[\d{MASK}%])\s?걸음": "스텝",
    r"걸음\s?(?:수|마다)(?![가-힣]{2})": "스텝 수, 스텝마다",
    r"되풀이": "반복",
    r"(?<![가-힣])(?:쟀|재어|재면|재 보|재는(?= )|잰(?= )|잽니다)": "측정하다, 구하다",
    r"(?<![가-힣])곧(?=,? )(?! 있)": "즉",
    r"(?<![가-힣])수 하나": "숫자 하나, 스칼라",
    r"까닭": "이유",
    r"언저리": "근처",
    r"(?<![가-힣])자취": "경로",
    r"벌점": "페널티",
    r"(?<![가-힣])표 데이터": "정형 데이터",
    r"위 실행에서": "위 실험에서",
    r"(?:이어지는|후속) 질문": "꼬리 질문",
    rf"(?<={MASK}\))에 있습니다": "에서 설명합니다",
}
"""What is not written, and what is."""

_WORDS: Final = [(re.compile(pattern), instead) for pattern, instead in _INSTEAD.items()]


def check_text(field: TextField) -> Iterator[Problem]:
    """Warnings for one text."""
    if field.quoted or field.language != "ko":
        return
    words = field.words
    for pattern, instead in _WORDS:
        for match in pattern.finditer(words):
            yield _problem(
                place=field.text.place(match.start()),
                message=f"“{match[0].strip()}” is not what a Korean engineer says here",
                remedy=f"Write: {instead}.",
            )
