"""Tries out some snippets: as they are, broken in small ways, or on other seeds.

Nothing of it comes to a page. What else is wrong with a question whose snippets are named keeps
none of them from being tried.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dlprep import execution
from dlprep.exports import seed_records
from dlprep.exports.seed_records import Seeded
from dlprep.math import Engine, KatexUnavailableError, engine
from dlprep.pipeline import Memo, Problems, check, head_start
from dlprep.problems import Refusal
from dlprep.progress import Progress, quiet
from dlprep.project import Project
from dlprep.stages import Trial

if TYPE_CHECKING:
    from dlprep.collection import Collection, Drafts, Loaded
    from dlprep.execution import Mutations, Outcomes, Settings, Shard
    from dlprep.stages import Runnable, SnippetId


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which snippets to try.

    Attributes:
        named: question id and name of some, of which nothing else need be in order; all if None.
        shard: the part of these; all of them if None.
    """

    named: frozenset[SnippetId] | None = None
    shard: Shard | None = None

    def keys(self, loaded: Loaded) -> frozenset[SnippetId] | None:
        """Question id and name of the snippets that are chosen; nothing where all are."""
        if self.shard is None:
            return self.named
        everything = loaded.collection.snippets if loaded.collection else frozenset()
        return self.shard.of(everything if self.named is None else self.named)

    def drafts(self, loaded: Loaded) -> Drafts | None:
        """The questions of which snippets may be executed, if any may."""
        return loaded.drafts if self.named is not None or loaded.complete else None


EVERYTHING: Final = Choice()


def try_out(
    project: Project,
    settings: Settings,
    choice: Choice = EVERYTHING,
    *,
    twice: bool = False,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Outcomes | Refusal:
    """What came of some snippets, by question id and name, also where others failed.

    Those that are named need be in order themselves alone; that their questions are not finished is
    among the warnings. With ``twice`` each is executed two times, whatever the cache knows, and
    must do the same. A refusal means that files are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    memo = memo or Memo()
    loaded = memo.loader.read(project.root)
    only = choice.keys(loaded)
    with head_start(project, choice.drafts(loaded), settings, only, twice=twice) as early:
        checked = _to_try(project, loaded, choice, memo)
        if isinstance(checked, Refusal):
            return checked
        outcomes = execution.run_snippets(
            checked,
            settings,
            cache=project.cache,
            only=only,
            progress=progress,
            twice=twice,
            early=early,
        )
    notes = checked.warnings if isinstance(checked, Trial) else ()
    slow = execution.slow_snippets(checked.collection.questions, outcomes.runs)
    return replace(outcomes, warnings=(*notes, *slow, *outcomes.warnings))


def _to_try(project: Project, loaded: Loaded, choice: Choice, memo: Memo) -> Runnable | Refusal:
    if choice.named is None:
        return check(project, memo=memo)
    if loaded.collection is None or loaded.drafts is None:
        return Refusal(loaded.problems)
    ids = {question_id for question_id, _ in choice.named}
    katex = engine(project.cache.formulas)
    found = _problems_of(loaded.collection, ids, katex, memo)
    return Trial.of(loaded.drafts.part(ids), [*loaded.problems, *found])


def _problems_of(
    collection: Collection, ids: Container[str], katex: Engine, memo: Memo
) -> Problems:
    try:
        return memo.checker.problems_of(collection, ids, katex)
    except KatexUnavailableError:
        return ()  # snippets run without formulas


def mutate(
    project: Project,
    settings: Settings,
    choice: Choice = EVERYTHING,
    *,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Mutations | Refusal:
    """How many small changes the assertions of some snippets notice, also where others fail.

    A refusal means that the files are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    memo = memo or Memo()
    loaded = memo.loader.read(project.root)
    checked = _to_try(project, loaded, choice, memo)
    if isinstance(checked, Refusal):
        return checked
    return execution.mutate(
        checked, settings, cache=project.cache, only=choice.keys(loaded), progress=progress
    )


def try_seeds(
    project: Project,
    settings: Settings,
    choice: Choice = EVERYTHING,
    *,
    number: int,
    verify: bool = False,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Seeded | Refusal:
    """How some snippets fare on so many other seeds, also where others fail.

    The records beside the questions are written anew; to ``verify`` them is to change none, but to
    tell everything in which they are not what they should be. A refusal means that the files
    are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in, or a record.
    """
    memo = memo or Memo()
    loaded = memo.loader.read(project.root)
    checked = _to_try(project, loaded, choice, memo)
    if isinstance(checked, Refusal):
        return checked
    found = execution.reseed(
        checked,
        settings,
        number=number,
        cache=project.cache,
        only=choice.keys(loaded),
        progress=progress,
    )
    questions = checked.collection.questions
    written = () if verify else seed_records.update_records(project.root, questions, found.trials)
    wrong = seed_records.discrepancies(questions, found.trials) if verify else ()
    notes = checked.warnings if isinstance(checked, Trial) else ()
    return Seeded(
        trials=found.trials,
        written=written,
        problems=(*found.problems, *found.failures, *wrong),
        warnings=(*notes, *found.warnings),
    )
