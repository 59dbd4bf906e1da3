"""The file a new question starts from."""

import re
from typing import Final

from dlprep.parse.question import QUESTION

_TEMPLATE: Final = """\
# yaml-language-server: $schema=../question.schema.json
#
# 이 파일의 이름이 질문의 id이고, id는 바뀌지 않습니다.
# 한 언어만 알면 ko와 en 중 하나만 써도 됩니다.
# The name of this file is the question's id, which never changes. Who knows one language only
# may leave the other out.

<level>
level: basic

<tags>
tags: []

<aliases>
aliases: []

<question>
question:
  ko: 이 질문은 무엇을 묻나요?
  en: What does this question ask?

<short>
short:
  ko: |
    처음 30초 동안 말할 답변을 여기에 씁니다.
  en: |
    What to say in the first 30 seconds goes here.

<answer>
answer:
  ko: |
    설명을 여기에 씁니다. 문장 속 수식은 $`e^x`$처럼 씁니다.

    [[growth]]

    코드에서 나온 값은 [[growth.ratio:.2f]]처럼 넣습니다.
  en: |
    The explanation goes here. A formula in a sentence is written $`e^x`$.

    [[growth]]

    A value of the run is inserted as [[growth.ratio:.2f]].

<key_points>
key_points:
  - ko: 빠뜨리면 안 되는 것.
    en: What must not be left out.

<wrong_answers>
wrong_answers:
  - claim:
      ko: 흔히 듣는 틀린 답변.
      en: A wrong answer one often hears.
    why:
      ko: 틀린 이유와 고쳐 말하는 법.
      en: Why it is wrong, and what to say instead.

<snippets>
snippets:
  growth:
    caption:
      ko: 코드가 보여 주는 것
      en: What the code shows
    code: |
      import numpy as np

      ratio = np.exp(1.0) / np.exp(0.0)
      assert ratio > 2.7
      print(f"{ratio:.3f}")

<references>
references: []
#  - authors: Kingma, D. P., and Ba, J.
#    title: 'Adam: A Method for Stochastic Optimization'
#    venue: ICLR
#    year: 2015
#    url: https://arxiv.org/abs/1412.6980
"""


def skeleton() -> str:
    """The text of a question's file with every field explained, which can be read as it is."""
    return re.sub(r"<(\w+)>", lambda field: _comment(field[1]), _TEMPLATE)


def _comment(name: str) -> str:
    """What a field is for, in both languages, as comment lines."""
    key = next(key for key in QUESTION.keys if key.name == name)
    return f"# {key.ko}\n# {key.en}"
