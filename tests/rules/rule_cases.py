"""What the tests of the rules share: a good project to spoil, and one rule to run over it."""

import re
from collections.abc import Iterator
from textwrap import dedent

from dlprep import parse, source
from dlprep.collection import Collection
from dlprep.math import engine
from dlprep.model import Glossary, Question, Syllabus
from dlprep.problems import Problem, in_order
from dlprep.rules.rule import Rule
from dlprep.rules.text_fields import TextField, glossary_fields, question_fields, syllabus_fields

GOOD_QUESTION = """\
level: basic
tags: [activation]
aliases: [시그모이드]
question: {ko: 시그모이드란?, en: What is a sigmoid?}
short: {ko: 짧은 답입니다., en: A short answer.}
answer:
  ko: |
    시그모이드의 도함수는 $`\\sigma'(x) \\le 1/4`$입니다.

    ## 값

    [[peak]]

    최댓값은 [[peak.top:.2f]]입니다.
  en: |
    The derivative of the sigmoid is $`\\sigma'(x) \\le 1/4`$.

    ## Values

    [[peak]]

    Its maximum is [[peak.top:.2f]].
key_points:
  - {ko: 하나입니다., en: One.}
  - {ko: 둘입니다., en: Two.}
  - {ko: 셋입니다., en: Three.}
wrong_answers: []
follow_ups: []
snippets:
  peak:
    caption: {ko: 최댓값, en: The maximum}
    code: |
      top = 0.25
references:
  - {authors: A, title: T, venue: V, year: 2015, url: "https://example.org/a"}
  - {authors: B, title: U, venue: V, year: 2016, url: "https://example.org/b"}
"""

GOOD_SYLLABUS = """\
tags:
  activation: {ko: 활성화 함수, en: Activation functions}
chapters:
  - id: activations
    title: {ko: 활성화 함수, en: Activation functions}
    summary: {ko: 요약입니다., en: A summary.}
    questions: [sigmoid]
"""

GOOD_GLOSSARY = """\
terms:
  - id: sigmoid
    ko: 시그모이드
    en: sigmoid
    definition: {ko: 함수입니다., en: A function.}
"""


def question(yaml: str = "", name: str = "sigmoid", chapter: str = "activations") -> Question:
    """The good question, with these top-level fields in place of its own; they come first."""
    shown = f"questions/{chapter}/{name}.yml"
    result = parse.parse_question(
        _document(shown, GOOD_QUESTION, yaml), question_id=name, chapter=chapter
    )
    assert isinstance(result, Question), result
    return result


def syllabus(yaml: str = "") -> Syllabus:
    result = parse.parse_syllabus(_document("questions/syllabus.yml", GOOD_SYLLABUS, yaml))
    assert isinstance(result, Syllabus), result
    return result


def glossary(yaml: str = "") -> Glossary:
    result = parse.parse_glossary(_document("questions/glossary.yml", GOOD_GLOSSARY, yaml))
    assert isinstance(result, Glossary), result
    return result


def collection(
    *questions: Question,
    syllabus_yaml: str = "",
    glossary_yaml: str = "",
    unread: frozenset[str] = frozenset(),
) -> Collection:
    """These questions, or the good one; with the good syllabus and glossary or other ones."""
    return Collection.of(
        questions or (question(),),
        syllabus=syllabus(syllabus_yaml),
        glossary=glossary(glossary_yaml),
        unread=unread,
    )


def problems_of(rule: Rule, everything: Collection) -> list[Problem]:
    """What one rule finds in a collection."""
    return in_order(list(_run(rule, everything)))


def found(rule: Rule, subject: str | Question | Collection = "") -> list[str]:
    """What one rule says about a question or a collection, a line for each problem."""
    if isinstance(subject, str):
        subject = question(subject)
    if isinstance(subject, Question):
        subject = collection(subject)
    return [_line(problem) for problem in problems_of(rule, subject)]


def _run(rule: Rule, everything: Collection) -> Iterator[Problem]:
    if hasattr(rule, "check_collection"):
        yield from rule.check_collection(everything)
    if hasattr(rule, "check_question"):
        for each in everything.questions:
            yield from rule.check_question(each)
    for field in _text_fields(everything):
        if hasattr(rule, "check_text"):
            yield from rule.check_text(field)
        if hasattr(rule, "formula_checker") and field.markdown:
            yield from rule.formula_checker(engine())(field)
        if hasattr(rule, "checker"):
            yield from rule.checker(everything.glossary)(field)


def _text_fields(everything: Collection) -> Iterator[TextField]:
    yield from syllabus_fields(everything.syllabus)
    yield from glossary_fields(everything.glossary)
    for each in everything.questions:
        yield from question_fields(each)


def _line(problem: Problem) -> str:
    place = problem.place
    file = place.path.rsplit("/", 1)[-1]
    return f"{file}:{place.line}:{place.column}: {problem.message} -> {problem.remedy}"


def completed(yaml: str, good: str = GOOD_QUESTION) -> str:
    """``yaml`` and then the fields of ``good`` that it does not have."""
    own = dedent(yaml).lstrip("\n")
    own += "" if own.endswith("\n") or not own else "\n"
    replaced = set(re.findall(r"^(\w+):", own, re.MULTILINE))
    fields = re.findall(r"^(\w+)(:.*\n(?:[ -].*\n|\n)*)", good, re.MULTILINE)
    return own + "".join(name + rest for name, rest in fields if name not in replaced)


def _document(shown: str, good: str, yaml: str) -> source.Document:
    result = source.load(shown, completed(yaml, good).encode())
    assert isinstance(result, source.Document), result
    return result
