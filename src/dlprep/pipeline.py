"""Composes the stages: load → check → run → render.

Each function does its stage and those before it. With the same :class:`Memo` a stage whose input
is the same as before is not done again, so that a server rebuilds in the time a change takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dlprep import execution, rendering, rules, scripts, source, study
from dlprep.collection import Collection, Drafts, Loaded, Loader
from dlprep.downloads import Download
from dlprep.drawings import Drawings
from dlprep.exports import feed, llms
from dlprep.exports.previews import previews
from dlprep.history import Arrivals, arrivals
from dlprep.math import Engine, KatexUnavailableError, engine, katex_assets
from dlprep.model import LANGUAGES, Language
from dlprep.problems import Code, Place, Problem, Refusal, in_order
from dlprep.progress import Progress, quiet
from dlprep.project import Project
from dlprep.search import Indexer, index_path
from dlprep.stages import Trial
from dlprep.words import practice_words

if TYPE_CHECKING:
    from dlprep.execution import HeadStart, Settings
    from dlprep.rendering.site import Site
    from dlprep.stages import Checked, Executed, Run, SnippetId

ASSETS: Final = Path(__file__).parent / "assets"
"""Our own style and scripts."""

Problems = tuple[Problem, ...]
Homes = Mapping[Language, str]
NO_HOMES: Final[Homes] = MappingProxyType({})
"""Where nobody has said at which address the site will be."""


@dataclass(slots=True)
class Memo:
    """The memory of one process for one project: each stage's last input and result."""

    loader: Loader = field(default_factory=Loader)
    checker: rules.Checker = field(default_factory=rules.Checker)
    checked: tuple[Collection, Checked | Refusal] | None = None
    executed: Executed | None = None
    settings: Settings | None = None
    pages: rendering.PageCache = field(default_factory=rendering.PageCache)
    indexer: Indexer = field(default_factory=Indexer)
    drawings: Drawings = field(default_factory=Drawings)
    arrivals: Arrivals | None = None

    @property
    def warnings(self) -> Problems:
        """The warnings of the last run that ended well."""
        if self.executed is None:
            return ()
        checked, runs = self.executed.checked, self.executed.runs
        slow = execution.slow_snippets(checked.collection.questions, runs)
        return (*checked.warnings, *slow, *self.executed.warnings)

    def arrivals_in(self, project: Project) -> Arrivals:
        """When the question files came; asked once, since no edit changes it."""
        if self.arrivals is None:
            self.arrivals = arrivals(project.root, project.questions.name)
        return self.arrivals


def check(project: Project, *, memo: Memo | None = None) -> Checked | Refusal:
    """The collection that passed every rule, or every problem of every file. Runs nothing."""
    memo = memo or Memo()
    return _check(project, memo.loader.read(project.root), memo)


def _check(project: Project, loaded: Loaded, memo: Memo) -> Checked | Refusal:
    if loaded.collection is None:
        return Refusal(loaded.problems)
    try:
        katex_assets()
        katex = engine(project.cache.formulas)
        if loaded.complete is not None:
            return _check_once(loaded.complete, katex, memo)
        found = memo.checker.problems(loaded.collection, katex)
    except KatexUnavailableError as error:
        found = (_no_katex(error),)
    return Refusal(tuple(in_order([*loaded.problems, *found])))


def _check_once(collection: Collection, katex: Engine, memo: Memo) -> Checked | Refusal:
    if memo.checked is None or memo.checked[0] is not collection:
        memo.checked = (collection, memo.checker.check(collection, katex))
    return memo.checked[1]


def check_page(project: Project, file: Path, language: Language) -> Problems:
    """Problems of a page of the project that was written by hand."""
    display_path = file.relative_to(project.root).as_posix()
    text = source.decode(display_path, file.read_bytes())
    if isinstance(text, Refusal):
        return text.problems
    return rules.check_formulas(display_path, text, language, engine(project.cache.formulas))


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
) -> Executed | Refusal:
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
    known = _known_runs(loaded.complete, memo.executed)
    only = loaded.complete.snippets - known.keys() if loaded.complete else None
    drafts = loaded.drafts if loaded.complete else None
    with head_start(project, drafts, settings, only) as early:
        checked = _check(project, loaded, memo)
        if isinstance(checked, Refusal):
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
    if isinstance(executed, Refusal):
        return executed
    runs = {**known, **executed.runs}
    memo.executed = replace(executed, runs={key: runs[key] for key in sorted(runs)})
    return memo.executed


def head_start(
    project: Project,
    drafts: Drafts | None,
    settings: Settings,
    only: frozenset[SnippetId] | None,
    *,
    twice: bool = False,
) -> AbstractContextManager[HeadStart | None]:
    """A runner that gets ready while the rules look at what it may have to execute.

    There is none without drafts. For ``only`` and ``twice`` see
    :func:`dlprep.execution.run_snippets`.
    """
    if drafts is None:
        return nullcontext()
    trial = Trial(drafts)
    return execution.head_start(trial, settings, cache=project.cache, only=only, twice=twice)


def _known_runs(collection: Collection | None, last: Executed | None) -> Mapping[SnippetId, Run]:
    """The last runs of the snippets whose questions are the same as then."""
    if last is None or collection is None:
        return {}
    before = last.checked.collection.by_id
    same = {question.id for question in collection.questions if question is before.get(question.id)}
    return {key: run for key, run in last.runs.items() if key[0] in same}


def render(
    project: Project,
    language: Language,
    *,
    edit_base: str = "",
    homes: Homes = NO_HOMES,
    memo: Memo | None = None,
    progress: Progress = quiet,
    settings: Settings | None = None,
) -> Site | Refusal:
    """The site in one language, or every problem.

    ``edit_base`` is what the address for editing a file of the project begins with, ``homes`` are
    the full addresses of the languages' sites, with a slash at their ends, where they are known;
    the other arguments are those of :func:`run`.
    """
    executed = run(project, memo=memo, progress=progress, settings=settings)
    if isinstance(executed, Refusal):
        return executed
    return _render_site(
        project, executed, language, edit_base=edit_base, homes=homes, memo=memo or Memo()
    )


def render_all(
    project: Project,
    *,
    edit_base: str = "",
    homes: Homes = NO_HOMES,
    downloads: tuple[Download, ...] = (),
    memo: Memo | None = None,
    progress: Progress = quiet,
    settings: Settings | None = None,
) -> Mapping[Language, Site] | Refusal:
    """The site in every language, or every problem of any.

    Takes what :func:`render` takes, and the files to take along that the site will have.
    """
    executed = run(project, memo=memo, progress=progress, settings=settings)
    if isinstance(executed, Refusal):
        return executed
    sites: dict[Language, Site] = {}
    problems: dict[Problem, None] = {}
    for language in LANGUAGES:
        site = _render_site(
            project,
            executed,
            language,
            edit_base=edit_base,
            homes=homes,
            downloads=downloads,
            memo=memo or Memo(),
        )
        if isinstance(site, Refusal):
            problems |= dict.fromkeys(site.problems)
        else:
            sites[language] = site
    return Refusal(tuple(in_order(list(problems)))) if problems else sites


def _render_site(
    project: Project,
    executed: Executed,
    language: Language,
    *,
    edit_base: str,
    homes: Homes,
    memo: Memo,
    downloads: tuple[Download, ...] = (),
) -> Site | Refusal:
    site = rendering.render(
        executed,
        language,
        templates=project.templates,
        edit_base=edit_base,
        home=homes.get(language, ""),
        downloads=downloads,
        cache=memo.pages,
    )
    if isinstance(site, Refusal):
        return site
    collection = executed.checked.collection
    search_index = {index_path(language): memo.indexer.file(collection, language)}
    study_index = {study.INDEX_PATH: study.index_file(collection)}
    beside = _beside(project, executed, language, homes, memo)
    return replace(
        site,
        assets=search_index,
        shared={**site.shared, **study_index},
        beside={**site.beside, **beside},
    )


def _beside(
    project: Project, executed: Executed, language: Language, homes: Homes, memo: Memo
) -> dict[str, bytes]:
    """What others than readers look for, most of it where the site's address is known only."""
    folder, collection = project.cache.drawings, executed.checked.collection
    found: dict[str, bytes] = {}
    if language == LANGUAGES[0]:
        found |= memo.drawings.icons(folder)
    if not homes:
        return found
    made = previews(collection, language)
    found |= {path: memo.drawings.preview(one, folder) for path, one in made.items()}
    if language == LANGUAGES[0]:
        found[llms.PATH] = llms.llms_file(collection, homes)
    if new := feed.feed(executed, language, homes[language], memo.arrivals_in(project).dates):
        found[feed.PATH] = new
    return found


def search_indexes(collection: Collection) -> Mapping[Language, bytes]:
    """The search index of these questions in each language."""
    indexer = Indexer()
    return {language: indexer.file(collection, language) for language in LANGUAGES}


def assets() -> Mapping[str, bytes]:
    """The files that every site serves besides its figures, by path: our own and KaTeX's."""
    ours = {
        f"assets/dlprep/{file.relative_to(ASSETS).as_posix()}": _published(file)
        for file in sorted(ASSETS.rglob("*"))
        if file.is_file() and file.parent.name != "worker"  # that lies at the root
    }
    katex = {f"assets/katex/{path}": data for path, data in katex_assets().items()}
    return {**ours, **katex, **dict(_practice_words())}


def _practice_words() -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        for group, texts in practice_words(language).items():
            content = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
            yield f"assets/dlprep/study/words/{group}-{language}.json", content.encode()


def _published(file: Path) -> bytes:
    data = file.read_bytes()
    return scripts.published(data.decode()).encode() if file.suffix == ".js" else data
