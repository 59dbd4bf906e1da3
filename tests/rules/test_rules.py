import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_cases import collection, question

import case_files
from dlprep import rules
from dlprep.collection import Collection
from dlprep.model import Question
from dlprep.problems import Problem, Refusal, Severity
from dlprep.prose import MASK
from dlprep.rules import RULES, Checker, key_points
from dlprep.rules.text_fields import words
from dlprep.stages import Checked


def test_a_good_collection_is_checked() -> None:
    good = collection()
    assert rules.check(good) == Checked(good)


def test_warnings_do_not_stop_a_collection() -> None:
    checked = rules.check(collection(question("short: {ko: 짧습니다., en: Short!}")))
    assert isinstance(checked, Checked)
    assert [problem.code for problem in checked.warnings] == ["exclamation"]


UNFINISHED = question(
    "references: []\nkey_points: []\n"
    "follow_ups: [{question: {ko: 값은?, en: Which?}, "
    "answer: {ko: 값은 $`1`$입니다., en: Write here what the code shows.}}]"
)


def test_who_writes_is_warned_of_what_is_only_unfinished() -> None:
    checked = Checker(drafts=True).check(collection(UNFINISHED))
    assert isinstance(checked, Checked)
    assert [(each.code, each.severity) for each in checked.warnings] == [
        ("references", "warning"),
        ("key-points", "warning"),
        ("example-text", "warning"),
        ("languages-in-step", "warning"),
    ]
    assert checked.drafts == {"questions/activations/sigmoid.yml"}


def test_what_is_unfinished_is_an_error_otherwise() -> None:
    problems = Checker().check(collection(UNFINISHED))
    assert isinstance(problems, Refusal)
    assert {problem.severity for problem in problems.problems} == {Severity.ERROR}


def test_no_draft_may_have_other_errors() -> None:
    draft = question("references: []\ntags: [other]")
    problems = Checker(drafts=True).check(collection(draft))
    assert isinstance(problems, Refusal)
    assert [(each.code, each.severity) for each in problems.problems] == [
        ("references", "warning"),
        ("unknown-tag", "error"),
    ]


def test_every_rule_speaks_before_any_stops_the_check() -> None:
    problems = rules.check(
        collection(question("tags: [other]\nkey_points: []\nshort: {en: '$5 <b>now</b>!'}"))
    )
    assert isinstance(problems, Refusal)
    assert [(problem.code, problem.place.line) for problem in problems.problems] == [
        ("unknown-tag", 1),
        ("key-points", 2),
        ("missing-translation", 3),
        ("bare-dollar", 3),
        ("raw-html", 3),
        ("raw-html", 3),
        ("exclamation", 3),
    ]


def test_a_collection_with_unread_files_is_never_checked() -> None:
    with pytest.raises(ValueError, match=r"^unread questions: other$"):
        rules.check(collection(unread=frozenset({"other"})))


def test_problems_do_not_depend_on_the_order_of_questions() -> None:
    first, second = question("tags: [x]", name="a"), question("tags: [y]", name="b")
    assert rules.check(collection(first, second)) == rules.check(collection(second, first))


def test_unchanged_questions_are_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = _record_questions(monkeypatch)
    checker = Checker()
    one, two, shared = question(name="a"), question(name="b"), collection()
    checker.check(_with(shared, one, two))
    changed = question("tags: [activation, other]", name="b")
    problems = checker.check(_with(shared, one, changed))
    assert looked_at == ["a", "b", "b"]
    assert problems == rules.check(_with(shared, one, changed))


def test_only_the_questions_that_are_asked_for_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = question("tags: [other]\nshort: {ko: 네., en: Yes!}", name="a")
    both = _with(collection(), one, question("tags: [other]", name="b"))
    everything = Checker().problems(both)
    looked_at = _record_questions(monkeypatch)
    assert Checker().problems_of(both, {"a"}) == tuple(
        problem for problem in everything if problem.place.path == one.path
    )
    assert looked_at == ["a"]


def test_another_glossary_makes_every_question_new() -> None:
    checker = Checker()
    text = question("short: {ko: 오버피팅입니다., en: Overfitting.}")
    assert isinstance(checker.check(collection(text)), Checked)
    stricter = """
        terms:
          - {id: overfitting, ko: 과적합, en: overfitting, avoid: {ko: [오버피팅]}}
    """
    problems = checker.check(collection(text, glossary_yaml=stricter))
    assert isinstance(problems, Refusal)
    assert [problem.code for problem in problems.problems] == ["terminology"]


def test_files_that_are_gone_are_forgotten() -> None:
    checker = Checker()
    checker.check(collection(question(name="a"), question(name="b")))
    checker.check(collection(question(name="a")))
    assert list(checker._problems._entries) == ["questions/activations/a.yml"]


def test_every_rule_is_listed_and_has_tests_of_its_name() -> None:
    helpers = {"__init__", "linking", "rule", "text_fields"}
    source = Path(rules.__file__).parent
    modules = {path.stem for path in source.glob("*.py")} - helpers
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    cases = {path.stem for path in (case_files.FOLDER / "rules").iterdir()}
    assert modules == {rule.__name__.rsplit(".", 1)[-1] for rule in RULES}
    assert modules <= tests | cases


def test_codes_are_unique() -> None:
    codes = [code for rule in RULES for code in rule.CODES]
    assert len(codes) == len(set(codes))


OF_MANY_CODES = {"math_markup": "math", "mathematics": "math", "short_answer": "short-answer"}
"""Modules that have several codes, with the word that each of these begins with."""


BY_NAME = {rule.__name__.rpartition(".")[2]: rule for rule in RULES}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_codes_are_named_like_their_modules(name: str) -> None:
    codes = BY_NAME[name].CODES
    if name in OF_MANY_CODES:
        pattern = rf"{OF_MANY_CODES[name]}(-[a-z]+)+"
        assert [code for code in codes if not re.fullmatch(pattern, code)] == []
    else:
        assert [str(code) for code in codes] == [name.replace("_", "-")]


def test_words_keep_their_places() -> None:
    value = "글 `코드` $`x`$ [[a.b]] [글](question:a) 끝"
    masked = words(value)
    assert len(masked) == len(value)
    assert masked.replace(MASK, "") == "글    [글]() 끝"


def test_the_severities_of_rules() -> None:
    """Faults that a contributor cannot help, or that a rule may misjudge, are warnings."""
    text = question("short: {ko: 정규화!}")
    problems = rules.check(collection(text))
    assert isinstance(problems, Checked)
    assert {problem.code for problem in problems.warnings} == {
        "bare-normalization",
        "exclamation",
        "missing-translation",
    }
    assert {problem.severity for problem in problems.warnings} == {Severity.WARNING}


def _with(shared: Collection, *questions: Question) -> Collection:
    return Collection.of(questions, syllabus=shared.syllabus, glossary=shared.glossary)


def _record_questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    looked_at: list[str] = []
    original = key_points.check_question

    def recording(question: Question) -> Iterator[Problem]:
        looked_at.append(question.id)
        return original(question)

    monkeypatch.setattr(key_points, "check_question", recording)
    return looked_at
