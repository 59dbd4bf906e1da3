"""A snippet as a page shows it: what it printed, drew or ended in, its code, and how it was run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dlprep.model import Question, SeedRecord, Snippet
from dlprep.rendering.figures import figure_views
from dlprep.rendering.passages import Prose
from dlprep.rendering.scope import Scope
from dlprep.rendering.text import fence
from dlprep.rendering.views import SnippetView
from dlprep.rendering.words import Words
from dlprep.seeds import record_of
from dlprep.stages import Run

# Coarse on purpose: two builds on two machines must give the same bytes. Five seconds is what a
# snippet should stay well below, so that few come near a limit.
_SECONDS: Final = (5, 20)
_NAMES: Final = {
    "python": "Python",
    "keras": "Keras",
    "numpy": "NumPy",
    "pillow": "Pillow",
    "scipy": "SciPy",
    "torch": "PyTorch",
    "matplotlib": "Matplotlib",
    "sklearn": "scikit-learn",
}


def snippet_block(scope: Scope, prose: Prose, question: Question, name: str) -> str:
    """The block that stands in place of ``[[name]]``."""
    snippet = next(snippet for snippet in question.snippets if snippet.name == name)
    view = _view(scope, prose, question, snippet)
    return scope.render("snippet.md.j2", snippet=view)


def _view(scope: Scope, prose: Prose, question: Question, snippet: Snippet) -> SnippetView:
    run = prose.runs.get(snippet.name, Run(stdout=""))
    alt = " ".join(snippet.alt.shown(scope.language).value.split()) if snippet.alt else ""
    record = record_of(question, snippet) if snippet.one_seed is None else None
    return SnippetView(
        name=snippet.name,
        caption=prose.line(snippet.caption) if snippet.caption else None,
        code=fence("python", snippet.code.value),
        lines=len(snippet.code.value.splitlines()),
        output=fence("text", run.stdout) if run.stdout.strip() else None,
        warned=fence("text", "\n".join(run.warned)) if run.warned else None,
        raised=fence("text", run.raised) if run.raised else None,
        not_run=prose.passage(snippet.not_run) if snippet.not_run else None,
        figures=tuple(figure_views(question.id, snippet.name, run, alt, prose.root)),
        executed=tuple(_badge(scope.words, run, record)) if snippet.name in prose.runs else (),
        one_seed=prose.line(snippet.one_seed) if snippet.one_seed else None,
        form=snippet.form,
    )


def _badge(words: Words, run: Run, record: SeedRecord | None) -> Iterator[str]:
    yield words.executed
    yield from _versions(run.versions)
    yield _duration(words, run.seconds)
    if record is not None:
        yield words.holds.format(held=record.held, tried=record.tried)


def _versions(versions: Mapping[str, str]) -> Iterator[str]:
    """Python first, the rest by name; two parts of a version say enough."""
    by_name = {_NAMES.get(name.lower(), name): version for name, version in versions.items()}
    for name in sorted(by_name, key=lambda name: (name != "Python", name.lower())):
        yield f"{name} {'.'.join(by_name[name].split('+')[0].split('.')[:2])}"


def _duration(words: Words, seconds: float) -> str:
    for limit in _SECONDS:
        if seconds < limit:
            return words.under_seconds.format(limit)
    return words.over_seconds.format(_SECONDS[-1])
