"""The anchors of a question's page: what a link may lead to behind its ``#``.

They are found by the extension that gives headings theirs when pages are made, and with the same
``slugify``, which mkdocs.yml names.
"""

from collections.abc import Iterator
from typing import Any, Final

from markdown import Markdown
from pymdownx import slugs

from dlprep.model import Language, Question
from dlprep.prose import Heading, scan

slugify: Final = slugs.slugify(case="lower")
"""Makes an anchor of a heading's words."""


def anchors(question: Question, language: Language, *, has_children: bool = False) -> list[str]:
    """Those of the headings and snippets on the page in ``language``.

    ``has_children`` tells whether another question follows this one up.
    """
    fixed = [f"## - {{ #{anchor} }}" for anchor in _fixed(question, has_children=has_children)]
    title, answer = question.question.shown(language), question.answer.shown(language)
    headings = [f"## {span.title}" for span in scan(answer.value) if isinstance(span, Heading)]
    reader = Markdown(
        extensions=["attr_list", "toc"], extension_configs={"toc": {"slugify": slugify}}
    )
    reader.convert("\n\n".join([f"# {title}", *headings, *fixed]))
    tokens: list[Any] = reader.toc_tokens  # type: ignore[attr-defined] # the extension's own
    return list(_ids(tokens))


def _fixed(question: Question, *, has_children: bool) -> Iterator[str]:
    """The anchors that templates/question.md.j2 and snippet.md.j2 give by name."""
    yield "short"
    for snippet in question.snippets:
        yield f"snippet-{snippet.name}"
    sections = {
        "key-points": question.key_points,
        "wrong-answers": question.wrong_answers,
        "follow-ups": has_children or question.follow_ups,
        "related": question.related,
        "references": question.references,
    }
    yield from (anchor for anchor, content in sections.items() if content)


def _ids(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        yield token["id"]
        yield from _ids(token["children"])
