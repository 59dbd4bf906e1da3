"""Renders a snippet: its output, figures, exception and code, and how it was run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dlprep.model import Question, SeedRecord, Snippet
from dlprep.rendering.context import RenderContext
from dlprep.rendering.figures import figure_views
from dlprep.rendering.passages import ProseRenderer
from dlprep.rendering.text import fence
from dlprep.rendering.views import SnippetView
from dlprep.seeds import record_of
from dlprep.stages import Run
from dlprep.words import Words

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


def snippet_block(
    context: RenderContext, renderer: ProseRenderer, question: Question, name: str
) -> str:
    """The block that stands in place of ``[[name]]``."""
    snippet = next(snippet for snippet in question.snippets if snippet.name == name)
    view = snippet_view(context, renderer, question, snippet)
    return context.render("snippet.md.j2", snippet=view)


def snippet_view(
    context: RenderContext,
    renderer: ProseRenderer,
    question: Question,
    snippet: Snippet,
    *,
    figures: str = "",
) -> SnippetView:
    """What there is to show of ``snippet``, its texts as ``renderer`` renders them.

    ``figures`` leads to where the folder of figures is, if not to the root of ``renderer``.
    """
    run = renderer.runs.get(snippet.name, Run(stdout=""))
    alt = " ".join(snippet.alt.shown(context.language).value.split()) if snippet.alt else ""
    record = record_of(question, snippet) if snippet.one_seed is None else None
    return SnippetView(
        name=snippet.name,
        caption=renderer.line(snippet.caption) if snippet.caption else None,
        code=fence("python", snippet.code.value),
        lines=len(snippet.code.value.splitlines()),
        output=fence("text", run.stdout) if run.stdout.strip() else None,
        warned=fence("text", "\n".join(run.warned)) if run.warned else None,
        raised=fence("text", run.raised) if run.raised else None,
        not_run=renderer.passage(snippet.not_run) if snippet.not_run else None,
        figures=tuple(figure_views(question.id, snippet.name, run, alt, figures or renderer.root)),
        executed=tuple(_badge(context.words, run, record)) if snippet.name in renderer.runs else (),
        one_seed=renderer.line(snippet.one_seed) if snippet.one_seed else None,
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
