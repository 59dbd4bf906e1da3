"""The only composer: load → check → run → render.

Each function does its stage and those before it. With the same :class:`Memo` a stage whose input
is what it was is not done again, so that a server rebuilds in the time that a change takes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dlprep import execution, rendering, rules, source
from dlprep.collection import Collection, Loaded, Loader
from dlprep.exports import seed_records
from dlprep.exports.seed_records import Seeded
from dlprep.math import KatexUnavailableError, engine, katex_assets
from dlprep.model import LANGUAGES, Language
from dlprep.problems import Code, Place, Problem, in_order
from dlprep.progress import Progress, quiet
from dlprep.rules.checked import Trial
from dlprep.search import Indexer, index_path

if TYPE_CHECKING:
    from dlprep.execution import Executed, HeadStart, Key, Mutations, Outcomes, Run, Settings
    from dlprep.rendering.site import Site
    from dlprep.rules.checked import Checked, Runnable

ASSETS: Final = Path(__file__).parent / "assets"
"""Our own style and scripts."""

Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with questions and templates, and where things lie in it."""

    root: Path

    @property
    def questions(self) -> Path:
        """The chapters' folders, the syllabus and the glossary."""
        return self.root / "questions"

    @property
    def templates(self) -> Path:
        """The templates that turn questions into Markdown."""
        return self.root / "templates"

    @property
    def cache(self) -> Path:
        """Results that may be thrown away at any time."""
        return self.root / ".cache" / "dlprep"


@dataclass(slots=True)
class Memo:
    """What one process keeps between calls: each stage's last input and result."""

    loader: Loader = field(default_factory=Loader)
    checker: rules.Checker = field(default_factory=rules.Checker)
    checked: tuple[Collection, Checked | Problems] | None = None
    executed: Executed | None = None
    settings: Settings | None = None
    pages: rendering.Memo = field(default_factory=rendering.Memo)
    indexer: Indexer = field(default_factory=Indexer)

    @property
    def warnings(self) -> Problems:
        """What is worth knowing of the last run that ended well."""
        if self.executed is None:
            return ()
        checked, runs = self.executed.checked, self.executed.runs
        slow = execution.slow(checked.collection.questions, runs)
        return (*checked.warnings, *slow, *self.executed.warnings)


def check(project: Project, *, memo: Memo | None = None) -> Checked | Problems:
    """The collection that passed every rule, or every problem of every file. Runs nothing."""
    memo = memo or Memo()
    return _check(project, memo.loader.read(project.root), memo)


def _check(project: Project, loaded: Loaded, memo: Memo) -> Checked | Problems:
    engine().keep_in(project.cache / "math")
    if loaded.collection is None:
        return loaded.problems
    result = _checked(loaded.collection, memo)
    if not loaded.problems:
        return result
    found = result if isinstance(result, tuple) else result.warnings
    return tuple(in_order([*loaded.problems, *found]))


def _checked(collection: Collection, memo: Memo) -> Checked | Problems:
    if memo.checked is None or memo.checked[0] is not collection:
        try:
            katex_assets()
            memo.checked = (collection, memo.checker.check(collection))
        except KatexUnavailableError as error:
            return (_no_katex(error),)
    return memo.checked[1]


def check_page(file: Path, shown: str, language: Language) -> Problems:
    """Problems of a page that was written by hand; ``shown`` is the path that they name."""
    text = source.decode(shown, file.read_bytes())
    return text if isinstance(text, tuple) else rules.check_formulas(shown, text, language)


def _no_katex(error: KatexUnavailableError) -> Problem:
    return Problem(
        code=Code("katex-unavailable"),
        place=Place("pyproject.toml"),
        message="formulas cannot be typeset with the packages that are installed",
        remedy=str(error),
    )


def run(
    project: Project,
    *,
    memo: Memo | None = None,
    progress: Progress = quiet,
    settings: Settings | None = None,
) -> Executed | Problems:
    """Everything checked and each snippet's outcome, or every problem.

    Snippets whose outcome the project's cache knows are not executed again; ``settings`` say how
    the others are.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    memo, settings = memo or Memo(), settings or execution.Settings()
    if settings != memo.settings:
        memo.executed, memo.settings = None, settings
    loaded = memo.loader.read(project.root)
    known = _known_runs(loaded, memo.executed)
    only = _snippets(loaded) - known.keys()
    with _head_start(project, loaded.complete, settings, only) as early:
        checked = _check(project, loaded, memo)
        if isinstance(checked, tuple):
            return checked
        if memo.executed is not None and memo.executed.checked is checked:
            return memo.executed
        executed = execution.execute(
            checked,
            cache=project.cache,
            settings=settings,
            only=only,
            progress=progress,
            early=early,
        )
    if isinstance(executed, tuple):
        return executed
    runs = {**known, **executed.runs}
    memo.executed = replace(executed, runs={key: runs[key] for key in sorted(runs)})
    return memo.executed


def _head_start(
    project: Project,
    collection: Collection | None,
    settings: Settings,
    only: frozenset[Key] | None,
    *,
    twice: bool = False,
) -> AbstractContextManager[HeadStart | None]:
    """A runner that gets ready while the rules look at what it may have to execute."""
    if collection is None:
        return nullcontext()
    trial = Trial(collection)
    return execution.head_start(trial, settings, cache=project.cache, only=only, twice=twice)


def _known_runs(loaded: Loaded, last: Executed | None) -> Mapping[Key, Run]:
    """The last runs of the snippets whose questions are the same as then."""
    if last is None or loaded.collection is None:
        return {}
    before = last.checked.collection.by_id
    same = {
        question.id
        for question in loaded.collection.questions
        if question is before.get(question.id)
    }
    return {key: run for key, run in last.runs.items() if key[0] in same}


def _snippets(loaded: Loaded) -> frozenset[Key]:
    return frozenset(
        (question.id, snippet.name)
        for question in (loaded.collection.questions if loaded.collection else ())
        for snippet in question.snippets
    )


def try_out(
    project: Project,
    settings: Settings,
    *,
    only: frozenset[Key] | None = None,
    twice: bool = False,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Outcomes | Problems:
    """What came of some snippets, by question id and name, also where others failed.

    Those in ``only`` need be in order themselves alone; that their questions are not finished is
    among the warnings. With ``twice`` each is executed two times, whatever the cache knows, and
    must do the same. Problems alone mean that files are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    memo = memo or Memo()
    loaded = memo.loader.read(project.root)
    wanted = loaded.complete if only is None else loaded.drafts
    with _head_start(project, wanted, settings, only, twice=twice) as early:
        checked = _to_try(project, loaded, only, memo)
        if isinstance(checked, tuple):
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
    slow = execution.slow(checked.collection.questions, outcomes.runs)
    return replace(outcomes, warnings=(*notes, *slow, *outcomes.warnings))


def _to_try(
    project: Project, loaded: Loaded, only: frozenset[Key] | None, memo: Memo
) -> Runnable | Problems:
    if only is None:
        return _check(project, loaded, memo)
    if loaded.collection is None or loaded.drafts is None:
        return loaded.problems
    ids = {question_id for question_id, _ in only}
    engine().keep_in(project.cache / "math")
    found = _problems_of(loaded.collection, ids, memo)
    return Trial.of(loaded.drafts.part(ids), [*loaded.problems, *found])


def _problems_of(collection: Collection, ids: Container[str], memo: Memo) -> Problems:
    try:
        return memo.checker.problems_of(collection, ids)
    except KatexUnavailableError:
        return ()  # snippets run without formulas


def mutate(
    project: Project,
    settings: Settings,
    *,
    only: frozenset[Key] | None = None,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Mutations | Problems:
    """How many small changes the assertions of some snippets notice, also where others fail.

    Problems alone mean that the files are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in.
    """
    memo = memo or Memo()
    checked = _to_try(project, memo.loader.read(project.root), only, memo)
    if isinstance(checked, tuple):
        return checked
    return execution.mutate(checked, settings, cache=project.cache, only=only, progress=progress)


def try_seeds(
    project: Project,
    settings: Settings,
    *,
    number: int,
    only: frozenset[Key] | None = None,
    verify: bool = False,
    memo: Memo | None = None,
    progress: Progress = quiet,
) -> Seeded | Problems:
    """How some snippets fare on so many other seeds, also where others fail.

    The records beside the questions are written anew; to ``verify`` them is to change none, but to
    tell everything in which they are not what they should be. Problems alone mean that the files
    are not in order and nothing was executed.

    Raises:
        OSError: the disk refused a folder to work in, or a record.
    """
    memo = memo or Memo()
    checked = _to_try(project, memo.loader.read(project.root), only, memo)
    if isinstance(checked, tuple):
        return checked
    found = execution.reseed(
        checked, settings, number=number, cache=project.cache, only=only, progress=progress
    )
    questions = checked.collection.questions
    written = () if verify else seed_records.keep(project.root, questions, found.trials)
    wrong = seed_records.discrepancies(questions, found.trials) if verify else ()
    notes = checked.warnings if isinstance(checked, Trial) else ()
    return Seeded(
        trials=found.trials,
        written=written,
        problems=(*found.problems, *found.failures, *wrong),
        warnings=(*notes, *found.warnings),
    )


def render(
    project: Project,
    language: Language,
    *,
    edit_base: str = "",
    memo: Memo | None = None,
    progress: Progress = quiet,
    settings: Settings | None = None,
) -> Site | Problems:
    """The site in one language, or every problem.

    ``edit_base`` is what the address for editing a file of the project begins with; the other
    arguments are those of :func:`run`.
    """
    executed = run(project, memo=memo, progress=progress, settings=settings)
    if isinstance(executed, tuple):
        return executed
    return _site(project, executed, language, edit_base, memo or Memo())


def render_all(
    project: Project,
    *,
    edit_base: str = "",
    memo: Memo | None = None,
    progress: Progress = quiet,
    settings: Settings | None = None,
) -> Mapping[Language, Site] | Problems:
    """The site in every language, or every problem of any. Takes what :func:`render` takes."""
    executed = run(project, memo=memo, progress=progress, settings=settings)
    if isinstance(executed, tuple):
        return executed
    sites: dict[Language, Site] = {}
    problems: dict[Problem, None] = {}
    for language in LANGUAGES:
        site = _site(project, executed, language, edit_base, memo or Memo())
        if isinstance(site, tuple):
            problems |= dict.fromkeys(site)
        else:
            sites[language] = site
    return tuple(in_order(list(problems))) if problems else sites


def _site(
    project: Project, executed: Executed, language: Language, edit_base: str, memo: Memo
) -> Site | Problems:
    site = rendering.render(
        executed, language, templates=project.templates, edit_base=edit_base, memo=memo.pages
    )
    if isinstance(site, tuple):
        return site
    index = memo.indexer.file(executed.checked.collection, language)
    return replace(site, assets={**site.assets, index_path(language): index})


def search_indexes(collection: Collection) -> Mapping[Language, bytes]:
    """What the site's search knows of these questions in each language."""
    indexer = Indexer()
    return {language: indexer.file(collection, language) for language in LANGUAGES}


def assets() -> Mapping[str, bytes]:
    """The files that every site serves besides its figures, by path: our own and KaTeX's."""
    ours = {
        f"assets/dlprep/{file.relative_to(ASSETS).as_posix()}": file.read_bytes()
        for file in sorted(ASSETS.rglob("*"))
        if file.is_file()
    }
    return ours | {f"assets/katex/{path}": data for path, data in katex_assets().items()}
