"""정규화 stands alone, though it means both regularization and normalization.

This is a warning. Write 규제 for regularization, and say what is normalized otherwise: 배치 정규화,
데이터 정규화. With the English in parentheses, as the verb 정규화하다, and before 층 it is clear.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from dlprep.korean import VERB_SYLLABLES
from dlprep.model import Glossary
from dlprep.problems import Code, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("bare-normalization"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)

_KINDS: Final = (
    *("배치", "층", "레이어", "그룹", "인스턴스", "데이터", "입력", "출력", "특성", "활성값"),
    *("가중치", "스펙트럼", "기울기", "채널", "샘플", "값", "점수", "최소-최대", "min-max"),
    *("z-score", "RMS", "L1", "L2"),
)
_BARE: Final = re.compile(rf"정규화(?!\(|\s?층|\s?레이어|\s?상수|[{VERB_SYLLABLES}])")


def checker(glossary: Glossary) -> Callable[[TextField], Iterator[Problem]]:
    """A check for the word without its kind before it; the glossary adds further kinds."""
    spellings = (text for term in glossary.terms for text in (term.ko, *term.also.get("ko", ())))
    kinds = {
        s.value.removesuffix("정규화").strip() for s in spellings if s.value.endswith("정규화")
    }
    words = "|".join(re.escape(kind) for kind in {*_KINDS, *kinds} if kind)
    return partial(_check, re.compile(rf"(?:{words})\s?\Z"))


def _check(kind: re.Pattern[str], field: TextField) -> Iterator[Problem]:
    if field.quoted or field.language != "ko":
        return
    words = field.words
    for match in _BARE.finditer(words):
        if not kind.search(words, max(0, match.start() - 30), match.start()):
            yield _problem(
                place=field.text.place(match.start()),
                message="정규화 alone can mean regularization as well as normalization",
                remedy="Write 규제(regularization), or say what is normalized: 배치 정규화.",
            )
