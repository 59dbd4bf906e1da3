"""A text is there in one language only; the page shows it to everybody with a note.

This is a warning: whoever knows one language only may contribute in it. Add the other language,
or leave it to someone who knows it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.model import LANGUAGE_NAMES, LANGUAGES, Language, Localized, Question
from dlprep.problems import Code, Place, Problem, Severity

CODES: Final = (Code("missing-translation"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)


def check_question(question: Question) -> Iterator[Problem]:
    """Warnings for one question; a single one where a language is missing altogether."""
    fields = dict(question.prose())
    for snippet in question.snippets:
        if snippet.alt is not None:
            fields[f"snippets.{snippet.name}.alt"] = snippet.alt
    for language in LANGUAGES:
        if all(text.get(language) is None for text in fields.values()):
            yield _warning(question.question.place, "the question", language)
            return
    for name, text in fields.items():
        yield from _field(name, text)


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Warnings for syllabus and glossary."""
    for chapter in collection.syllabus.chapters:
        yield from _field("title", chapter.title)
        yield from _field("summary", chapter.summary)
    for tag, name in collection.syllabus.tags.items():
        yield from _field(tag, name)
    for term in collection.glossary.terms:
        if term.definition is not None:
            yield from _field("definition", term.definition)


def _field(name: str, text: Localized) -> Iterator[Problem]:
    for language in LANGUAGES:
        if text.get(language) is None:
            yield _warning(text.place, f"`{name}`", language)


def _warning(place: Place, what: str, language: Language) -> Problem:
    return _problem(
        place=place,
        message=f"{what} has no {LANGUAGE_NAMES[language]} text",
        remedy=f"Add it under `{language}`, if you know the language.",
    )
