"""The command that searches as the site does."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

import click

from dlprep import pipeline
from dlprep.cli.session import Session
from dlprep.collection import Loader
from dlprep.javascript import JavaScriptError, JavaScriptUnavailableError
from dlprep.model import LANGUAGES, Language
from dlprep.search import Hit, Searcher

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 5
"""Pages that an explanation tells of."""


@click.command()
@click.argument("query", required=False)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="The site that is searched.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How results are written: for people or for programs.",
)
@click.option("--explain", is_flag=True, help="Show how each page came by its score.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help=f"Pages shown; with --explain at most {_SHOWN}.",
)
@click.pass_obj
def search(
    session: Session,
    query: str | None,
    *,
    language: Language,
    output: Literal["text", "json"],
    explain: bool,
    limit: int,
) -> None:
    """Find questions as the site's search does.

    Without QUERY, queries are read from standard input, one a line. As JSON each query gives one
    line: a list of {"id", "score"}, the best first. Nothing is executed, so that a change of
    aliases or of the glossary shows at once. Questions that cannot be read are told on standard
    error and not found; the exit status is 1 then.
    """
    loaded = Loader().read(session.project.root)
    if loaded.collection is None:
        session.fail(loaded.problems, output)
    incomplete = session.report(loaded.problems)
    queries = [query] if query is not None else _read_queries()
    searcher = Searcher(pipeline.search_indexes(loaded.collection))
    try:
        for one in queries:
            if explain:
                explanation = searcher.explain(one, language, limit=min(limit, _SHOWN))
                click.echo(
                    _to_json(explanation) if output == "json" else _format_explanation(explanation)
                )
            else:
                hits = searcher.search(one, language, limit=limit)
                near = () if hits else searcher.near(one, language)
                click.echo(
                    _format_json(hits)
                    if output == "json"
                    else _format_text(one, hits, near, language)
                )
    except (JavaScriptError, JavaScriptUnavailableError) as error:
        raise click.ClickException(str(error)) from error
    finally:
        searcher.close()
    if incomplete:
        sys.exit(1)


def _read_queries() -> Iterable[str]:
    return (line.rstrip("\r\n") for line in sys.stdin)


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _format_json(hits: Iterable[Hit]) -> str:
    return _to_json([{"id": hit.id, "score": round(hit.score, 6)} for hit in hits])


def _format_text(
    query: str, hits: tuple[Hit, ...], near: tuple[str, ...], language: Language
) -> str:
    lines = [click.style(query, bold=True)]
    lines += [f"{hit.score:8.3f}  {hit.id}{_foreign(hit, language)}" for hit in hits]
    if not hits:
        lines.append(f"nothing; nearest terms: {', '.join(near)}" if near else "nothing")
    return "\n  ".join(lines)


def _foreign(hit: Hit, language: Language) -> str:
    return "" if hit.language == language else f" ({hit.language})"


def _format_explanation(explanation: dict[str, Any]) -> str:
    lines: list[str] = []
    for unit in explanation["units"]:
        forms = (f"{one['form']} ({one['why']} {one['sure']})" for one in unit["forms"])
        lines.append(
            f"{click.style(unit['text'], bold=True)}, weight {unit['weight']}: {', '.join(forms)}"
        )
    for page in explanation["results"]:
        name = click.style(page["id"], bold=True)
        lines.append(f"{page['score']:8.3f}  {name}, {page['coverage']:.0%} of the query")
        lines += [
            f"{one['score']:16.3f}  {one['text']}: {one['form']} ({one['why']})"
            for one in page["units"]
            if "form" in one
        ]
    return "\n".join(lines)
