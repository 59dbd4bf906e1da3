"""The interface of a rule: a module with the codes of its problems and a function that finds them.

The function's name tells what the rule looks at, and with it how long its results hold: those of
a field or a question until its file changes, those of the collection until any file does.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from dlprep.collection import Collection
from dlprep.math import Engine
from dlprep.model import Glossary, Question
from dlprep.problems import Code, Problem
from dlprep.rules.text_fields import TextField


class Rule(Protocol):
    """A module. Its docstring says what it refuses and, after a blank line, what to do."""

    @property
    def __name__(self) -> str: ...

    @property
    def CODES(self) -> tuple[Code, ...]:  # noqa: N802 # a constant of the module
        """The codes of the problems it finds."""
        ...


class TextRule(Rule, Protocol):
    """Looks at one text by itself."""

    def check_text(self, field: TextField) -> Iterator[Problem]:
        """The problems of one text."""
        ...


class FormulaRule(Rule, Protocol):
    """Looks at the formulas of one text that is Markdown."""

    def formula_checker(self, engine: Engine) -> Callable[[TextField], Iterator[Problem]]:
        """A check of one text; made once for the engine that typesets its formulas."""
        ...


class QuestionRule(Rule, Protocol):
    """Looks at one question by itself."""

    def check_question(self, question: Question) -> Iterator[Problem]:
        """The problems of one question."""
        ...


class GlossaryRule(Rule, Protocol):
    """Looks at one text with the glossary in mind."""

    def checker(self, glossary: Glossary) -> Callable[[TextField], Iterator[Problem]]:
        """A check of one text; made once for a glossary."""
        ...


class CollectionRule(Rule, Protocol):
    """Looks at everything together."""

    def check_collection(self, collection: Collection) -> Iterator[Problem]:
        """The problems that no file shows by itself."""
        ...
