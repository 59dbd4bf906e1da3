"""The file a new question starts from, and the examples in it that no answer may keep."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from dlprep.model import LANGUAGES, Language
from dlprep.parse.question import QUESTION

_INTRODUCTIONS: Final[Mapping[Language, str]] = {
    "ko": """\
이 파일의 이름이 질문의 id이고, id는 바뀌지 않습니다.
예로 든 글과 코드는 모두 자기 것으로 바꾸거나 지우세요. 남겨 두면 dlprep check가 거부합니다.
""",
    "en": """\
The name of this file is the question's id, which never changes.
Replace or delete every example: dlprep check refuses those that are left.
""",
}

_ONE_IS_ENOUGH: Final[Mapping[Language, tuple[str, str]]] = {
    "ko": (
        "한국어만 써도 됩니다. 영어는 다른 사람이 en: 아래에 채웁니다.\n",
        "한 언어만 알면 ko와 en 중 하나만 쓰세요. 쓰지 않는 언어의 줄은 지웁니다.\n",
    ),
    "en": (
        "English is enough. Somebody else will add the Korean below ko:.\n",
        "One language is enough: delete the lines of the one that you leave to others.\n",
    ),
}
"""What is said in a file of one language, and in one of both."""

_EXAMPLES: Final[Mapping[str, Mapping[Language, str]]] = {
    "question": {
        "ko": "면접관이 묻는 그대로의 질문을 여기에 씁니다.",
        "en": "Write the question here as an interviewer says it.",
    },
    "short": {
        "ko": "처음 30초 동안 말할 답변을 여기에 씁니다.\n",
        "en": "Write here what to say in the first 30 seconds.\n",
    },
    "answer": {
        "ko": """\
설명을 여기에 씁니다. 문장 속 수식은 $`e^x`$처럼 씁니다.

[[growth]]

코드에서 나온 값은 [[growth.ratio:.2f]]처럼 넣습니다.
""",
        "en": """\
Write the explanation here. A formula in a sentence looks like $`e^x`$.

[[growth]]

A value of the run is inserted like [[growth.ratio:.2f]].
""",
    },
    "key point": {
        "ko": "빠뜨리면 안 되는 것을 여기에 한 줄씩 씁니다.",
        "en": "Write here, line by line, what must not be left out.",
    },
    "claim": {
        "ko": "흔히 듣는 틀린 답변을 여기에 씁니다.",
        "en": "Write here a wrong answer that one often hears.",
    },
    "why": {
        "ko": "틀린 이유와 고쳐 말하는 법을 여기에 씁니다.",
        "en": "Write here why it is wrong and what to say instead.",
    },
    "caption": {
        "ko": "코드가 보여 주는 것을 여기에 씁니다.",
        "en": "Write here what the code shows.",
    },
}
"""Nobody would write these for a reader, so that they are known again wherever they stand."""

EXAMPLE_CODE: Final = """\
import numpy as np

ratio = np.exp(1.0) / np.exp(0.0)
assert ratio > 2.7
print(f"{ratio:.3f}")
"""

_TEMPLATE: Final = """\
# yaml-language-server: $schema=../question.schema.json
#
<introduction>

<comment level>
level: basic

<comment tags>
tags: []

<comment aliases>
aliases: []

<comment question>
question:
  <example question>

<comment short>
short:
  <example short>

<comment answer>
answer:
  <example answer>

<comment key_points>
key_points:
  - <example key point>

<comment wrong_answers>
wrong_answers:
  - claim:
      <example claim>
    why:
      <example why>

<comment snippets>
snippets:
  growth:
    caption:
      <example caption>
    code: |
      <code>

<comment references>
references: []
#  - authors: Kingma, D. P., and Ba, J.
#    title: 'Adam: A Method for Stochastic Optimization'
#    venue: ICLR
#    year: 2015
#    url: https://arxiv.org/abs/1412.6980
"""
_PART: Final = re.compile(r"^(?P<indent>[ -]*)<(?P<kind>\w+) ?(?P<name>.*)>$", re.MULTILINE)


def skeleton(languages: Sequence[Language] = LANGUAGES) -> str:
    """The text of a question's file with every field explained, which can be read as it is.

    Its texts and comments are in ``languages`` alone.
    """

    def part(found: re.Match[str]) -> str:
        lines = "\n".join(_lines(found["kind"], found["name"], languages)).split("\n")
        return "\n".join(_indented(lines, found["indent"]))

    return _PART.sub(part, _TEMPLATE)


def example_sentences() -> frozenset[str]:
    """Every sentence that stands in a new file for the contributor's own, in all languages."""
    texts = chain.from_iterable(texts.values() for texts in _EXAMPLES.values())
    lines = (line for text in texts for line in text.splitlines() if line.endswith("."))
    return frozenset(sentence for line in lines for sentence in re.split(r"(?<=\.) ", line))


def _lines(kind: str, name: str, languages: Sequence[Language]) -> Iterator[str]:
    """What stands in a file in the place of a part of the template."""
    if kind == "code":
        yield EXAMPLE_CODE.rstrip("\n")
    for language in languages:
        match kind:
            case "introduction":
                yield from _introduction(language, alone=len(languages) == 1)
            case "comment":
                yield f"# {_explanation(name, language)}"
            case "example":
                yield from _example(language, _EXAMPLES[name][language])


def _introduction(language: Language, *, alone: bool) -> Iterator[str]:
    on_one, on_both = _ONE_IS_ENOUGH[language]
    text = _INTRODUCTIONS[language] + (on_one if alone else on_both)
    yield from (f"# {line}" for line in text.splitlines())


def _explanation(name: str, language: Language) -> str:
    """What a field is for."""
    key = next(key for key in QUESTION.keys if key.name == name)
    return key.ko if language == "ko" else key.en


def _example(language: Language, text: str) -> Iterator[str]:
    """An example as the value of its language; one that ends a line is a literal block."""
    if not text.endswith("\n"):
        yield f"{language}: {text}"
        return
    yield f"{language}: |"
    yield from (f"  {line}".rstrip() for line in text.splitlines())


def _indented(lines: Sequence[str], indent: str) -> Iterator[str]:
    """The lines below each other, the first after ``indent``, which may end in a dash."""
    blank = " " * len(indent)
    for number, line in enumerate(lines):
        yield ((blank if number else indent) + line).rstrip()
