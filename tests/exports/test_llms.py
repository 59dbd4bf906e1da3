"""``llms.txt`` as a whole, and what it leaves out."""

from __future__ import annotations

from typing import Final

from made_executed import executed, question

from dlprep.exports.llms import llms_file
from dlprep.pipeline import Homes

HOMES: Final[Homes] = {"ko": "https://host/", "en": "https://host/en/"}


def test_every_written_question_stands_in_its_chapter_in_each_language() -> None:
    step = question("question: {ko: '`d_k`란?', en: 'Why [d_k]?'}\nlevel: advanced", name="step")
    collection = executed(question(), step).checked.collection
    assert (
        llms_file(collection, HOMES).decode()
        == """\
# 딥러닝 면접 질문 · DL Interviews

> 딥러닝 면접 질문과 답변. 모든 예제 코드를 실제로 실행하고 그 결과를 함께 실었습니다.
> Deep-learning interview questions and answers. Every example was executed, and its real output \
is on the page.

## 한국어 · 기본 개념

- [경사란?](https://host/questions/gradient/index.md): 기본
- [d_k란?](https://host/questions/step/index.md): 심화

## English · Foundations

- [What is a gradient?](https://host/en/questions/gradient/index.md): Basic
- [Why \\[d_k\\]?](https://host/en/questions/step/index.md): Advanced
"""
    )
