import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_cases import collection, glossary, question

from dlprep import rules
from dlprep.collection import Collection
from dlprep.model import Text
from dlprep.problems import Place
from dlprep.rules import GLOSSARY_RULES, MARKDOWN_RULES, WORDING_RULES
from dlprep.rules.pieces import Piece, words

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
TERMS = """
    terms:
      - {id: o, ko: 과적합, en: overfitting, also: {ko: [과적합함]}, avoid: {ko: [오버피팅, 적합]}}
"""

texts = st.lists(st.sampled_from(MARKUP) | st.text(max_size=3), max_size=30).map("".join)


@given(texts)
def test_every_rule_bears_any_text_and_points_into_it(value: str) -> None:
    piece = Piece("answer", "ko", Text(value, Place("a.yml", 3, 5)))
    checks = [
        *(rule.check_piece for rule in (*MARKDOWN_RULES, *WORDING_RULES)),
        *(rule.checker(glossary(TERMS)) for rule in GLOSSARY_RULES),
    ]
    lines = value.count("\n")
    for check in checks:
        for problem in check(piece):
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
@pytest.mark.usefixtures("without_formulas")
def test_long_lines_take_no_time(stuff: str) -> None:
    piece = Piece("answer", "ko", Text(stuff * (20_000 // len(stuff)), Place("a.yml")))
    assert piece.spans is not None
    started = time.process_time()
    for rule in (*rules.MARKDOWN_RULES, *WORDING_RULES):
        assert len(list(rule.check_piece(piece))) < 20_001
    assert time.process_time() - started < 1.0


@pytest.fixture
def without_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formulas have an engine and a cache of their own."""
    others = tuple(rule for rule in MARKDOWN_RULES if "math" not in rule.__name__)
    monkeypatch.setattr(rules, "MARKDOWN_RULES", others)


@pytest.mark.slow
@pytest.mark.usefixtures("without_formulas")
def test_a_hundred_questions_take_less_than_a_second() -> None:
    many = _synthetic(100)
    started = time.process_time()
    rules.check(many)
    assert time.process_time() - started < 1.0


@pytest.mark.slow
@pytest.mark.usefixtures("without_formulas")
def test_a_change_of_one_question_takes_less_than_a_tenth_of_a_second() -> None:
    many = _synthetic(170)
    checker = rules.Checker()
    checker.check(many)
    edited = question("short: {ko: 다른 답입니다., en: Another answer.}", name="q-7")
    questions = [edited if each.id == "q-7" else each for each in many.questions]
    changed = Collection.of(questions, syllabus=many.syllabus, glossary=many.glossary)
    started = time.process_time()
    checker.check(changed)
    assert time.process_time() - started < 0.1


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
