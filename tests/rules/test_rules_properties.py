import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_cases import collection, glossary, question

from dlprep import rules
from dlprep.collection import Collection
from dlprep.math import engine
from dlprep.model import Text
from dlprep.problems import Place
from dlprep.rules import FORMULA_RULES, GLOSSARY_RULES, MARKDOWN_RULES, WORDING_RULES
from dlprep.rules.text_fields import TextField, words

MARKUP = (
    *("`", "``", "```", "```math\n", "~~~", "$", "$`", "`$", "[[", "]]", "[[a]]", "[[a.b:.1f]]"),
    *("[", "](", ")", "![", "<", "</b>", "<!--", "{", "}", "{: .a }", "\\", "#", "## ", "---\n"),
    *(
        "===\n",
        "\n",
        "\n\n",
        "    ",
        "|",
        "!",
        "!!",
        ":a:",
        "정규화",
        "과적합",
        "오버피팅",
        "text",
        " ",
    ),
)
LONG = 400_000
"""Characters: so many that an expression which tries all of them again at each would not end."""

TERMS = """
    terms:
      - {id: o, ko: 과적합, en: overfitting, also: {ko: [과적합함]}, avoid: {ko: [오버피팅, 적합]}}
"""

texts = st.lists(st.sampled_from(MARKUP) | st.text(max_size=3), max_size=30).map("".join)


@given(texts)
def test_every_rule_bears_any_text_and_points_into_it(value: str) -> None:
    field = TextField("answer", "ko", Text(value, Place("a.yml", 3, 5)))
    checks = [
        *(rule.check_text for rule in (*MARKDOWN_RULES, *WORDING_RULES)),
        *(rule.formula_checker(engine()) for rule in FORMULA_RULES),
        *(rule.checker(glossary(TERMS)) for rule in GLOSSARY_RULES),
    ]
    lines = value.count("\n")
    for check in checks:
        for problem in check(field):
            assert 3 <= problem.place.line <= 3 + lines
            assert problem.place.column >= 5


@given(texts)
def test_masking_keeps_every_place(value: str) -> None:
    masked = words(value)
    assert len(masked) == len(value)
    assert all(mask in {"\0", own} for mask, own in zip(masked, value, strict=True))


@pytest.mark.parametrize(
    "stuff", ["{", "{.", "[", "[[", "](", "<", "a ", "-", "=", "$", "$`", "`", "\\"]
)
@pytest.mark.usefixtures("without_formulas", "without_places", "no_endless_work")
def test_every_rule_comes_to_the_end_of_a_long_line(stuff: str) -> None:
    field = TextField("answer", "ko", Text(stuff * (LONG // len(stuff)), Place("a.yml")))
    assert field.spans is not None
    for rule in (*rules.MARKDOWN_RULES, *WORDING_RULES):
        assert len(list(rule.check_text(field))) <= LONG


@pytest.fixture
def without_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formulas have an engine and a cache of their own."""
    others = tuple(rule for rule in MARKDOWN_RULES if "math" not in rule.__name__)
    monkeypatch.setattr(rules, "MARKDOWN_RULES", others)
    monkeypatch.setattr(rules, "FORMULA_RULES", ())


@pytest.fixture
def without_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting lines is quick, but hides all else where every character is a problem."""
    monkeypatch.setattr(Text, "place", lambda *_: Place("a.yml"))


@pytest.mark.usefixtures("without_formulas")
def test_twice_as_many_questions_are_twice_as_much_work() -> None:
    some, twice_as_many = _synthetic(25), _synthetic(50)
    work = _calls(lambda: rules.check(some))
    assert _calls(lambda: rules.check(twice_as_many)) < 2.1 * work


@pytest.mark.usefixtures("without_formulas")
def test_a_change_of_one_question_is_little_work() -> None:
    many = _synthetic(50)
    checker = rules.Checker()
    work = _calls(lambda: checker.check(many))
    edited = question("short: {ko: 다른 답입니다., en: Another answer.}", name="q-7")
    questions = [edited if each.id == "q-7" else each for each in many.questions]
    changed = Collection.of(questions, syllabus=many.syllabus, glossary=many.glossary)
    assert _calls(lambda: checker.check(changed)) < work / 5


def _calls(action: Callable[[], object]) -> int:
    """How many functions are called meanwhile: work that is the same on a busy machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return calls


def _synthetic(count: int) -> Collection:
    """Questions of about 10 kB, no two with the same text."""
    paragraph = (
        "층 {n}의 기울기는 [[peak.top:.2f]]배가 되고 $`x_{n}`$와 [링크](question:q-1)가 있습니다."
    )
    names = [f"q-{index}" for index in range(count)]
    questions = []
    for name in names:
        lines = [paragraph.replace("{n}", f"{{{name}-{line}}}") for line in range(40)]
        body = "\n\n".join(f"    {line}" for line in lines)
        answer = f"answer:\n  ko: |\n{body}\n\n    [[peak]]\n  en: |\n{body}\n\n    [[peak]]\n"
        questions.append(question(answer, name=name))
    terms = "".join(f"  - {{id: t-{i}, ko: 용어{i}, en: term {i}}}\n" for i in range(300))
    return collection(
        *questions,
        glossary_yaml=f"terms:\n{terms}",
        syllabus_yaml=(
            "chapters:\n  - id: activations\n    title: {ko: 장, en: Chapter}\n"
            f"    summary: {{ko: 요약, en: Summary}}\n    questions: [{', '.join(names)}]\n"
        ),
    )
