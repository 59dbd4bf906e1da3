"""Types that prove how far a collection has come: checked by the rules, executed.

What is unchecked cannot be rendered. Nor can it be executed, but for a :class:`Trial`, of which
nothing comes to a page. Rules, execution and rendering meet here and know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from dlprep.collection import Collection, Drafts
from dlprep.problems import Code, Problem, Severity

SnippetId = tuple[str, str]
"""Question id and snippet name."""


@dataclass(frozen=True, slots=True)
class Runnable:
    """A collection whose snippets may be executed: :class:`Checked` or a :class:`Trial`.

    ``warnings`` are those it was given on the way.
    """

    collection: Collection | Drafts
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked(Runnable):
    """A collection without errors. Made by the rules only.

    ``drafts`` are the paths of questions of which errors were taken for warnings, because their
    pages can be made as they are.
    """

    collection: Collection
    drafts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial(Runnable):
    """Questions whose snippets are tried out, and a warning for each that is not finished."""

    collection: Drafts

    @classmethod
    def of(cls, collection: Drafts, problems: Iterable[Problem]) -> Self:
        """The trial of these questions, of which ``problems`` were found, in their order."""
        errors: dict[str, list[Problem]] = {question.path: [] for question in collection.questions}
        for problem in problems:
            if problem.severity is Severity.ERROR and problem.place.path in errors:
                errors[problem.place.path].append(problem)
        return cls(collection, tuple(_unfinished(found) for found in errors.values() if found))


def _unfinished(errors: list[Problem]) -> Problem:
    """One warning for all: who tries out code need not read what the check says anyway."""
    first, others = errors[0], len(errors) - 1
    further = f", and {others} more error{'s' * (others > 1)}" if others else ""
    return Problem(
        code=Code("unfinished-question"),
        place=first.place,
        message=f"the question is not finished: {first.message}{further}",
        remedy=f"See `dlprep check {first.place.path}` before you send it.",
        severity=Severity.WARNING,
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One matplotlib figure as two SVG documents, for a light and for a dark page.

    ``width`` and ``height`` are in CSS pixels.
    """

    light: str
    dark: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one snippet gave when it was executed and ran well.

    Attributes:
        stdout: what it printed, exactly.
        values: formatted values by field: the field ``acc:.1%`` might give ``97.2%``.
        figures: what it drew, in the order of creation.
        seconds: for how long the snippet itself computed and waited.
        raised: the last line of the expected exception (``ValueError: …``), if ``raises`` asked.
        warned: the expected warnings as ``Category: message``.
        versions: version by name of the packages the snippet imported, Python included.
        level: how far it was contained, as :class:`dlprep.execution.Level` names it.
        cached: whether this came from the cache instead of running in this build.
    """

    stdout: str
    values: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    seconds: float = 0.0
    raised: str | None = None
    warned: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    level: str = "limits"
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed:
    """A checked collection and the run of each of its snippets.

    Made by :func:`dlprep.execution.execute` only; a snippet without a run says ``not_run``.
    ``warnings`` tell what is worth knowing although every snippet ran well.
    """

    checked: Checked
    runs: Mapping[SnippetId, Run]
    warnings: tuple[Problem, ...] = ()
