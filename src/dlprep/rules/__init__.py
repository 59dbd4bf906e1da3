"""The rules that a collection must pass before it is run and rendered: one module each.

To add a rule, write a module as :mod:`dlprep.rules.rule` describes it, name it in one of the
tuples below and give it a case file of the same name in ``tests/cases/rules``.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dlprep.collection import Collection
from dlprep.math import Engine
from dlprep.math import engine as in_memory
from dlprep.memory import Remembered
from dlprep.model import Glossary, Language, Question, Text
from dlprep.problems import Place, Problem, Refusal, Severity, in_order
from dlprep.rules import (
    bare_dollar,
    bare_normalization,
    caption_sentence,
    duplicate_id,
    emoji,
    example_text,
    exclamation,
    fence_options,
    first_mention,
    glossary_spelling,
    heading_order,
    key_points,
    languages_in_step,
    math_markup,
    mathematics,
    missing_alternative_text,
    missing_translation,
    moved_question,
    one_line,
    parent_cycle,
    plain_text,
    plain_words,
    quotation_particle,
    raw_html,
    references,
    repeated_entry,
    seeds_missing,
    self_reference,
    short_answer,
    snippet_insertion,
    snippet_packages,
    syllabus_membership,
    terminology,
    thousands_separator,
    unclosed_code,
    unknown_reference,
    unknown_tag,
    unknown_term,
    unsafe_link,
)
from dlprep.rules.rule import (
    CollectionRule,
    FormulaRule,
    GlossaryRule,
    QuestionRule,
    Rule,
    TextRule,
)
from dlprep.rules.text_fields import TextField, glossary_fields, question_fields, syllabus_fields
from dlprep.stages import Checked

__all__ = ["RULES", "Checker", "check", "check_formulas"]

MARKDOWN_RULES: Final[tuple[TextRule, ...]] = (
    bare_dollar,
    fence_options,
    heading_order,
    math_markup,
    one_line,
    raw_html,
    unclosed_code,
    unsafe_link,
)
"""Look at each text that is Markdown."""

FORMULA_RULES: Final[tuple[FormulaRule, ...]] = (mathematics,)
"""Look at the formulas of each text that is Markdown, as KaTeX reads them."""

WORDING_RULES: Final[tuple[TextRule, ...]] = (
    caption_sentence,
    emoji,
    exclamation,
    plain_text,
    plain_words,
    quotation_particle,
    thousands_separator,
)
"""Look at each text, of the syllabus and the glossary too."""

GLOSSARY_RULES: Final[tuple[GlossaryRule, ...]] = (
    bare_normalization,
    first_mention,
    short_answer,
    terminology,
)
"""Look at each text with the glossary in mind."""

QUESTION_RULES: Final[tuple[QuestionRule, ...]] = (
    example_text,
    key_points,
    languages_in_step,
    missing_alternative_text,
    missing_translation,
    references,
    repeated_entry,
    seeds_missing,
    self_reference,
    snippet_insertion,
    snippet_packages,
)
"""Look at each question by itself."""

COLLECTION_RULES: Final[tuple[CollectionRule, ...]] = (
    duplicate_id,
    glossary_spelling,
    missing_translation,
    moved_question,
    parent_cycle,
    syllabus_membership,
    unknown_reference,
    unknown_tag,
    unknown_term,
)
"""Look at everything together."""

RULES: Final[frozenset[Rule]] = frozenset(
    (
        *MARKDOWN_RULES,
        *FORMULA_RULES,
        *WORDING_RULES,
        *GLOSSARY_RULES,
        *QUESTION_RULES,
        *COLLECTION_RULES,
    )
)


UNFINISHED: Final = frozenset(
    code
    for rule in (example_text, key_points, languages_in_step, references)
    for code in rule.CODES
)
"""What is wrong with every question while it is written, and keeps no page from being made."""


def check(collection: Collection, engine: Engine | None = None) -> Checked | Refusal:
    """The collection as checked, or every error in it, and the warnings with them.

    Raises:
        ValueError: questions could not be read, so that the collection is not complete.
    """
    return Checker().check(collection, engine)


def check_formulas(
    display_path: str, value: str, language: Language, engine: Engine
) -> tuple[Problem, ...]:
    """Problems of the formulas in a file of Markdown, which they call ``display_path``."""
    field = TextField("", language, Text(value, Place(display_path)))
    check_typeset = mathematics.formula_checker(engine)
    return tuple(in_order([*math_markup.check_text(field), *check_typeset(field)]))


TextCheck = Callable[[TextField], Iterator[Problem]]


@dataclass(slots=True)
class Checker:
    """Checks a collection again and again, looking only at the questions that changed.

    A question's problems are remembered as long as it and the glossary stay the same; what
    questions say about each other is checked every time.

    With ``drafts`` what is only unfinished is a warning, so that it can be looked at.
    """

    drafts: bool = False
    _markdown_checks: tuple[TextCheck, ...] = ()
    _glossary: Glossary | None = None
    _wording_checks: tuple[TextCheck, ...] = ()
    _in_glossary: list[Problem] = field(default_factory=list)
    _problems: Remembered[str, tuple[Problem, ...]] = field(default_factory=Remembered)

    def check(self, collection: Collection, engine: Engine | None = None) -> Checked | Refusal:
        """The collection as checked, or every error in it, and the warnings with them.

        ``engine`` typesets formulas; by default it is one that keeps them in memory only.

        Raises:
            ValueError: questions could not be read, so that the collection is not complete.
        """
        if collection.unread:
            raise ValueError(f"unread questions: {', '.join(sorted(collection.unread))}")
        found = self._find(collection, engine)
        problems = self._tolerated(found)
        if any(problem.severity is Severity.ERROR for problem in problems):
            return Refusal(problems)
        drafts = frozenset(each.place.path for each in found if self._tolerates(each))
        return Checked(collection, problems, drafts)

    def problems(self, collection: Collection, engine: Engine | None = None) -> tuple[Problem, ...]:
        """All problems, also of a collection of which some files could not be read."""
        return self._tolerated(self._find(collection, engine))

    def _tolerated(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The same problems, as warnings where they are tolerated."""
        return tuple(
            replace(each, severity=Severity.WARNING) if self._tolerates(each) else each
            for each in problems
        )

    def _tolerates(self, problem: Problem) -> bool:
        return self.drafts and problem.code in UNFINISHED

    def _find(self, collection: Collection, engine: Engine | None) -> tuple[Problem, ...]:
        self._use(collection.glossary, engine)
        found = self._in_glossary + self._check_texts(syllabus_fields(collection.syllabus))
        for rule in COLLECTION_RULES:
            found += rule.check_collection(collection)
        for question in collection.questions:
            found += self._check_question(question, collection.glossary)
        paths = {question.path for question in collection.questions}
        self._problems.forget_unless(paths.__contains__)
        return tuple(in_order(found))

    def problems_of(
        self, collection: Collection, ids: Container[str], engine: Engine | None = None
    ) -> tuple[Problem, ...]:
        """The problems in the files of these questions; no text of the others is looked at."""
        self._use(collection.glossary, engine)
        chosen = [question for question in collection.questions if question.id in ids]
        paths = {question.path for question in chosen}
        found = [
            problem
            for rule in COLLECTION_RULES
            for problem in rule.check_collection(collection)
            if problem.place.path in paths
        ]
        for question in chosen:
            found += self._check_question(question, collection.glossary)
        return tuple(in_order(found))

    def _use(self, glossary: Glossary, engine: Engine | None) -> None:
        katex = engine or in_memory()
        self._markdown_checks = (
            *(rule.check_text for rule in MARKDOWN_RULES),
            *(rule.formula_checker(katex) for rule in FORMULA_RULES),
        )
        if glossary is not self._glossary:
            self._glossary = glossary
            self._wording_checks = (
                *(rule.check_text for rule in WORDING_RULES),
                *(rule.checker(glossary) for rule in GLOSSARY_RULES),
            )
            self._in_glossary = self._check_texts(glossary_fields(glossary))

    def _check_texts(self, fields: Iterable[TextField]) -> list[Problem]:
        return [problem for field in fields for problem in self._check_text(field)]

    def _check_question(self, question: Question, glossary: Glossary) -> tuple[Problem, ...]:
        def check() -> tuple[Problem, ...]:
            found = [one for rule in QUESTION_RULES for one in rule.check_question(question)]
            return (*found, *self._check_texts(question_fields(question)))

        return self._problems.get(question.path, (question, glossary), check)

    def _check_text(self, field: TextField) -> Iterator[Problem]:
        markdown_checks = self._markdown_checks if field.markdown else ()
        for check_text in (*markdown_checks, *self._wording_checks):
            yield from check_text(field)
