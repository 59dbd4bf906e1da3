from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import case_files
from dlprep import parse, source
from dlprep.model import Level, Localized, Question, Text
from dlprep.parse import parse_question
from dlprep.problems import Place, Refusal
from dlprep.source import Document
from reported_codes import codes

CASES = case_files.read(
    "parse/questions.yml", "about", needs={"file", "problems"}, may_have={"schema"}
)

FULL = """\
level: intermediate
tags: [activation, gradient]
aliases: [렐루]
parent: why-bias
related: [non-linearity]
question:
  ko: 왜 ReLU인가요?
  en: "Why ReLU?"
short: {ko: 짧게}
answer:
  ko: |

    길게

    [[run]]
  en: |2
      indented
    plain
key_points:
  - ko: 하나
  - en: two
wrong_answers:
  - claim: {ko: 주장}
    why: {ko: 이유}
follow_ups:
  - question: {en: And?}
    answer: {en: So.}
snippets:
  run:
    caption: {ko: 설명}
    code: |

      x = 1
      print(x)
    warns: RuntimeWarning
references:
  - authors: A, B
    title: 'C: D'
    venue: E
    year: 2015
    url: https://arxiv.org/abs/1412.6980
"""


def parsed(
    text: str, question_id: str = "why-relu", chapter: str = "activations"
) -> Question | Refusal:
    document = source.load("f.yml", text.encode())
    assert isinstance(document, Document), document
    return parse_question(document, question_id=question_id, chapter=chapter)


def told(found: Question | Refusal) -> list[str]:
    if isinstance(found, Question):
        return []
    return [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.message}\n{each.remedy}\n"
        for each in found.problems
    ]


def full() -> Question:
    question = parsed(FULL)
    assert isinstance(question, Question), question
    return question


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_tells_everything_about(case: dict[str, Any]) -> None:
    assert told(parsed(case["file"])) == case["problems"]


def test_tries_every_code_that_the_parser_reports() -> None:
    used = {told.split(": ")[1] for case in CASES for told in case["problems"]}
    used |= {"bad-gloss"}  # see test_parse_glossary.py
    assert used - codes(Path(source.__file__).parent) == codes(Path(parse.__file__).parent)


def test_reads_every_field_with_its_place() -> None:
    question = full()
    assert (question.id, question.chapter, question.path) == ("why-relu", "activations", "f.yml")
    assert question.level is Level.INTERMEDIATE
    assert [str(tag) for tag in question.tags] == ["activation", "gradient"]
    assert question.aliases == (Text("렐루", Place("f.yml", 3, 11)),)
    assert question.parent == Text("why-bias", Place("f.yml", 4, 9))
    assert question.related == (Text("non-linearity", Place("f.yml", 5, 11)),)
    assert question.question == Localized(
        Place("f.yml", 6, 1),
        Text("왜 ReLU인가요?", Place("f.yml", 7, 7)),
        Text("Why ReLU?", Place("f.yml", 8, 8)),
    )
    assert question.short.en is None
    assert question.no_snippets is None


def test_keeps_blank_lines_before_a_text_and_drops_line_feeds_after_it() -> None:
    answer = full().answer
    assert answer.ko == Text("\n길게\n\n[[run]]", Place("f.yml", 12, 5))
    assert answer.en == Text("  indented\nplain", Place("f.yml", 17, 5))
    assert answer.ko.place(answer.ko.value.index("[[")) == Place("f.yml", 15, 5)


def test_reads_lists_of_parts() -> None:
    question = full()
    assert [point.place.line for point in question.key_points] == [20, 21]
    (wrong,) = question.wrong_answers
    assert (str(wrong.claim.ko), str(wrong.why.ko)) == ("주장", "이유")
    (further,) = question.follow_ups
    assert (str(further.question.en), str(further.answer.en)) == ("And?", "So.")
    (reference,) = question.references
    assert reference.place == Place("f.yml", 37, 5)
    assert (reference.year, str(reference.title)) == (2015, "C: D")


def test_reads_a_snippet_with_its_code_untouched() -> None:
    (snippet,) = full().snippets
    assert (snippet.name, snippet.place) == ("run", Place("f.yml", 29, 3))
    assert snippet.code == Text("\nx = 1\nprint(x)\n", Place("f.yml", 32, 7))
    assert (str(snippet.warns), snippet.raises, snippet.alt) == ("RuntimeWarning", None, None)


@pytest.mark.parametrize("code", ["(" * 500 + ")" * 500, "-" * 100_000 + "1", "x = " + "1" * 5000])
def test_survives_code_that_python_gives_up_on(code: str) -> None:
    text = FULL.replace("x = 1", code)
    (problem,) = told(parsed(text))
    assert problem.startswith(("32:7:", "33:"))
    assert ": snippet-syntax: snippets.run.code: Python cannot read the code: " in problem


KEYS = (
    "level",
    "tags",
    "question",
    "short",
    "answer",
    "snippets",
    "references",
    "wrong_answers",
    "code",
    "ko",
    "en",
    "claim",
    "why",
    "year",
    "url",
    "run",
    "not_run",
    "raises",
)

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["basic", "x-y", "https://a.org", "line\nline\n", "[[x]]"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_reads_or_refuses_whatever_yaml_holds(value: object) -> None:
    text = yaml.safe_dump({"level": "basic", "snippets": value, "short": value, "x": value})
    document = source.load("f.yml", text.encode())
    result = (
        parse_question(document, question_id="x", chapter="y")
        if isinstance(document, Document)
        else document
    )
    assert isinstance(result, Refusal)
    assert all(problem.place.line >= 1 and problem.remedy for problem in result.problems)
