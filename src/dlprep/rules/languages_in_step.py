r"""The Korean and the English text of a field do not have the same parts.

Headings, formulas, shown snippets, inserted values, code blocks and links agree in both
languages: headings and snippets in their order, the others in any order. Words inside `\text{}`
and headings that links lead to may differ.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from dlprep.model import LANGUAGE_NAMES, LANGUAGES, Language, Localized, Question, Text
from dlprep.problems import Code, Place, Problem, Related
from dlprep.prose import QUESTION_SCHEME, Fence, Heading, InlineMath, Link, Span
from dlprep.rules.text_fields import TextField
from dlprep.source.excerpt import shortened

CODES: Final = (Code("languages-in-step"),)
_problem = partial(Problem, code=CODES[0])

_WORDS: Final = re.compile(r"\\(?:text(?:rm|bf|it|sf|tt)?|mbox)\s*\{[^{}]*\}")
_VALUE: Final = re.compile(r"\[\[[a-z].*?\]\](?!\])")


@dataclass(frozen=True, slots=True)
class _Part:
    """Something both languages must have. ``key`` is compared, messages name the ``label``."""

    kind: str
    key: str
    label: str
    text: Text
    offset: int

    @property
    def place(self) -> Place:
        """Its place in the file, worked out only when asked for, since few parts are at fault."""
        return self.text.place(self.offset)


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of all fields that are there in both languages."""
    for path, localized in question.prose():
        if localized.ko is not None and localized.en is not None:
            yield from _field(path, localized)


def _field(path: str, localized: Localized) -> Iterator[Problem]:
    parts = {
        language: list(_parts(TextField(path, language, text)))
        for language, text in localized.texts()
    }
    for language, other in (LANGUAGES, reversed(LANGUAGES)):
        text = localized.shown(language)
        yield from _lacking(path, (language, text, parts[language]), (other, parts[other]))
    yield from _order(path, parts["ko"], parts["en"])


def _parts(field: TextField) -> Iterator[_Part]:
    for span in field.spans:
        part = _part(field, span)
        if part is not None:
            yield part
    for insertion in field.insertions:
        written = field.text.value[insertion.start : insertion.end]
        kind = "snippet" if insertion.field is None else "value"
        yield _Part(kind, written, written, field.text, insertion.start)


def _part(field: TextField, span: Span) -> _Part | None:
    here = (field.text, span.start)
    match span:
        case Heading():
            marks = "#" * span.level
            return _Part("heading", marks, f"{marks} {span.title}", *here)
        case InlineMath() | Fence(info="math"):
            tex = span.tex if isinstance(span, InlineMath) else span.body
            return _Part("formula", _comparable(tex), shortened(tex), *here)
        case Fence():
            return _Part("code block", span.info, span.info or "text", *here)
        case Link():
            return _Part("link", _page(span.target), span.target, *here)
        case _:
            return None


def _page(target: str) -> str:
    """A link's target without the heading it leads to, whose words differ between languages."""
    page, mark, _ = target.partition("#")
    return page + mark if not page or page.startswith(QUESTION_SCHEME) else target


def _comparable(tex: str) -> str:
    """TeX without what may differ: spaces, words, and values, which are compared by themselves."""
    return "".join(_WORDS.sub(r"\\text{}", _VALUE.sub("[[]]", tex)).split())


def _lacking(
    path: str,
    here: tuple[Language, Text, list[_Part]],
    there: tuple[Language, list[_Part]],
) -> Iterator[Problem]:
    """A problem for each part that is there but not here, at the text that lacks it."""
    language, text, parts = here
    other, others = there
    left = Counter((part.kind, part.key) for part in parts)
    for part in others:
        if left[part.kind, part.key] > 0:
            left[part.kind, part.key] -= 1
            continue
        yield _problem(
            place=text.place(),
            message=f"the {LANGUAGE_NAMES[language]} `{path}` lacks the {part.kind} "
            f"`{part.label}` of the {LANGUAGE_NAMES[other]} one",
            remedy="Add it here, or remove it there, so that both say the same.",
            related=(Related(part.place, f"the {LANGUAGE_NAMES[other]} text has it here"),),
        )


def _order(path: str, korean: list[_Part], english: list[_Part]) -> Iterator[Problem]:
    for kind in ("heading", "snippet"):
        ours = [part for part in korean if part.kind == kind]
        theirs = [part for part in english if part.kind == kind]
        if Counter(part.key for part in ours) == Counter(part.key for part in theirs):
            yield from _first_difference(path, ours, theirs)


def _first_difference(path: str, korean: list[_Part], english: list[_Part]) -> Iterator[Problem]:
    for ours, theirs in zip(korean, english, strict=True):
        if ours.key != theirs.key:
            yield _problem(
                place=theirs.place,
                message=f"in `{path}`, `{theirs.label}` comes where the Korean text has "
                f"`{ours.label}`",
                remedy=f"Put the {ours.kind}s of both languages into the same order.",
                related=(Related(ours.place, "in the Korean text"),),
            )
            return
